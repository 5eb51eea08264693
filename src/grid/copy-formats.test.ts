import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { headLines, joinLines, rowLines } from './copy-formats.ts';

const tricky = [
  ['plain', 'two words', '1.50'],
  ['a\tb', 'a\nb', 'say "hi"'],
  ['a,b', ' edge ', 'a\r\nb'],
  ['', null, 'NULL'],
  ['שלום', '<script>', 'a|b*c_d`e\\f'],
];

describe('copied rows', () => {
  it.each(['tsv', 'csv'] as const)('are read back as they were: %s', (format) => {
    const text = joinLines(rowLines(tricky, format), format);
    const { data } = Papa.parse<string[]>(text, { delimiter: format === 'tsv' ? '\t' : ',' });
    expect(data).toEqual(tricky.map((row) => row.map((value) => value ?? '')));
  });

  it('tell NULL from the empty text as CSV', () => {
    expect(rowLines([['', null, 'NULL']], 'csv')).toEqual(['"",,NULL']);
  });

  it('quote only what needs it as TSV', () => {
    expect(rowLines([['a b', 'a,b', 'a\tb', 'x"y']], 'tsv')).toEqual(['a b\ta,b\t"a\tb"\t"x""y"']);
  });

  it('are a table of Markdown in which values stay values', () => {
    const text = joinLines(
      [
        ...headLines(['a|b', 'c'], 'markdown'),
        ...rowLines(
          [
            ['<b>', 'x\ny'],
            [null, '*'],
          ],
          'markdown',
        ),
      ],
      'markdown',
    );
    expect(text.split('\n')).toEqual([
      '| a\\|b | c |',
      '| --- | --- |',
      '| &lt;b\\> | x<br>y |',
      '| NULL | \\* |',
    ]);
  });
});
