import { describe, expect, it } from 'vitest';
import { splitInsert } from './insert.ts';

describe('taking INSERT … SELECT apart', () => {
  it.each([
    ['insert into {table_name} (a, `b c`)\nselect 1, 2;\n', ['a', 'b c'], 'select 1, 2'],
    ['INSERT INTO {table_name} SELECT (1)', [], 'SELECT (1)'],
    [
      'insert overwrite table {table_name} (a) with x as (select 1) select * from x',
      ['a'],
      'with x as (select 1) select * from x',
    ],
    ['-- note\ninsert into {table_name} (a) /* why */ select 1', ['a'], '/* why */ select 1'],
    ['insert into {table_name} (select 1)', [], '(select 1)'],
    ['select 1', [], 'select 1'],
  ])('%j', (text, columns, query) => {
    expect(splitInsert(text)).toMatchObject({ columns, query });
  });

  it.each(['update x set a = 1', 'insert into {table_name} (a)', ''])('refuses %j', (text) => {
    expect(() => splitInsert(text)).toThrow();
  });
});
