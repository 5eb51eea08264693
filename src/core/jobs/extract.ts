import { isReserved, findColumn, type Catalog, type Column } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { TableName } from '../names.ts';
import type { Compiled, Job, JobKind, RunContext } from './job.ts';

/** Where in the file a record begins; tables of earlier versions don't have it. */
const lineColumn = { name: 'line', type: 'BIGINT' };

const unreadableColumns = [
  { name: 'table_name', type: 'VARCHAR' },
  { name: '_file', type: 'VARCHAR' },
  { name: '_row', type: 'BIGINT' },
  { name: 'reason', type: 'VARCHAR' },
  { name: 'record', type: 'VARCHAR' },
  { name: '_load', type: 'VARCHAR' },
  lineColumn,
];

/** The table beside a bronze table that keeps the records that can't be read. */
export function unreadableTable(bronze: TableName): TableName {
  return { ...bronze, table: 'unreadable_records' };
}

/** The columns that a bronze table has as far as the configuration tells. */
export function expectedColumns(job: Job): string[] {
  return job.model?.map((column) => column.name) ?? job.mentioned;
}

function compile(job: Job, catalog: Catalog, dialect: Dialect, context: RunContext): Compiled {
  const file = job.file!;
  const relation = catalog.file(file.name);
  const fileColumns = relation?.columns ?? expectedColumns(job);
  const reserved = fileColumns.filter(isReserved);
  const columns: Column[] =
    job.model ?? fileColumns.filter((name) => !isReserved(name)).map((name) => ({ name, type: undefined }));
  const named = fileColumns.map((name) => ({ name }));
  // A file without a readable record has no columns to miss.
  const missing = fileColumns.length === 0 ? [] : columns.filter((column) => !findColumn(named, column.name));
  const extra = fileColumns.filter((name) => !isReserved(name) && !findColumn(columns, name));
  if (relation && missing.length > 0 && missing.length === columns.length)
    throw new Error(
      `${file.name} has no column of ${job.target}: its columns are ${fileColumns.join(', ') || 'none'}, ` +
        `wanted are ${columns.map((column) => column.name).join(', ') || 'any'}`,
    );

  const select = [
    ...columns.map(({ name }) => {
      const found = findColumn(named, name);
      return found && found.name === name
        ? dialect.identifier(name)
        : `${found ? dialect.identifier(found.name) : `CAST(NULL AS ${dialect.type('VARCHAR')})`} AS ${dialect.identifier(name)}`;
    }),
    `${dialect.literal(file.name)} AS _file`,
    '_row',
    `${dialect.literal(context.load)} AS _load`,
  ];
  const source = relation?.sql ?? dialect.file(file.name);
  const unreadable = unreadableTable(job.targetTable);
  const ours = `table_name = ${dialect.literal(job.target)}`;
  const statements = [
    dialect.replaceTable(job.targetTable, `SELECT ${select.join(',\n  ')}\nFROM ${source}`),
    dialect.createTable(unreadable, unreadableColumns),
    `DELETE FROM ${dialect.table(unreadable)} WHERE ${ours}`,
  ];
  if (relation?.rejected)
    statements.push(
      dialect.addColumn(unreadable, lineColumn),
      `INSERT INTO ${dialect.table(unreadable)}\nSELECT ${dialect.literal(job.target)}, ${dialect.literal(file.name)}, ` +
        `_row, reason, record, ${dialect.literal(context.load)}, line FROM ${relation.rejected}`,
    );
  return {
    statements,
    figures:
      `SELECT loaded + unreadable AS read, loaded, unreadable FROM\n` +
      `  (SELECT count(*) AS loaded FROM ${dialect.table(job.targetTable)}),\n` +
      `  (SELECT count(*) AS unreadable FROM ${dialect.table(unreadable)} WHERE ${ours})`,
    cleanup: [],
    columns: [
      ...columns,
      { name: '_file', type: 'VARCHAR' },
      { name: '_row', type: 'BIGINT' },
      { name: '_load', type: 'VARCHAR' },
    ],
    warnings: relation
      ? [
          ...relation.notes.map((note) => `${file.name}: ${note}`),
          ...missing.map((column) => `${file.name} has no column ${column.name}: it is NULL in every row`),
          ...extra.map(
            (name) => `the column ${name} of ${file.name} is no column of ${job.target}: it is left out`,
          ),
          ...reserved.map(
            (name) => `the column ${name} of ${file.name} has a name that is ours: it is left out`,
          ),
        ]
      : [],
  };
}

export const extract: JobKind = {
  name: 'extract',
  title: 'Extract',
  doc: 'Loads a file into its bronze table, every value as the text that stands in the file.',
  compile,
  explain: (job) => [
    { text: `Reads ${job.source} (${job.file!.format}) and replaces what ${job.target} holds.` },
    { text: 'Every value is kept as text, exactly as it stands in the file; an empty field is NULL.' },
    {
      text: 'A record that cannot be read is counted and kept in unreadable_records with its line, its text and the reason.',
    },
  ],
  summarize: (job) => `Loads ${job.source} (${job.file!.format}), every value as its text.`,
};
