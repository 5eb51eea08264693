import { type AwkwardFile } from './awkward-file.test-helper.ts';

const columns = ['id INTEGER', 'name VARCHAR'];
const rows = [
  ['1', 'Ann'],
  ['2', 'Bob'],
];

const longName = 'x'.repeat(400_000);
const wide = Array.from({ length: 3000 }, (_, index) => index + 1);

/** Titles above the header, and what only looks like some; delimiters that are hard to tell. */
export const guessedFiles: readonly AwkwardFile[] = [
  {
    what: 'CRLF in the first of the quoted values, CR and LF in others',
    content: 'id,name\r\n1,"Ann\r\nLee"\r\n2,"Bob\n\nRay"\r\n3,"C\rid"\r\n',
    columns,
    rows: [
      ['1', 'Ann\r\nLee'],
      ['2', 'Bob\n\nRay'],
      ['3', 'C\rid'],
    ],
  },
  {
    what: 'a title with a date and a comma, and a region',
    content:
      'Report created 2025-01-02, by Ann\nRegion: North\n\nid,name,amount\n1,Ann,3\n2,Bob,4\n3,Cid,5\n4,x\n',
    skipped: 3,
    columns: ['id INTEGER', 'name VARCHAR', 'amount INTEGER'],
    rows: [
      ['1', 'Ann', '3'],
      ['2', 'Bob', '4'],
      ['3', 'Cid', '5'],
    ],
    rejected: [[8, 'has 2 fields where the header has 3']],
    notes: ['skips 3 lines above the header: Report created 2025-01-02, by Ann / Region: North'],
  },
  {
    what: 'names and values above the header, filled up with commas',
    content: 'Report,Sales,,\nDate,2025-01-01,,\n,,,\nid,name,city,zone\n1,Ann,Rome,a\n2,Bob,Oslo,b\n',
    skipped: 3,
    columns: [...columns, 'city VARCHAR', 'zone VARCHAR'],
    rows: [
      ['1', 'Ann', 'Rome', 'a'],
      ['2', 'Bob', 'Oslo', 'b'],
    ],
  },
  {
    what: 'names and values above a header of texts only, with an empty line between',
    content: 'Report,Sales,,\n,,,\nname,city,zone,side\nAnn,Rome,a,x\nBob,Oslo,b,y\n',
    skipped: 2,
    columns: ['name VARCHAR', 'city VARCHAR', 'zone VARCHAR', 'side VARCHAR'],
    rows: [
      ['Ann', 'Rome', 'a', 'x'],
      ['Bob', 'Oslo', 'b', 'y'],
    ],
  },
  {
    what: 'forty lines of comments with commas',
    content: `${'# all of it, by a machine\n'.repeat(40)}id,name\n1,Ann\n2,Bob\n`,
    skipped: 40,
    columns,
    rows,
  },
  {
    what: 'quoted titles with commas',
    content: '"Sales, 2025"\n"Created 2025-01-01, 10:00"\nid,name\n1,Ann\n2,Bob\n',
    skipped: 2,
    columns,
    rows,
  },
  {
    what: 'a title above records without a header',
    content: 'Exported from CRM\n1,Ann\n2,Bob\n',
    skipped: 1,
    header: false,
    columns: ['column1 INTEGER', 'column2 VARCHAR'],
    rows,
    notes: ['skips 1 line above the first record: Exported from CRM'],
  },
  {
    what: 'a delimiter for Excel and a title',
    content: 'sep=\t\r\nid\tname\r\n1\tAnn\r\n2\tBob\r\n',
    skipped: 1,
    delimiter: '\t',
    columns,
    rows,
  },
  {
    what: 'a header of fewer columns than its records: not a title',
    content: 'id,name\n1,Ann,x\n2,Bob,y\n',
    skipped: 0,
    columns: ['id VARCHAR', 'name VARCHAR'],
    rows: [],
    rejected: [
      [2, 'has 3 fields where the header has 2'],
      [3, 'has 3 fields where the header has 2'],
    ],
  },
  {
    what: 'one column of names with a comma: no title above a table',
    content: 'name\nLee, Ann\nRay, Bob\n',
    skipped: 0,
    columns: ['name VARCHAR'],
    rows: [],
    rejected: [
      [2, 'has 2 fields where the header has 1'],
      [3, 'has 2 fields where the header has 1'],
    ],
  },
  {
    what: 'a single record with a delimiter below a line without: no title',
    content: '2025-01-01 started\n2025-01-02 slow,very\n',
    skipped: 0,
    rejected: [[1, 'has 1 fields where the header has 2']],
  },
  {
    what: 'a sparse first record: no title',
    content: 'id,a,b,c\n1,,,\n2,,,\n3,x,y,z\n4,x,y,z\n',
    skipped: 0,
    columns: ['id INTEGER', 'a VARCHAR', 'b VARCHAR', 'c VARCHAR'],
  },
  {
    what: 'decimal commas and no header',
    content: '1,5;2,5\n3,5;4,5\n',
    delimiter: ';',
    header: false,
    rows: [
      ['1,5', '2,5'],
      ['3,5', '4,5'],
    ],
  },
  {
    what: 'decimal commas in every line but the header, which has a comma',
    content: 'name;price, EUR\nAnn;1,5\nBob;2,5\n',
    delimiter: ';',
    columns: ['name VARCHAR', 'price, EUR VARCHAR'],
    rows: [
      ['Ann', '1,5'],
      ['Bob', '2,5'],
    ],
  },
  {
    what: 'lists with semicolons in a file of commas',
    content: 'id,list\n1,1;2\n2,3;4\n',
    delimiter: ',',
    columns: ['id INTEGER', 'list VARCHAR'],
    rows: [
      ['1', '1;2'],
      ['2', '3;4'],
    ],
  },
  {
    what: 'three thousand columns',
    content: `${wide.map((place) => `c${place}`).join()}\n${wide.join()}\n${wide.map((place) => `${place}.5`).join()}\n`,
    columns: wide.map((place) => `c${place} DOUBLE`),
    rows: [wide.map(String), wide.map((place) => `${place}.5`)],
  },
  {
    what: 'a header of more than the beginning that is looked at',
    content: `id;${longName};name\n1;2;Ann\n2;3;Bob\n`,
    delimiter: ';',
    header: true,
    columns: ['id INTEGER', `${longName} INTEGER`, 'name VARCHAR'],
    rows: [
      ['1', '2', 'Ann'],
      ['2', '3', 'Bob'],
    ],
  },
  {
    what: 'nothing but delimiters',
    content: ',,\n,,\n',
    header: false,
    rows: [
      [null, null, null],
      [null, null, null],
    ],
  },
  { what: 'lines of nothing but tabs', content: 'id,name\n1,Ann\n\t\n \t \n2,Bob\n', columns, rows },
];
