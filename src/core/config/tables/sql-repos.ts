import { isActive, sequence, type ConfigTable } from '../table.ts';

export const sqlRepos: ConfigTable = {
  name: 'sql_repos',
  doc: 'The queries behind the BI tables.',
  columns: [
    {
      name: 'name',
      kind: 'choice',
      choices: ['Load BI Table'],
      required: true,
      doc: 'Always Load BI Table.',
    },
    { name: 'table_name', kind: 'name', required: true, doc: 'The BI table, as catalog.schema.table.' },
    {
      name: 'sql_txt',
      kind: 'sql',
      required: true,
      doc: 'INSERT INTO {table_name} (columns) SELECT …: the query and the columns that it fills.',
    },
    {
      name: 'dialect',
      kind: 'choice',
      choices: ['duckdb', 'spark'],
      optional: true,
      doc: "Whose SQL sql_txt is: duckdb, or spark (where it isn't said).",
    },
    sequence,
    isActive,
  ],
};
