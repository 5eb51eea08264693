import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { highlightParts } from './highlight-parts.ts';
import { highlightStyles } from './highlight-style.ts';

describe('the colours', () => {
  const page = readFileSync(new URL('../app/page.css', import.meta.url), 'utf8');

  /** The red, green and blue of a token of the page in light (0) or dark (1). */
  function token(name: string, mode: 0 | 1): number[] {
    const pair = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(page)!;
    const hex = pair[mode + 1]!.slice(1);
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16));
  }
  const mix = (a: number[], b: number[], share: number) =>
    a.map((value, at) => value * share + b[at]! * (1 - share));
  function luminance(colour: number[]): number {
    const [r, g, b] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  }
  function contrast(a: number[], b: number[]): number {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light! + 0.05) / (dark! + 0.05);
  }

  const used = [
    ...new Set([...highlightStyles.cssText.matchAll(/\bcolor: var\(--([\w-]+)\)/g)].map((m) => m[1]!)),
  ];

  it.each(used.flatMap((name) => [[name, 0] as const, [name, 1] as const]))(
    '--%s can be read in mode %i on the panel and on the active line',
    (name, mode) => {
      const panel = token('panel', mode);
      expect(contrast(token(name, mode), panel)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token(name, mode), mix(token('ink', mode), panel, 0.04))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([0, 1] as const)('plain text can be read where it is selected, in mode %i', (mode) => {
    const selected = mix(token('accent', mode), token('panel', mode), 0.2);
    expect(contrast(token('ink', mode), selected)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('highlightParts', () => {
  const classOf = (text: string, language: 'sql' | 'yaml' | 'markdown', piece: string) =>
    highlightParts(text, language).find((part) => part.text.includes(piece))?.className;

  it('loses nothing of the text', () => {
    for (const text of [
      'SELECT \'a\' -- b\n\n  FROM "x" größe $$ y $$;',
      'a:\n  - b: |\n      x\n',
      '# a\n\n```sql\nSELECT 1\n```\n',
    ])
      for (const language of ['sql', 'yaml', 'markdown'] as const)
        expect(
          highlightParts(text, language)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
  });

  it('tells the parts of SQL apart', () => {
    const sql = 'SELECT round(a, 2) AS b, $$ x $$, CAST(c AS VARCHAR) FROM t -- note\nQUALIFY true';
    expect(classOf(sql, 'sql', 'SELECT')).toBe('wb-keyword');
    expect(classOf(sql, 'sql', 'QUALIFY')).toBe('wb-keyword');
    expect(classOf(sql, 'sql', 'round')).toBe('wb-function');
    expect(classOf(sql, 'sql', '2')).toBe('wb-number');
    expect(classOf(sql, 'sql', '$$ x $$')).toBe('wb-string');
    expect(classOf(sql, 'sql', 'VARCHAR')).toBe('wb-type');
    expect(classOf(sql, 'sql', '-- note')).toBe('wb-comment');
  });

  it('colours the SQL in YAML and Markdown', () => {
    expect(classOf('title: a\ndata: |\n  SELECT 1\n', 'yaml', 'SELECT')).toBe('wb-keyword');
    expect(classOf('title: SELECT', 'yaml', 'SELECT')).toBe('');
    expect(classOf('title: a', 'yaml', 'title')).toBe('wb-key');
    expect(classOf('```sql\nSELECT 1\n```', 'markdown', 'SELECT')).toBe('wb-keyword');
    expect(classOf('SELECT **b**', 'markdown', 'b')).toBe('wb-strong');
  });
});
