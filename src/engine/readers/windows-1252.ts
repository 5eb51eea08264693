/** Bytes that stand for no character in Windows-1252, and one (ÿ) that hardly any text has. */
const unlikely = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xff]);

/** Letters among the characters from 0x80 to 0xbf: ƒ Š Œ Ž š œ ž Ÿ ª º. */
const lowLetters = new Set([0x83, 0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f, 0xaa, 0xba]);

/** Signs that stand between letters: ’ – — · and the soft hyphen. */
const joiners = new Set([0x92, 0x96, 0x97, 0xad, 0xb7]);

function isAsciiLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function isLetter(byte: number): boolean {
  return isAsciiLetter(byte) || lowLetters.has(byte) || (byte >= 0xc0 && !unlikely.has(byte));
}

/**
 * Whether a byte above ASCII makes sense as a character of Windows-1252 where it stands: a letter in a word, a sign
 * beside a word or a number. `before` and `after` are the bytes beside it, 0 where there is none.
 */
export function isPlausible(byte: number, before: number, after: number): boolean {
  if (unlikely.has(byte)) return false;
  if (!isLetter(byte)) {
    if (isLetter(before) && isLetter(after)) return joiners.has(byte);
    return [before, after].some(
      (beside) => isLetter(beside) || beside === 32 || (beside >= 48 && beside <= 57),
    );
  }
  // Capital letters with accents stand at the beginning of words, or among other capitals.
  const isCapital = byte >= 0xc0 && byte <= 0xde;
  if (isCapital && before >= 97 && before <= 122) return false;
  return [before, after].some((beside) => isLetter(beside) || beside === 32);
}
