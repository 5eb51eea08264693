import { expect, it } from 'vitest';
import { pastedCells } from './config-paste.ts';

it.each<[string, string, string[][]]>([
  ['a value', 'REGEX', [['REGEX']]],
  ['a value with commas', 'OPEN,CLOSED', [['OPEN,CLOSED']]],
  ['a cell of a spreadsheet, which ends its line', 'REGEX\r\n', [['REGEX']]],
  ['a cell of several lines, which a spreadsheet quotes', '"one\n""two"""\n', [['one\n"two"']]],
  [
    'lines of a spreadsheet',
    'a\tb\n\tc\n',
    [
      ['a', 'b'],
      ['', 'c'],
    ],
  ],
  [
    'lines of CSV',
    'a,b\n"c,d",e\n',
    [
      ['a', 'b'],
      ['c,d', 'e'],
    ],
  ],
  ['a column whose values have commas', 'OPEN,CLOSED\nY\n', [['OPEN,CLOSED'], ['Y']]],
])('%s', (_, text, cells) => expect(pastedCells(text, false)).toEqual(cells));

it.each<[string, string, string[][]]>([
  ['a query of several lines stays one', 'SELECT a,\n  b\nFROM t\n', [['SELECT a,\n  b\nFROM t']]],
  ['so does one that is indented by tabs', 'SELECT\n\ta,\n\tb', [['SELECT\n\ta,\n\tb']]],
  ['a quoted one loses its quotes', '"SELECT ""a""\nFROM t"\r\n', [['SELECT "a"\nFROM t']]],
  ['a line of a spreadsheet', '"SELECT 1\nFROM t"\tduckdb\t1\n', [['SELECT 1\nFROM t', 'duckdb', '1']]],
])('into SQL: %s', (_, text, cells) => expect(pastedCells(text, true)).toEqual(cells));
