import { describe, expect, it } from 'vitest';
import { filterChip } from './filter-chip.ts';
import { toggle, type Filter } from './filter.ts';

const north: Filter = { column: 'region', values: ['NORTH'] };
const south: Filter = { column: 'Region', values: ['SOUTH'] };
const days: Filter = { column: 'sale_date', from: '2025-01-06', to: '2025-03-04', open: true };

describe('picking filters', () => {
  const cases: [what: string, before: Filter[], added: Filter[], add: boolean, after: Filter[]][] = [
    ['adds one', [days], [north], false, [days, north]],
    ['takes the same again away', [days, north], [north], false, [days]],
    ['takes several away together only', [north], [north, days], false, [north, days]],
    ['replaces that of the same column', [north, days], [south], false, [days, south]],
    ['replaces a range', [days], [{ ...days, to: '2025-02-03' }], false, [{ ...days, to: '2025-02-03' }]],
    [
      'tells an open range from a closed one',
      [days],
      [{ ...days, open: false }],
      false,
      [{ ...days, open: false }],
    ],
    [
      'with add, puts a value beside the others',
      [north],
      [south],
      true,
      [{ column: 'region', values: ['NORTH', 'SOUTH'] }],
    ],
    [
      'with add, takes one of the values away',
      [{ column: 'region', values: ['NORTH', 'SOUTH'] }],
      [south],
      true,
      [north],
    ],
    ['with add, takes the last value away', [north, days], [north], true, [days]],
    ['with add, starts a column', [], [north, days], true, [north, days]],
    ['with add, a range replaces', [{ column: 'sale_date', values: [null] }], [days], true, [days]],
    ['nothing changes nothing', [north], [], false, [north]],
  ];
  it.each(cases)('%s', (_, before, added, add, after) => {
    const given = structuredClone(before);
    expect(toggle(before, added, { add })).toEqual(after);
    expect(before).toEqual(given);
  });

  it('takes values for the same in any order', () => {
    const both = (values: Filter & { values: unknown }) =>
      toggle([values], [{ column: 'a', values: ['y', 'x'] }]);
    expect(both({ column: 'A', values: ['x', 'y'] })).toEqual([]);
  });
});

describe('a filter in words', () => {
  const range = (from: string | number | null, to: string | number | null, open = false): Filter => ({
    column: 'sale_date',
    from,
    to,
    ...(open ? { open } : {}),
  });
  const cases: [Filter, string][] = [
    [north, 'Region: NORTH'],
    [{ column: 'region', values: ['NORTH', 'SOUTH', null] }, 'Region: NORTH, SOUTH, (none)'],
    [{ column: 'region', values: ['A', 'B', 'C', 'D'] }, 'Region: A, B and 2 more'],
    [{ column: 'SALE_YEAR', values: [2025] }, 'SALE YEAR: 2025'],
    [{ column: 'late', values: [true] }, 'Late: true'],
    [days, 'Sale date: Jan 6 – Mar 3, 2025'],
    [range('2025-01-06', '2025-01-13', true), 'Sale date: Jan 6 – 12, 2025'],
    [range('2025-01-06', '2025-01-07', true), 'Sale date: Jan 6, 2025'],
    [range('2024-12-30', '2025-01-06', true), 'Sale date: Dec 30, 2024 – Jan 5, 2025'],
    [range('2025-02-01', '2025-03-01', true), 'Sale date: Feb 2025'],
    [range('2025-01-01', '2025-03-31'), 'Sale date: Jan – Mar 2025'],
    [range('2024-11-01', '2025-02-01', true), 'Sale date: Nov 2024 – Jan 2025'],
    [range('2025-01-01', '2026-01-01', true), 'Sale date: 2025'],
    [range('2025-01-06 10:30:00', '2025-01-07'), 'Sale date: Jan 6, 2025 10:30 – Jan 7, 2025'],
    [range('2025-01-06', null), 'Sale date: from Jan 6, 2025'],
    [range(null, '2025-01-06'), 'Sale date: up to Jan 6, 2025'],
    [range(10, 20, true), 'Sale date: 10 – below 20'],
    [{ column: 'id', values: ['9007199254740993', '007', '2025-05'] }, 'Id: 9007199254740993, 007, 2025-05'],
    [{ column: 'at', values: ['2025-05-26 10:30:05'] }, 'At: May 26, 2025 10:30:05'],
  ];
  it.each(cases)('%j', (filter, words) => expect(filterChip(filter)).toBe(words));
});
