import { describe, expect, it } from 'vitest';
import { exactParts } from './exact-parts.ts';

/** The text with its signs in brackets. */
const shown = (text: string) =>
  exactParts(text)
    .map((part) => (typeof part === 'string' ? part : `[${part.name}]`))
    .join('');

describe('exact text', () => {
  it.each([
    ['plain text', 'plain text'],
    ['', ''],
    ['  a b ', '[space][space]a b[space]'],
    ['a\tb\r\n', 'a[tab]b[carriage return][line break]'],
    ['a\u00a0b', 'a[no-break space]b'],
    ['a\u200bb\u0000', 'a[U+200B]b[U+0000]'],
    ['Zoë 👩', 'Zoë 👩'],
  ])('of %j has signs for what can’t be seen', (text, expected) => expect(shown(text)).toBe(expected));
});
