import { describe, expect, it } from 'vitest';
import { numberedParts, plainParts } from './source-parts.ts';

describe('the pieces of a text with its lines marked', () => {
  const shown = (parts: ReturnType<typeof numberedParts>) =>
    parts.map((part) => (part === 'line' ? '|' : part.text)).join('');

  it.each([
    ['', '|'],
    ['a', '|a'],
    ['a\n', '|a\n|'],
    ['a\n\n  b', '|a\n|\n|  b'],
  ])('%j', (text, marked) => {
    expect(shown(numberedParts(plainParts(text)))).toBe(marked);
  });

  it('keep their colours', () => {
    const parts = [
      { text: 'SELECT', className: 'k' },
      { text: ' a\n', className: '' },
      { text: 'FROM', className: 'k' },
    ];
    expect(numberedParts(parts)).toEqual(['line', parts[0], parts[1], 'line', parts[2]]);
  });
});
