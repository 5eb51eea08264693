import type { Check } from './check.ts';

/** Throws an Error that says why a regular expression can't be used by every engine. */
export function checkPattern(pattern: string): void {
  const look = /\(\?<?[=!]/.exec(pattern);
  if (look) throw new Error(`look-around "${look[0]}" is not supported by the engine (RE2)`);
  if (/\\[1-9]/.test(pattern)) throw new Error('a back reference is not supported by the engine (RE2)');
  // What RE2 and Java know and JavaScript does not: flags inside the expression, (?P<name>.
  const bare = pattern
    .replace(/\(\?[a-zU-]+\)/g, '')
    .replace(/\(\?[a-zU-]+:/g, '(?:')
    .replaceAll('(?P<', '(?<');
  try {
    new RegExp(bare);
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : error;
    throw new Error(`the regular expression does not parse: ${String(reason)}`, { cause: error });
  }
}

export const regex: Check = {
  name: 'REGEX',
  doc: 'The regular expression must be found in the value; NULL passes. Use ^ and $ to hold it against the whole value.',
  condition: { doc: 'a regular expression without look-around', check: checkPattern },
  fails: (value, condition, dialect) => `NOT ${dialect.contains(value, condition)}`,
  examples: [
    { input: '7357143217', condition: '^[0-9]{10}$', passes: true },
    { input: '735714321', condition: '^[0-9]{10}$', passes: false },
    { input: 'ab12', condition: '[0-9]', passes: true },
    { input: '', condition: '^[0-9]+$', passes: false },
    { input: null, condition: '^[0-9]+$', passes: true },
  ],
};
