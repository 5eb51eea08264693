import { describe, expect, it } from 'vitest';
import {
  converted,
  copyOf,
  newCell,
  settled,
  spaced,
  tidy,
  withBody,
  withCollapsed,
  withInfo,
} from './compose.ts';
import { isCollapsed, printNotebook, prose, textOf, type Cell } from './document.ts';
import { parseNotebook } from './parse.ts';

const kinds = new Set(['sql', 'job', 'plot']);
const parse = (text: string) => parseNotebook(text, kinds);
const meaning = (cells: readonly Cell[]) =>
  cells.map((cell) => ({
    kind: cell.kind,
    words: cell.words,
    options: cell.options,
    // What closes a fence in prose is ours until it is read again.
    body: (cell.kind === prose ? cell.body + cell.close : textOf(cell)).trim(),
    collapsed: isCollapsed(cell),
  }));

/** Fails unless cells are read again as the same ones from the text that they make. */
function expectToSurvive(cells: readonly Cell[]): void {
  const tidied = tidy(cells);
  const text = printNotebook(tidied);
  expect(meaning(parse(text)), text).toEqual(meaning(tidied));
  expect(printNotebook(parse(text))).toBe(text);
}

describe('cells that are changed', () => {
  it('keep everything but the body', () => {
    const [cell] = parse('~~~~sql   name=a\nSELECT 1\n~~~~~ \n\n\n');
    expect(printNotebook([withBody(cell!, 'SELECT 2\nFROM x')])).toBe(
      '~~~~sql   name=a\nSELECT 2\nFROM x\n~~~~~ \n\n\n',
    );
    expect(printNotebook([withBody(cell!, '')])).toBe('~~~~sql   name=a\n\n~~~~~ \n\n\n');
  });

  it('keep the line ends of their file', () => {
    const [cell] = parse('```sql\r\nSELECT 1\r\n```\r\n');
    expect(printNotebook([withBody(cell!, 'a\nb')])).toBe('```sql\r\na\r\nb\r\n```\r\n');
  });

  it('take a longer fence where the body holds one', () => {
    const [cell] = parse('```sql\n```\n');
    expectToSurvive([withBody(cell!, 'a\n```\nb\n`````\nc'), newCell('sql', 'z')]);
  });

  it('take names and words into the opening line', () => {
    const [cell] = parse('```sql\nSELECT 1\n```\n\n');
    expect(printNotebook([withInfo(cell!, { options: { name: 'delays' } })])).toBe(
      '```sql name=delays\nSELECT 1\n```\n\n',
    );
  });

  it('become another kind and back', () => {
    const [cell] = parse('```sql name=a\nSELECT 1\n```\n\n');
    const text = converted(cell!, prose);
    expect(text).toMatchObject({ id: cell!.id, kind: prose, body: 'SELECT 1' });
    expect(converted(text, 'sql')).toMatchObject({
      id: cell!.id,
      kind: 'sql',
      body: 'SELECT 1',
      options: {},
    });
  });

  it('are collapsed and expanded in their text', () => {
    for (const cell of [newCell(prose, 'a'), newCell('sql', 'a', [], { name: 'x' })]) {
      const folded = withCollapsed(cell, true);
      expect(meaning(parse(printNotebook([folded])))[0]).toMatchObject({ collapsed: true, body: 'a' });
      expect(isCollapsed(withCollapsed(folded, false))).toBe(false);
    }
  });

  it('lose their name when they are copied: it stands for one cell', () => {
    const copy = copyOf(newCell('sql', 'SELECT 1', [], { name: 'a', collapsed: 'true' }));
    expect(copy.options).toEqual({ collapsed: 'true' });
    expect(copy.open).not.toContain('name');
  });

  it('get one blank line behind them, for readers', () => {
    const [cell] = parse('```sql\n```\n');
    expect(spaced(cell!).close).toBe('```\n\n');
    expect(spaced(spaced(cell!))).toEqual(spaced(cell!));
  });

  it('of prose become several where they have come to hold cells', () => {
    const cell = newCell(prose, 'a\n\n```sql\nSELECT 1\n```\n\nb\n# c');
    const parts = settled(cell, kinds);
    expect(parts.map(({ kind }) => kind)).toEqual([prose, 'sql', prose, prose]);
    expect(parts[0]!.id).toBe(cell.id);
    expect(printNotebook(parts)).toBe(printNotebook([cell]));
  });
});

describe('cells in any order', () => {
  const bodies = [
    '',
    'a',
    '# A',
    'x\n\ny',
    '```',
    '~~~\n```sql',
    '- a\n  ```js',
    '\n',
    ' ',
    '<!-- x',
    '````\n```',
  ];

  it('are read again as they are', () => {
    let seed = 11;
    const random = (below: number) => Math.floor(((seed = (seed * 16807) % 2147483647) / 2147483647) * below);
    const texts = [
      '```sql\nSELECT 1',
      'prose without an end',
      '```job dq\n```',
      '# A\r\n\r\nb',
      '\n\n```sql\n```\n',
    ];
    for (let round = 0; round < 2000; round++) {
      const cells = Array.from({ length: random(6) }, () =>
        random(3) === 0
          ? parse(texts[random(texts.length)]!)
          : [newCell([prose, 'sql', 'plot'][random(3)]!, bodies[random(bodies.length)]!)],
      ).flat();
      const changed = cells.map((cell) => (random(4) === 0 ? withCollapsed(cell, true) : cell));
      const moved = changed.length > 1 ? [...changed.slice(1), changed[0]!] : changed;
      expectToSurvive(moved.flatMap((cell) => settled(cell, kinds)));
    }
  });
});
