import { analyse } from 'chardet';
import { alphabetShare, latinEncodings } from './alphabets.ts';

/** A word of a script that has capitals: none, the first letter, or all. */
const cased = (script: string) => {
  const letter = (kind: string) => `[\\p{${kind}}&&\\p{sc=${script}}]`;
  return new RegExp(`^(?:${letter('Lu')}?${letter('Ll')}*|${letter('Lu')}+)$`, 'v');
};
const cyrillic = cased('Cyrillic');
const greek = cased('Greek');
const hebrew = /^\p{sc=Hebrew}+$/u;
const arabic = /^(?:\p{sc=Arabic}|\p{sc=Inherited}|\u0640)+$/u;

/** Encodings of scripts without Latin letters, and what a word is in them. */
const scripts: Readonly<Record<string, RegExp>> = {
  'windows-1251': cyrillic,
  'koi8-r': cyrillic,
  'iso-8859-5': cyrillic,
  'windows-1253': greek,
  'windows-1255': hebrew,
  'windows-1256': arabic,
  'iso-8859-6': arabic,
};
const eastAsian = ['shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'];
const eastAsianLetter = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** Encodings that have the letters of another one at the same places. */
const alike: Readonly<Record<string, string>> = {
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
};

/**
 * The encoding of a text that is not UTF-8, where there is strong evidence that it is another one than Windows-1252:
 * undefined where there is not.
 * `sample` are lines of it that have bytes above ASCII. Scripts without Latin letters are told by words without any, and then by
 * the frequencies of letters, for which chardet is asked, a port of ICU's detector. It says little of languages with Latin
 * letters; these are told by their alphabets.
 */
export function guessEncoding(sample: Uint8Array): string | undefined {
  const words = foreignWords(sample);
  if (words.length < 3) return undefined;
  const isScript = words.filter(isWithoutLatin).length * 2 > words.length;
  const script = isScript ? guessScript(words) : undefined;
  // Words of an even number of bytes may be Chinese by accident, but Chinese makes no words in other scripts.
  return script ?? guessEastAsian(sample) ?? (isScript ? undefined : guessLatin(words));
}

const isLetterByte = (byte: number) =>
  byte >= 0x80 || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);

/** The different words that have bytes above ASCII. */
function foreignWords(sample: Uint8Array): Uint8Array[] {
  const words = new Map<string, Uint8Array>();
  for (let at = 0; at < sample.length;) {
    let end = at;
    let isForeign = false;
    for (; end < sample.length && isLetterByte(sample[end]!); end++) isForeign ||= sample[end]! >= 0x80;
    if (isForeign) words.set(sample.subarray(at, end).join(), sample.subarray(at, end));
    at = end + 1;
  }
  return [...words.values()];
}

/** Western languages have hardly a word of three letters with accents and no other one. */
const isWithoutLatin = (word: Uint8Array) => word.length >= 3 && word.every((byte) => byte >= 0x80);

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The one of several encodings for which the frequencies of letters speak, `clear` times as much as for the next one. */
function mostFrequent(
  bytes: Uint8Array,
  encodings: readonly string[],
  { least, clear }: { least: number; clear: number },
): string | undefined {
  const scores = new Map<string, number>();
  for (const { name, confidence } of analyse(bytes)) {
    const encoding = alike[name.toLowerCase()] ?? name.toLowerCase();
    if (encodings.includes(encoding)) scores.set(encoding, Math.max(confidence, scores.get(encoding) ?? 0));
  }
  const [[best, score] = ['', 0], [, second] = ['', 0]] = [...scores].sort(([, a], [, b]) => b - a);
  return score >= least && score >= second * clear ? best : undefined;
}

/** Bytes of characters of two bytes stand beside each other, or are such as no Western letter has. */
function arePaired(sample: Uint8Array): boolean {
  let foreign = 0;
  let paired = 0;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at]!;
    if (byte < 0x80) continue;
    foreign++;
    if (byte < 0xa0 || sample[at - 1]! >= 0x80 || sample[at + 1]! >= 0x80) paired++;
  }
  return paired > foreign * 0.75;
}

function guessEastAsian(sample: Uint8Array): string | undefined {
  if (!arePaired(sample)) return undefined;
  const fitting = eastAsian.filter((encoding) => {
    const foreign = [...(decode(sample, encoding) ?? '')].filter((character) => character > '\x7f');
    return foreign.filter((character) => eastAsianLetter.test(character)).length > foreign.length * 0.9;
  });
  return mostFrequent(sample, fitting, { least: 20, clear: 1.3 });
}

function guessScript(words: readonly Uint8Array[]): string | undefined {
  const share = (encoding: string, word: RegExp) =>
    words.filter((bytes) => word.test(decode(bytes, encoding) ?? '-')).length / words.length;
  const fitting = Object.keys(scripts).filter((encoding) => share(encoding, scripts[encoding]!) >= 0.8);
  const found = mostFrequent(Uint8Array.from(words.flatMap((word) => [...word, 32])), fitting, {
    least: 5,
    clear: 1,
  });
  // The two differ in one letter.
  const isIso = found === 'windows-1253' && share('iso-8859-7', greek) > share('windows-1253', greek);
  return isIso ? 'iso-8859-7' : found;
}

function guessLatin(words: readonly Uint8Array[]): string | undefined {
  const western = alphabetShare(words, 'windows-1252');
  const shares = latinEncodings.map((encoding) => [encoding, alphabetShare(words, encoding)] as const);
  const [encoding, share] = shares.reduce((best, next) => (next[1] > best[1] ? next : best));
  return words.length >= 5 && share >= 0.9 && western < 0.8 ? encoding : undefined;
}
