import { describe, expect, it } from 'vitest';
import { formatProblem } from '../problem.ts';
import { encodings, readSettings } from './read-settings.ts';
import { readConfigTable } from './read.ts';
import { pipelineConfig } from './tables/pipeline-config.ts';

const head =
  'layer,table_name,file_path,file_format,catalog_name,schema_name,encoding,delimiter,quote,skip_lines,sheet\n';

function read(settings: string) {
  const { rows, problems } = readConfigTable(
    pipelineConfig,
    `${head}bronze,t,a.csv,csv,lake,main,${settings}\n`,
  );
  return { settings: readSettings(rows[0]!.values), problems: problems.map(formatProblem) };
}

describe('how a file is to be read', () => {
  it.each([
    ['nothing', ',,,,', {}],
    ['null', 'null,null,null,null,null', {}],
    [
      'everything',
      "utf-16le,;,',3,Sheet 2",
      { encoding: 'utf-16le', delimiter: ';', quote: "'", skipLines: 3, part: 'Sheet 2' },
    ],
    ['Latin-1', 'Latin-1,,,,', { encoding: 'windows-1252' }],
    ['ISO 8859-1', 'ISO_8859-1,,,,', { encoding: 'windows-1252' }],
    ['a code page', 'cp1250,,,,', { encoding: 'windows-1250' }],
    ['UTF-8 by another name', 'UTF8,,,,', { encoding: 'utf-8' }],
    ['a tab', ',\\t,,,', { delimiter: '\t' }],
    ['a tab in words', ',TAB,,,', { delimiter: '\t' }],
    ['a space', ',space,,,', { delimiter: ' ' }],
    ['a comma', ',",",,,', { delimiter: ',' }],
    ['a bar with spaces', ', | ,,,', { delimiter: '|' }],
    ['the delimiter of Hive', ',\u0001,,,', { delimiter: '\u0001' }],
    ['a double quote', ',,"""",,', { quote: '"' }],
    ['no quote', ',,None,,', { quote: '' }],
    ['no line', ',,,0,', { skipLines: 0 }],
    ['a file of an archive', ',,,,a/b.xlsx:People', { part: 'a/b.xlsx:People' }],
  ])('%s', (_what, words, settings) => {
    expect(read(words)).toEqual({ settings, problems: [] });
  });

  it.each([
    ['utf-9,,,,', 'encoding: unknown encoding "utf-9"; did you mean utf-8?'],
    ['latin,,,,', 'encoding: unknown encoding "latin"; did you mean latin1?'],
    ['windows1522,,,,', 'encoding: unknown encoding "windows1522"; did you mean windows-1252?'],
    [',||,,,', 'delimiter: "||" is no delimiter; write one character, or tab or space'],
    [',"""",,,', 'delimiter: """ is no delimiter; write one character, or tab or space'],
    [',,quotes,,', 'quote: "quotes" is no quote; write one character, or none'],
    [',,,-1,', 'skip_lines: "-1" is no number of lines; write 0, 1, 2, …'],
    [',,,1.5,', 'skip_lines: "1.5" is no number of lines; write 0, 1, 2, …'],
    [',,,two,', 'skip_lines: "two" is no number'],
  ])('%s is a problem, and nothing is set', (words, problem) => {
    expect(read(words)).toEqual({ settings: {}, problems: [`pipeline_config.csv:2 ${problem}`] });
  });

  it('names only encodings that can be read', () => {
    for (const encoding of encodings) expect(new TextDecoder(encoding).encoding).toBe(encoding);
  });
});
