import type { Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Compiled, Job, JobKind } from './job.ts';

function compile(job: Job, _catalog: Catalog, dialect: Dialect): Compiled {
  const { sql, columns } = job.query!;
  const table = dialect.table(job.targetTable);
  return {
    statements: [dialect.replaceTable(job.targetTable, sql, columns.length > 0 ? columns : undefined)],
    figures: `SELECT count(*) AS rows FROM ${table}`,
    cleanup: [],
    columns: columns.map((name) => ({ name, type: undefined })),
    warnings: [],
  };
}

export const publish: JobKind = {
  name: 'publish',
  title: 'Publish',
  doc: 'Replaces a BI table by the rows of its query, all at once.',
  compile,
  explain: (job) => [
    `Fills ${job.target} with ${job.query?.columns.join(', ') || 'the columns of its query'}.`,
    `Reads ${job.reads.map((table) => table.table).join(', ') || 'no table'}.`,
  ],
};
