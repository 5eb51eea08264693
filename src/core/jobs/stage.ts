import { checkColumn, type Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { typeOf } from '../types/types.ts';
import type { Compiled, Job, JobKind, RunContext } from './job.ts';
import { sourceColumns } from './source.ts';
import { compileUpsert, typedColumns } from './upsert.ts';

function compile(job: Job, catalog: Catalog, dialect: Dialect, context: RunContext): Compiled {
  const columns = typedColumns(sourceColumns(job, catalog), job, catalog);
  return compileUpsert(
    job,
    {
      columns,
      value: (column) => typeOf(column).parse(dialect.identifier(column.name), dialect),
      from: `FROM ${dialect.table(job.sourceTable!)} WHERE ${checkColumn} = ''`,
      order: '_row DESC',
    },
    catalog,
    dialect,
    context,
  );
}

export const stage: JobKind = {
  name: 'stage',
  title: 'Stage',
  doc: 'Merges the rows that passed every check into the stage table by key, each value in its type.',
  compile,
  explain: (job) => [
    `Takes the rows of ${job.source} that passed every check.`,
    `Rows are the same where ${job.keys.join(' and ')} agree; of several in one load, the last record wins.`,
    'A row that is there already is written only where something in it differs.',
  ],
};
