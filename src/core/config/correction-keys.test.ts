import { expect, it } from 'vitest';
import { correctionKeys, printCorrectionKeys } from './correction-keys.ts';

it.each([
  ['npi=0012345678', [['npi', '0012345678']]],
  [
    ' a = 1 , b=x y ',
    [
      ['a', '1'],
      ['b', 'x y'],
    ],
  ],
  [
    'a="1,5", b="say ""no"""',
    [
      ['a', '1,5'],
      ['b', 'say "no"'],
    ],
  ],
  ['a=', [['a', '']]],
  ['', []],
])('reads %s', (text, pairs) => {
  expect(correctionKeys(text)).toEqual({ keys: pairs.map(([column, value]) => ({ column, value })) });
});

it.each(['npi', 'a=1 b=2"', '=5', 'a="1'])('says what is wrong with %s', (text) => {
  expect(correctionKeys(text).problem).toMatch(/can't read .*; write it as column=value/);
});

it('reads back what it writes', () => {
  const keys = [
    { column: 'a', value: ' "1", ' },
    { column: 'b', value: '' },
    { column: 'c', value: 'x=y' },
  ];
  expect(correctionKeys(printCorrectionKeys(keys)).keys).toEqual(keys);
});
