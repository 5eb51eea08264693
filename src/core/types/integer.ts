import { wholeNumber } from './whole-number.ts';

export const integer = wholeNumber(
  'INTEGER',
  ['INT', 'INT4', 'SMALLINT', 'TINYINT'],
  '2147483647',
  '2147483648',
);
