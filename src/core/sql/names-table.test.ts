import { describe, expect, it } from 'vitest';
import { namesTable } from './names-table.ts';
import { tablesIn } from './tables-in.ts';

const table = (schema: string, name = 'gold_a') => ({ catalog: 'Lake', schema, table: name });
const names = (sql: string, target = table('main')) =>
  tablesIn(sql).some((found) => namesTable(found, target));

describe('a reference', () => {
  it.each([
    'FROM lake.main.gold_a',
    'FROM Lake . Main . Gold_A',
    'FROM `lake`.`main`.`gold_a`',
    'FROM main.gold_a',
    'FROM lake.gold_a',
    'FROM "GOLD_A"',
  ])('names a table: %s', (sql) => {
    expect(names(sql)).toBe(true);
  });

  it.each(['FROM other.main.gold_a', 'FROM other.gold_a', 'FROM gold_ab', 'SELECT gold_a FROM b'])(
    'names another: %s',
    (sql) => {
      expect(names(sql)).toBe(false);
    },
  );

  it('takes a catalog for a schema only where the schema is main', () => {
    expect(names('FROM lake.gold_a', table('sales'))).toBe(false);
    expect(names('FROM sales.gold_a', table('sales'))).toBe(true);
    expect(names('FROM sales."gold orders"', table('sales', 'gold orders'))).toBe(true);
  });
});
