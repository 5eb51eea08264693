const word = '[0-9A-Za-z_]';

/** Signs that mean something else to Java outside of brackets, and how Java says what RE2 means by them. */
const escapes: Readonly<Record<string, string>> = {
  '\\s': '[ \\t\\n\\f\\r]',
  '\\S': '[^ \\t\\n\\f\\r]',
  '\\b': `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  '\\B': `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
};

const namedClasses: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  punct: '!-/:-@\\[-`{-~',
  space: ' \\t\\n\\r\\f\\x0B',
  blank: ' \\t',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** In brackets Java takes `[` and `&&` for operators, RE2 for signs like others; Java doesn't know `[:alpha:]`. */
function brackets(part: string): string {
  const inner = part
    .slice(1, -1)
    .replace(
      /\[:(\w+):\]|\\[^]|\[|&&/g,
      (piece, name: string | undefined) =>
        (name === undefined ? undefined : namedClasses[name]) ??
        ({ '[': '\\[', '&&': '&\\&', '\\s': ' \\t\\n\\f\\r' } as Record<string, string>)[piece] ??
        piece,
    );
  return `[${inner}]`;
}

/**
 * A regular expression of RE2 as Java must have it to find the same. RE2's `$` is the very end of the text, where Java's
 * also stands before a line break there; RE2's `.` stops at `\n` only; without regard to case, RE2 knows all letters.
 * `dotAll` lets `.` stand for line breaks too. Throws an Error for what Java can't say.
 */
export function javaPattern(pattern: string, { dotAll = false } = {}): string {
  const parts = pattern.match(/\\[^]|\(\?[a-zA-Z-]+[:)]|\[\^?\]?(?:\[:\w+:\]|\\[^]|[^\]\\])*\]|[^]/g) ?? [];
  const flags = parts.filter((part) => part.startsWith('(?')).map((part) => part.split('-')[0]!);
  if (flags.some((flag) => flag.includes('U')))
    throw new Error('the flag (?U) of a regular expression has another meaning on Spark');
  const isMultiline = flags.some((flag) => flag.includes('m'));
  const text = parts.map((part) => {
    if (part === '$') return isMultiline ? part : '\\z';
    if (part.startsWith('[')) return brackets(part);
    if (part.startsWith('(?')) return part.replace(/^(\(\?[a-z]*?)i/, '$1iu');
    return escapes[part] ?? part;
  });
  return `(?d${dotAll ? 's' : ''})${text.join('').replaceAll('(?P<', '(?<')}`;
}
