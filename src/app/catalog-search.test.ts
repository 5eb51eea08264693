import { describe, expect, it } from 'vitest';
import type { CatalogueTable } from '../notebook/catalogue-table.ts';
import { markedPieces, searchTables, searchWords } from './catalog-search.ts';

const table = (name: string, ...columns: string[]): CatalogueTable => ({
  key: `lake.main.${name}`,
  name,
  sql: `lake.main.${name}`,
  layer: 'gold',
  columns: columns.map((column) => ({ name: column, type: 'VARCHAR' })),
  rows: undefined,
  exists: true,
  writers: [],
  readers: [],
  files: [],
});
const tables = [table('gold_sales', 'id', 'amount'), table('gold_sites', 'site_id', 'City'), table('sales')];
const found = (search: string) =>
  searchTables(tables, searchWords(search)).map((hit) => [
    hit.table.name,
    ...hit.columns.map(({ name }) => name),
  ]);

describe('a search for tables', () => {
  it.each<[string, string[][]]>([
    ['', [['gold_sales'], ['gold_sites'], ['sales']]],
    ['SALES', [['gold_sales'], ['sales']]],
    ['city', [['gold_sites', 'City']]],
    [
      'gold id',
      [
        ['gold_sales', 'id'],
        ['gold_sites', 'site_id'],
      ],
    ],
    ['sales city', []],
  ])('%j', (search, expected) => {
    expect(found(search)).toEqual(expected);
  });

  it('marks what it has found', () => {
    const marked = (text: string, search: string) =>
      markedPieces(text, searchWords(search))
        .map(({ text: piece, isHit }) => (isHit ? `[${piece}]` : piece))
        .join('');
    expect(marked('gold_Sales', 'sales go')).toBe('[go]ld_[Sales]');
    expect(marked('aaa', 'aa')).toBe('[aaa]');
    expect(marked('abc', 'x')).toBe('abc');
    expect(marked('İx', 'x')).toBe('İx');
  });
});
