import { describe, expect, it } from 'vitest';
import type { PickValue } from '../charts/pick.ts';
import type { Filter } from './filter.ts';
import { fromFragment, toFragment, type FilterStates } from './fragment.ts';
import { randomness } from './random.test-helper.ts';

const texts = [
  ...[
    '',
    ' ',
    'NORTH',
    "O'Brien",
    '"q"',
    'Zürich 東京 🙂',
    '2025-01-06',
    '2025-01-06 10:30:00',
    '5',
    '-1.5',
    '007',
    '1e5',
  ],
  ...[
    'null',
    'true',
    "'",
    "''5",
    '..',
    '...',
    'a.',
    '.b',
    'a..b',
    'a,b',
    'a;b',
    'a&b=c?d#e',
    '%',
    '%41',
    '+',
    '\n\t',
    '<',
    '__proto__',
  ],
];
const values: PickValue[] = [...texts, null, true, false, 0, -1, 0.1, 1e21, 1e-7, 2 ** 53, -123456.789];

describe('the fragment of an address', () => {
  it('can be read', () => {
    const filters: Filter[] = [
      { column: 'region', values: ['NORTH'] },
      { column: 'sale_date', from: '2025-01-06', to: '2025-03-03' },
    ];
    const text = '#Executive%20Summary?region=NORTH&sale_date=2025-01-06..2025-03-03';
    expect(toFragment({ 'Executive Summary': filters, Empty: [] })).toBe(text);
    expect(fromFragment(text)).toEqual({ 'Executive Summary': filters });
    expect(toFragment({ Empty: [] })).toBe('');
    expect(fromFragment('')).toEqual({});
  });

  it('gives every value back', () => {
    for (const value of values)
      for (const other of values) {
        const states: FilterStates = {
          A: [
            { column: 'c', values: [value, other] },
            { column: 'd', from: value, to: other, open: true },
            { column: 'e', from: other, to: value },
          ],
        };
        expect(fromFragment(toFragment(states))).toEqual(states);
      }
  });

  it('gives any state back, as an address holds it', () => {
    const { some, pick, chance } = randomness(7);
    const name = () => pick(texts.filter((text) => text !== ''));
    for (let round = 0; round < 2000; round++) {
      const filters = () =>
        [...new Set(some(3, () => name()))].map((column): Filter => {
          if (chance(0.5)) return { column, values: some(4, () => pick(values)) };
          const range = { column, from: pick(values), to: pick(values) };
          return chance(0.5) ? { ...range, open: true } : range;
        });
      const states = Object.fromEntries(some(3, () => [pick(texts), filters()] as const));
      const address = new URL(`https://example.org/${toFragment(states)}`);
      expect(fromFragment(address.hash)).toEqual(states);
    }
  });

  it.each([
    ['#', {}],
    ['#settings', {}],
    ['#A?', {}],
    ['#A?region', {}],
    ['#A?=x', {}],
    ['#A?%zz=1;%zz?a=1;B?a=%zz', {}],
    ['#A?a=1..%zz&b=x', { A: [{ column: 'b', values: ['x'] }] }],
    ['#A?a=1&A=2', { A: [{ column: 'A', values: [2] }] }],
    ['#?a=1', { '': [{ column: 'a', values: [1] }] }],
    ['#A?a=....', { A: [{ column: 'a', values: ['....'] }] }],
  ])('%s is read as far as it can be', (text, states) => expect(fromFragment(text)).toEqual(states));

  it('reads any text without a fault', () => {
    const { some, pick } = randomness(11);
    const pieces = [...texts, '?', '&', '=', ';', ',', '..', '...', '%', "'", '#'];
    for (let round = 0; round < 3000; round++) {
      const states = fromFragment(some(20, () => pick(pieces)).join(''));
      expect(fromFragment(toFragment(states))).toEqual(states);
    }
  });

  it('keeps half a character from breaking the rest', () => {
    const states = fromFragment(toFragment({ A: [{ column: 'a', values: ['x\ud800'] }] }));
    expect(states).toEqual({ A: [{ column: 'a', values: ['x\ufffd'] }] });
  });
});
