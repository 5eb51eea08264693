import { describe, expect, it } from 'vitest';
import { columnLabel, columnWords, formatNumber, formatValue, tickFormat } from './format.ts';
import type { Format } from './format.ts';
import { columnType, toDate, toLabel, toNumber } from './values.ts';

it.each<[unknown, Format, string]>([
  [51_764, 'compact', '51.76K'],
  [51_764n, 'compact', '51.76K'],
  ['51764', 'compact', '51.76K'],
  [774, 'compact', '774'],
  [51_764, 'auto', '51,764'],
  [3.04, 'auto', '3.04'],
  [0.00251, 'auto', '0.0025'],
  [0.1 + 0.2 - 0.3, 'auto', '0'],
  [3.039, 'decimal', '3.04'],
  ['23.071999', 'decimal', '23.07'],
  [1, 'decimal', '1.00'],
  [4.006, 'decimal', '4.01'],
  [774, 'integer', '774'],
  [2025, 'plain', '2025'],
  [0.23, 'percent', '23%'],
  ['0.2345', 'percent', '23.5%'],
  [null, 'auto', '–'],
  ['', 'decimal', '–'],
  ['2025-05-26', 'auto', 'May 26, 2025'],
  [new Date(Date.UTC(2025, 4, 26, 10, 30)), 'auto', 'May 26, 2025 10:30'],
  [new Date(Date.UTC(2025, 4, 26, 10, 30, 5, 250)), 'auto', 'May 26, 2025 10:30:05'],
  ['NEURO', 'compact', 'NEURO'],
  [{ a: [1, 2n] }, 'auto', '{"a":[1,"2"]}'],
  [new Uint8Array([97, 255]), 'auto', '\\x61\\xFF'],
  ['00704', 'auto', '00704'],
  ['0001-02-03', 'auto', 'Feb 3, 1'],
  ['2023-02-29', 'auto', '2023-02-29'],
  [1.5e300, 'auto', '1.5E300'],
  [-2e20, 'compact', '-2E20'],
  [9_007_199_254_740_993n, 'auto', '9,007,199,254,740,993'],
  ['0.5', 'auto', '0.5'],
  [true, 'auto', 'true'],
])('%s as %s is %s', (value, format, text) => expect(formatValue(value, format)).toBe(text));

describe('ticks and words', () => {
  it('are compact from ten thousand on', () => {
    expect(tickFormat([0, 20_000], 'auto')(20_000)).toBe('20K');
    expect(tickFormat([0, 4_000], 'decimal')(4_000)).toBe('4,000');
    expect(formatNumber(-0.5)).toBe('-0.5');
    expect(tickFormat([0, 1], 'percent')(0.5)).toBe('50%');
    expect(columnWords('avg_delay_days')).toBe('Avg delay days');
  });
});

it.each([
  ['avg_delay_days', 'Avg delay (days)'],
  ['delay_in_hours', 'Delay (hours)'],
  ['on_time_pct', 'On time (%)'],
  ['on_time_rate', 'On time rate'],
  ['num_days', 'Num days'],
  ['days', 'Days'],
])('the column %s is labelled %s', (name, label) => expect(columnLabel(name)).toBe(label));

describe('values', () => {
  it('reads numbers from what a result may hold', () => {
    expect([1, 2n, '3.50', ' 4 ', '', 'x', null, true, NaN, Infinity].map(toNumber)).toEqual([
      1,
      2,
      3.5,
      4,
      ...Array.from({ length: 6 }, () => undefined),
    ]);
  });

  it('reads dates as UTC and refuses days that no month has', () => {
    const iso = (value: unknown) => toDate(value)?.toISOString();
    expect(iso('2025-05-26')).toBe('2025-05-26T00:00:00.000Z');
    expect(iso('2025-05')).toBe('2025-05-01T00:00:00.000Z');
    expect(iso('2025-05-26 10:30:01.25')).toBe('2025-05-26T10:30:01.250Z');
    expect(['2025-02-30', '2025-13-01', '2025', 'May', 20250526, null, new Date(NaN)].map(iso)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it('judges columns by what is not NULL', () => {
    expect(columnType([null, '1.5', 2n])).toBe('number');
    expect(columnType([null, '2025-01-01', new Date(0)])).toBe('time');
    expect(columnType(['1', 'x'])).toBe('band');
    expect(columnType([null])).toBeUndefined();
    expect([null, '', 3n, new Date(0)].map(toLabel)).toEqual(['(none)', '(none)', '3', '1970-01-01']);
  });
});
