import { expect } from 'vitest';
import { joined, latin1, utf16, type AwkwardFile } from './awkward-file.test-helper.ts';

const columns = ['id INTEGER', 'name VARCHAR'];
const rows = [
  ['1', 'Ann'],
  ['2', 'Zoë'],
];
const array = '[{"id":1,"name":"Ann"},{"id":2,"name":"Zoë"}]';
const lines = '{"id":1,"name":"Ann"}\n{"id":2,"name":"Zoë"}\n';

/** JSON in all its forms. */
export const jsonFiles: readonly AwkwardFile[] = [
  { what: 'an array', content: array, format: 'json', encoding: 'utf-8', columns, rows },
  {
    what: 'an array over many lines',
    content: JSON.stringify(JSON.parse(array), null, 2),
    format: 'json',
    columns,
    rows,
  },
  { what: 'one object a line', content: lines, format: 'ndjson', encoding: 'utf-8', columns, rows },
  {
    what: 'one object a line, CRLF and blank lines',
    content: lines.replaceAll('\n', '\r\n\r\n'),
    format: 'ndjson',
    columns,
    rows,
  },
  {
    what: 'one object a line, no line end at the end',
    content: lines.trim(),
    format: 'ndjson',
    columns,
    rows,
  },
  { what: 'one object a line, CR', content: lines.replaceAll('\n', '\r'), format: 'ndjson', columns, rows },
  {
    what: 'objects that follow one another',
    content: '{\n"id":1,\n"name":"Ann"}\n{"id":2,\n"name":"Zoë"}',
    format: 'json',
    columns,
    rows,
  },
  { what: 'an array with a byte order mark', content: `\uFEFF${array}`, format: 'json', columns, rows },
  { what: 'lines with a byte order mark', content: `\uFEFF${lines}`, format: 'ndjson', columns, rows },
  {
    what: 'an array in UTF-16',
    content: utf16(`\uFEFF${array}`),
    format: 'json',
    encoding: 'utf-16le',
    columns,
    rows,
  },
  {
    what: 'lines in UTF-16',
    content: utf16(lines, false),
    format: 'ndjson',
    encoding: 'utf-16be',
    columns,
    rows,
  },
  {
    what: 'lines in Latin-1',
    content: latin1(lines),
    format: 'ndjson',
    encoding: 'windows-1252',
    columns,
    rows,
  },
  { what: 'one object', content: '{"id":1,"name":"Ann"}', columns, rows: [['1', 'Ann']] },
  { what: 'an empty array', content: ' [ ] ', format: 'json', columns: [], rows: [] },
  {
    what: 'objects with other names each',
    content: '{"id":1}\n{"name":"Ann"}\n{}\n',
    format: 'ndjson',
    columns,
    rows: [
      ['1', null],
      [null, 'Ann'],
      [null, null],
    ],
  },
  {
    what: 'names in another case',
    content: '[{"ID":1},{"id":2}]',
    columns: ['ID INTEGER'],
    rows: [['1'], ['2']],
  },
  {
    what: 'values that are no text',
    content: '[{"a":{"b": 1.0},"c":[1, 2],"d":true,"e":null,"f":12345678901234567890,"g":""}]',
    columns: ['a VARCHAR', 'c VARCHAR', 'd BOOLEAN', 'e VARCHAR', 'f DOUBLE', 'g VARCHAR'],
    rows: [['{"b":1.0}', '[1,2]', 'true', null, '12345678901234567890', '']],
  },
  {
    what: 'brackets, quotes and commas in texts',
    content: '[{"id":1,"name":"},{\\"]["},\n{"id":2,"name":"\\\\"}]',
    columns,
    rows: [
      ['1', '},{"]['],
      ['2', '\\'],
    ],
  },
  {
    what: 'a broken element of an array',
    content: '[{"id":1},\n{"id":},\n{"id":3}]',
    format: 'json',
    columns: ['id INTEGER'],
    rows: [['1'], ['3']],
    rejected: [[2, expect.stringMatching(/^line 2 is no valid JSON/) as string]],
  },
  {
    what: 'a broken line',
    content: '{"id":1}\n{"id":\n{"id":3}\n',
    format: 'ndjson',
    columns: ['id INTEGER'],
    rows: [['1'], ['3']],
    rejected: [[2, expect.stringMatching(/^line 2 is no valid JSON/) as string]],
  },
  {
    what: 'a broken first line',
    content: '{"id":\n{"id":2}\n',
    format: 'ndjson',
    columns: ['id INTEGER'],
    rows: [['2']],
    rejected: [[1, expect.stringMatching(/^line 1 is no valid JSON/) as string]],
  },
  {
    what: 'a last line that breaks off',
    content: '{"id":1}\n{"id":2}\n{"id":3,"na',
    format: 'ndjson',
    columns: ['id INTEGER'],
    rows: [['1'], ['2']],
    rejected: [[3, expect.stringMatching(/^line 3 is no valid JSON/) as string]],
  },
  {
    what: 'elements that are no objects',
    content: '[{"id":1},2,"x",null,[5]]',
    columns: ['id INTEGER'],
    rows: [['1']],
    rejected: [
      [1, 'is a number where an object is wanted'],
      [1, 'is a string where an object is wanted'],
      [1, 'is null where an object is wanted'],
      [1, 'is an array where an object is wanted'],
    ],
  },
  {
    what: 'a line that is no object',
    content: '{"id":1}\n[2]\n{"id":3}\n',
    format: 'ndjson',
    columns: ['id INTEGER'],
    rows: [['1'], ['3']],
    rejected: [[2, 'is an array where an object is wanted']],
  },
  {
    what: 'a line that is damaged',
    content: joined(new TextEncoder().encode(lines), latin1('{"id":3,"name":"Zo\u00eb"}\n')),
    format: 'ndjson',
    columns,
    rows,
    rejected: [[3, 'is not valid UTF-8']],
  },
  {
    what: 'an array that breaks off',
    content: '[{"id":1},\n{"id":2',
    error: 'breaks off in record 2 (line 2): its array is never closed',
  },
  {
    what: 'an array that is not closed',
    content: '[{"id":1},\n{"id":2}',
    error: 'breaks off in record 2 (line 2): its array is never closed',
  },
  {
    what: 'an object that breaks off',
    content: '{\n"id":1,\n"name":"An',
    error: 'breaks off in record 1 (line 1)',
  },
  {
    what: 'text behind an array',
    content: '[{"id":1}]\nmore',
    error: 'has text behind the end of its array: more',
  },
  {
    what: 'CSV in brackets',
    content: '[id],[name]\n1,Ann\n',
    format: 'csv',
    columns: ['[id] INTEGER', '[name] VARCHAR'],
    rows: [['1', 'Ann']],
  },
  {
    what: 'JSON in a column of a CSV file',
    content: 'id,name\n1,"{""a"":1}"\n2,"{""a"":2}"\n',
    format: 'csv',
    columns,
    rows: [
      ['1', '{"a":1}'],
      ['2', '{"a":2}'],
    ],
  },
];
