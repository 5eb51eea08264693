import { describe, expect, it } from 'vitest';
import { identifiersIn } from './references.ts';

describe('the tables that a SQL text may name', () => {
  it.each([
    ['SELECT 1 FROM lake.main.gold_a', 'lake.main.gold_a'],
    ['SELECT 1 FROM Lake . Main . Gold_A', 'lake.main.gold_a'],
    ['SELECT 1 FROM `lake`.`main`.`gold_a`', 'gold_a'],
    [`SELECT '--', x FROM gold_a`, 'gold_a'],
    [`SELECT '/*' FROM gold_a -- it's all`, 'gold_a'],
    [`SELECT 'it''s' FROM gold_a`, 'gold_a'],
    ['SELECT 1 FROM lake.main."gold orders"', 'gold orders'],
    ['SELECT 1 FROM gold_größe', 'gold_größe'],
  ])('%s: %s', (sql, name) => {
    expect([...identifiersIn(sql)]).toContain(name);
  });

  it.each([[`SELECT 'gold_a'`], ['SELECT 1 -- gold_a'], ['SELECT 1 /* gold_a */'], ['SELECT gold_ab']])(
    'is not in %s',
    (sql) => {
      expect([...identifiersIn(sql)]).not.toContain('gold_a');
    },
  );
});
