import { describe, expect, it } from 'vitest';
import { orderLists } from './ordered-lists.ts';

describe('lists of a group’s values in Spark', () => {
  it.each([
    [
      "select CONCAT_WS(' & ', COLLECT_LIST(DISTINCT upper(region))) as r from t",
      "select CONCAT_WS(' & ', sort_array(COLLECT_LIST(DISTINCT upper(region)))) as r from t",
    ],
    ['select concat_ws(", ", collect_set(a)), b', 'select concat_ws(", ", sort_array(collect_set(a))), b'],
    ["select array_join(collect_list(a), ',')", "select array_join(sort_array(collect_list(a)), ',')"],
  ])('are joined in their order: %s', (sql, ordered) => {
    expect(orderLists(sql)).toBe(ordered);
  });

  it.each([
    "select concat_ws(' & ', sort_array(collect_list(a), false))",
    'select size(collect_set(a))',
    "select 'concat_ws(x, collect_list(a))' -- concat_ws(x, collect_list(a))",
  ])('stay as they are otherwise: %s', (sql) => {
    expect(orderLists(sql)).toBe(sql);
  });
});
