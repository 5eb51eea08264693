import { describe, expect, it } from 'vitest';
import { fileOf, readWhole } from './binary-file.test-helper.ts';
import { numberPrinter, numberText } from './xlsx-number-format.ts';
import { columnName, columnOf } from './xlsx-cells.ts';
import { cell, grid, row, text, workbook, type WorkbookParts } from './workbook.test-helper.ts';
import { xlsx } from './xlsx.ts';

const read = (parts: WorkbookParts, options = {}) =>
  readWhole(xlsx, fileOf(workbook(parts)), { hasHeader: undefined, ...options });

const orders = grid([
  ['id', 'name'],
  [1, 'Ann'],
]);

describe('a workbook', () => {
  it('has the values of its cells, whatever their type', async () => {
    const { columns, rows, notes } = await read({
      sheets: {
        Data:
          grid([['number', 'noise', 'text', 'yes', 'error', 'formula', 'inline', 'empty', 'last']]) +
          row(
            2,
            cell('A2', 42),
            cell('B2', 0.1 + 0.2),
            cell('C2', 0, 's'),
            cell('D2', 1, 'b'),
            cell('E2', '#DIV/0!', 'e'),
            '<c r="F2" t="str"><f>"a"&amp;"b"</f><v>a&lt;b</v></c>',
            '<c r="G2" t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>no</t></rPh></is></c>',
            '<c r="H2" s="0"/>',
            text('I2', 'two\nlines & <tags>'),
          ),
      },
      texts: ['<si><r><t>shared </t></r><r><t xml:space="preserve"> “text”_x000D_</t></r></si>'],
    });
    expect(columns).toEqual([
      'number',
      'noise',
      'text',
      'yes',
      'error',
      'formula',
      'inline',
      'empty',
      'last',
    ]);
    expect(rows).toEqual([
      ['42', '0.3', 'shared  “text”\r', 'true', '#DIV/0!', 'a<b', 'rich text', null, 'two\nlines & <tags>'],
    ]);
    expect(notes).toEqual([]);
  });

  it.each([
    ['yyyy-mm-dd', 45_691, '2025-02-03'],
    [14, 45_691, '2025-02-03'],
    [14, 45_691.75, '2025-02-03'],
    [22, 45_691, '2025-02-03 00:00:00'],
    ['dd/mm/yyyy hh:mm:ss', 45_691.430902777778, '2025-02-03 10:20:30'],
    ['[$-409]mmmm d, yyyy;@', 45_691, '2025-02-03'],
    ['h:mm AM/PM', 0.75, '18:00:00'],
    ['mm:ss', 0.430902777778, '10:20:30'],
    [20, 45_691.5, '12:00:00'],
    ['[h]:mm:ss', 1.5, '36:00:00'],
    ['mmm', 45_691, '2025-02-03'],
    ['yyyy', 59, '1900-02-28'],
    ['yyyy', 60, '1900-02-29'],
    ['yyyy', 61, '1900-03-01'],
    ['yyyy', 1, '1900-01-01'],
    ['yyyy', -1, '-1'],
    ['yyyy', 3_000_000, '3000000'],
    ['0.00', 1.5, '1.5'],
    ['0%', 0.25, '0.25'],
    ['#,##0.00 "days"', 1234.5, '1234.5'],
    ['[Red]-0.0', 3, '3'],
    ['0.00E+00', 1e-7, '1e-7'],
    ['00000', 123, '00123'],
    ['00000', -5, '-5'],
    ['General', 1e21, '1e+21'],
    ['Standard', 7, '7'],
    ['@', 7, '7'],
  ])('prints numbers by their format: %s of %s', (format, value, expected) => {
    const print =
      typeof format === 'number'
        ? numberPrinter(format, undefined, false)
        : numberPrinter(164, format, false);
    expect(print(String(value))).toBe(expected);
  });

  it('counts its days from 1904 where it says so', async () => {
    const parts = {
      sheets: { A: grid([['day']]) + row(2, cell('A2', 44_229, 'n', 1)) },
      formats: [14],
      is1904: true,
    };
    expect((await read(parts)).rows).toEqual([['2025-02-03']]);
  });

  it('has numbers without the noise of their binary form', () => {
    const shown = ['0.30000000000000004', '1', '-0', '1.0', '1E3', '12345678901234567890', '0.1', '1.5E300'];
    expect(shown.map(numberText)).toEqual([
      '0.3',
      '1',
      '0',
      '1',
      '1000',
      '12345678901234600000',
      '0.1',
      '1.5e+300',
    ]);
    expect(numberText('')).toBe('');
  });

  it('is read from its first visible sheet that has a value, or from the one that is named', async () => {
    const parts = {
      sheets: { Empty: '', Hidden: grid([['h'], ['x']]), Orders: orders, Other: grid([['o'], ['y']]) },
      hidden: ['Hidden'],
    };
    const first = await read(parts);
    expect(first.rows).toEqual([['1', 'Ann']]);
    expect(first.notes).toEqual(['has several sheets; Orders is read, Empty, Other not']);
    expect((await read(parts, { part: 'other' })).rows).toEqual([['y']]);
    expect((await read(parts, { part: '2' })).rows).toEqual([['x']]);
    await expect(read(parts, { part: 'Ordrs' })).rejects.toThrow('did you mean Orders');
    await expect(read(parts, { part: 'Empty' })).rejects.toThrow('its sheet Empty has no value');
    await expect(read({ sheets: { A: '', B: '<row r="1"><c r="A1"/></row>' } })).rejects.toThrow(
      'empty workbook',
    );
  });

  it('has a table that may begin anywhere, under titles', async () => {
    const titled = await read({
      sheets: {
        A:
          row(1, text('B1', 'Sales of 2025')) +
          row(2, text('B2', 'as of'), text('C2', 'May')) +
          grid(
            [
              ['id', 'name', 'city', 'sum', 'note'],
              [1, 'Ann', 'Rome', 2.5, null],
              [2, 'Bob', null, 3, 'x'],
            ],
            4,
            'C',
          ),
      },
    });
    expect(titled.columns).toEqual(['id', 'name', 'city', 'sum', 'note']);
    expect(titled.rows).toEqual([
      ['1', 'Ann', 'Rome', '2.5', null],
      ['2', 'Bob', null, '3', 'x'],
    ]);
    expect(titled.notes).toEqual(['has titles above its table, in row 1, 2']);
  });

  it('keeps empty and repeated names of columns apart, and columns that begin further down', async () => {
    const { columns, rows } = await read({
      sheets: {
        A: grid([
          ['id', null, 'id', 'x'],
          [1, 'a', 2, 'b'],
          [2, 'c', 3, 'd', 'more'],
        ]),
      },
    });
    expect(columns).toEqual(['id', 'column2', 'id_2', 'x', 'column5']);
    expect(rows[1]).toEqual(['2', 'c', '3', 'd', 'more']);
  });

  it('has no header where the first row is a record like the others', async () => {
    const parts = {
      sheets: {
        A: grid([
          [1, 'Ann'],
          [2, 'Bob'],
          [3, 'Cid'],
        ]),
      },
    };
    const found = await read(parts);
    expect(found.columns).toEqual(['column1', 'column2']);
    expect(found.numbers).toEqual([1, 2, 3]);
    expect((await read(parts, { hasHeader: true })).columns).toEqual(['1', 'Ann']);
    expect((await read(parts, { hasHeader: false, names: ['id'] })).columns).toEqual(['id', 'column2']);
  });

  it('skips rows without a value and says which formulas have none', async () => {
    const { rows, numbers, notes } = await read({
      sheets: {
        A:
          orders +
          row(3) +
          row(4, '<c r="A4" s="0"/>') +
          row(9, cell('A9', 2), '<c r="B9"><f>A9*2</f></c>') +
          row(1_048_576, '<c r="XFD1048576" s="0"/>'),
      },
    });
    expect(rows).toEqual([
      ['1', 'Ann'],
      ['2', null],
    ]);
    expect(numbers).toEqual([1, 2]);
    expect(notes).toEqual([
      'has formulas without a stored value, which are NULL, in B9; open and save it in Excel',
    ]);
  });

  it('is read without references, prefixes or styles', async () => {
    const { columns, rows } = await read({
      sheets: { A: '' },
      files: {
        'xl/worksheets/sheet1.xml':
          '<!-- a > b --><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v><![CDATA[b<c]]></x:v></x:c></x:row>' +
          "<x:row><x:c/><x:c t='b'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        'xl/styles.xml': '<styleSheet/>',
      },
    });
    expect(columns).toEqual(['a', 'b<c']);
    expect(rows).toEqual([[null, 'false']]);
  });

  it('rejects a record with a value left of its table', async () => {
    const long = grid([['id', 'name'], ...Array.from({ length: 120 }, (_, index) => [index, 'x'])], 1, 'B');
    const { rows, rejected } = await read({
      sheets: { A: long + row(130, text('A130', 'stray'), cell('B130', 1)) },
    });
    expect(rows).toHaveLength(120);
    expect(rejected).toEqual([{ row: 121, reason: 'has a value in column A, left of the table' }]);
  });

  it('that is damaged says so', async () => {
    const says = (parts: WorkbookParts) => expect(read(parts)).rejects;
    await says({ sheets: { A: row(1, cell('A1', 7, 's')) }, texts: [] }).toThrow('a text that is not there');
    await says({
      sheets: { A: '<row r="1"><c r="A1"><v>1' },
      files: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"' },
    }).toThrow('breaks off');
    await says({ sheets: {} }).toThrow('without a sheet');
    await says({ sheets: { A: orders }, files: { 'xl/workbook.xml': 'no xml > at all <' } }).toThrow(
      /damaged|without a sheet/,
    );
    const bytes = workbook({ sheets: { A: orders } });
    const cut = fileOf(bytes.subarray(0, bytes.length - 200));
    expect(await xlsx.recognise!(bytes.subarray(0, 1000), cut)).toBe(true);
    await expect(readWhole(xlsx, cut)).rejects.toThrow('breaks off');
  });

  it('names its columns as Excel does', () => {
    for (const place of [0, 25, 26, 701, 702, 16_383]) expect(columnOf(`${columnName(place)}7`)).toBe(place);
    expect(columnName(16_383)).toBe('XFD');
  });
});
