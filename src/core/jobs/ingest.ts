import type { Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { listed } from '../plural.ts';
import type { Compiled, Job, JobKind, RunContext } from './job.ts';
import { sourceColumns } from './source.ts';
import { compileUpsert, typedColumns } from './upsert.ts';

/** The order of the rows with one key in which the last record is the first. */
function newest(keys: readonly { name: string }[]): string {
  return `PARTITION BY ${keys.map(({ name }) => name).join(', ')} ORDER BY update_dt DESC, _row DESC`;
}

function compile(job: Job, catalog: Catalog, dialect: Dialect, context: RunContext): Compiled {
  const source = sourceColumns(job, catalog);
  const columns = typedColumns(source, job, catalog);
  // A table that isn't there yet has no watermark.
  const newer = catalog.columns(job.targetTable)
    ? ` WHERE update_dt > coalesce((SELECT max(update_dt) FROM ${dialect.table(job.targetTable)}), ${dialect.timestamp('0001-01-01 00:00:00')})`
    : '';
  return compileUpsert(
    job,
    {
      columns,
      value: (column) => dialect.identifier(column.name),
      from: `FROM ${dialect.table(job.sourceTable!)}${newer}`,
      last: (rows, keys) =>
        job.uniqueSource
          ? rows
          : `SELECT * FROM (\n${rows.replace(/^SELECT /, `SELECT row_number() OVER (${newest(keys)}) AS _place,\n  `)}\n) WHERE _place = 1`,
    },
    catalog,
    dialect,
    context,
  );
}

export const ingest: JobKind = {
  name: 'ingest',
  title: 'Load',
  doc: 'Merges the stage rows that changed since the last load into the gold table by key.',
  compile,
  explain: (job) => [
    {
      text: `Takes the rows of ${job.source} that are newer than the latest in ${job.target} (its watermark).`,
    },
    { text: `Rows are the same where ${job.keys.join(' and ')} agree.` },
    { text: 'A row that is there already is written only where something in it differs.' },
  ],
  summarize: ({ keys }) => `Merges the rows that changed since the last load by ${listed(keys) || 'no key'}.`,
};
