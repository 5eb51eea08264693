import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chaptersOf, printCell, printNotebook, type Cell } from './document.ts';
import { tidy } from './compose.ts';
import { parseNotebook } from './parse.ts';

const kinds = new Set(['job', 'dashboard']);
const parse = (text: string) => parseNotebook(text, kinds);
/** Cells without the ids, which are fresh each time. */
const bare = (cells: readonly Cell[]) => cells.map(({ id: _, ...cell }) => cell);

const nasty: [what: string, text: string, cells: string[]][] = [
  ['nothing', '', []],
  ['a line end only', '\n', ['markdown']],
  ['prose', 'a\n\nb', ['markdown']],
  ['one cell', '```job extract\n```', ['job']],
  ['a cell with a line end', '```job extract\n```\n', ['job']],
  ['prose around a cell', 'a\n```job extract\n```\nb\n', ['markdown', 'job', 'markdown']],
  ['two cells without anything between', '```job a\n```\n```dashboard\nx\n```\n', ['job', 'dashboard']],
  ['CRLF', '# A\r\n\r\n```job extract\r\n```\r\n\r\nb', ['markdown', 'job', 'markdown']],
  ['CR alone', 'a\r```job x\r```\rb', ['markdown', 'job', 'markdown']],
  ['mixed line ends', 'a\r\n```job x\nbody\r\n```\rb\n', ['markdown', 'job', 'markdown']],
  ['tildes', '~~~dashboard\ntitle: x\n~~~\n', ['dashboard']],
  ['a fence that is never closed', '```dashboard\ntitle: x\n\n# no heading\n', ['dashboard']],
  ['a longer fence around a shorter', '````\n```job x\n```\n````\n', ['markdown']],
  ['a cell that holds a shorter fence', '````dashboard\n```job x\n```\n````\nz', ['dashboard', 'markdown']],
  ['tildes around backticks', '~~~\n```job x\n```\n~~~\n', ['markdown']],
  ['a closing line with more marks and spaces', '```job x\n`````  \na', ['job', 'markdown']],
  ['a closing line with words is none', '```job x\n``` no\n```\n', ['job']],
  ['unknown kinds', '```sql\nSELECT 1\n```\n```jobs\n```\n', ['markdown']],
  ['a kind in other case', '```Job extract\n```\n', ['markdown']],
  ['an indented fence', '- a\n  ```job x\n  ```\n', ['markdown']],
  ['indented code', '    ```job x\n    ```\n', ['markdown']],
  ['a quoted fence', '> ```job x\n> ```\n', ['markdown']],
  ['backticks in the info string', '```job `x`\n', ['markdown']],
  ['two backticks', '``job x\n``\n', ['markdown']],
  ['spaces before the kind', '```   job   dq  dq_a   \n```', ['job']],
  ['headings', 'a\n# B\n## C\n#D\n# E\n', ['markdown', 'markdown', 'markdown']],
  ['a heading in a fence', '```\n# no\n```\n# yes\n', ['markdown', 'markdown']],
  ['a mark between prose', 'a\n\n<!-- cell -->\nb\n', ['markdown', 'markdown']],
  ['marks one after the other', '<!-- cell -->\n<!-- cell collapsed -->\n', ['markdown', 'markdown']],
  ['a mark before a heading', '<!-- cell -->\n# A\n', ['markdown']],
  ['a mark in a fence', '```\n<!-- cell -->\n```\n', ['markdown']],
  ['a mark with more behind it', 'a\n<!-- cell --> b\n', ['markdown']],
  ['a byte order mark', '\uFEFF# A\n\n```job x\n```\n', ['markdown', 'job']],
  ['a byte order mark before a fence', '\uFEFF```job x\n```\n', ['job']],
  ['a byte order mark only', '\uFEFF', ['markdown']],
  ['blank lines behind a cell', '```job x\n```\n\n\n```job y\n```\n\n', ['job', 'job']],
  ['an empty body and an empty line', '```job x\n\n```\n', ['job']],
  ['letters beyond ASCII and NUL', '# é \u2028\u0000🙂\n```job é🙂\n\u2029\n```', ['markdown', 'job']],
];

describe('a notebook', () => {
  it.each(nasty)('with %s is cut into its cells', (_what, text, cells) => {
    expect(parse(text).map((cell) => cell.kind)).toEqual(cells);
  });

  it.each(nasty)('with %s is printed as it was read', (_what, text) => {
    const cells = parse(text);
    expect(printNotebook(cells)).toBe(text);
    expect(bare(parse(cells.map(printCell).join('')))).toEqual(bare(cells));
    expect(tidy(cells)).toEqual(cells);
  });

  it('comes back to the byte from random pieces', () => {
    const pieces = [
      '```',
      '````',
      '~~~',
      'job',
      ' ',
      '\n',
      '\r\n',
      '\r',
      '#',
      'x',
      'dashboard a=b',
      '\n```job\n',
      '\t',
      '<!-- cell -->\n',
    ];
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 3000; round++) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 24) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join('');
      expect(printNotebook(parse(text))).toBe(text);
      expect(printNotebook(tidy(parse(text)))).toBe(text);
    }
  });

  it('as shipped comes back to the byte', () => {
    for (const name of readdirSync('cells')) {
      const text = readFileSync(`cells/${name}`, 'utf8');
      expect(printNotebook(parse(text)), name).toBe(text);
      expect(chaptersOf(parse(text)), name).toHaveLength(1);
    }
  });

  it('gives a fence its words, options and body', () => {
    const [cell] = parse('```job dq dq_hcp_data name=x a=b=c =d\none\ntwo\n```\n');
    expect(cell).toMatchObject({
      kind: 'job',
      words: ['dq', 'dq_hcp_data', '=d'],
      options: { name: 'x', a: 'b=c' },
      open: '```job dq dq_hcp_data name=x a=b=c =d\n',
      body: 'one\ntwo',
      close: '\n```\n',
    });
  });

  it('has a chapter for each heading of the first level, and one for what stands before', () => {
    const chapters = chaptersOf(parse('before\n# One #\n```job x\n```\n#\ttwo words\n#\n'));
    expect(chapters.map(({ title, cells }) => [title, cells.map((cell) => cell.kind)])).toEqual([
      ['', ['markdown']],
      ['One', ['markdown', 'job']],
      ['two words', ['markdown']],
      ['', ['markdown']],
    ]);
  });
});
