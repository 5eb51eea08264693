import { expect, it } from 'vitest';
import { csvOf } from './tile-csv.ts';

it('writes rows as CSV in which every value stays apart from every other, and NULL from the empty text', () => {
  const rows = [
    { name: 'a,b', note: 'says "no"', n: 1, none: null },
    { name: '', note: 'two\nlines', n: 2n, none: undefined },
  ];
  expect(csvOf(rows)).toBe('name,note,n,none\r\n"a,b","says ""no""",1,\r\n"","two\nlines",2,\r\n');
  expect(csvOf([{ list: [1n] }])).toBe('list\r\n"[""1""]"\r\n');
  expect(csvOf([])).toBe('');
});
