import type { Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { listed, plural } from '../plural.ts';
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
    { text: `Fills ${job.target} with ${job.query?.columns.join(', ') || 'the columns of its query'}.` },
  ],
  summarize(job) {
    const columns = job.query?.columns.length ?? 0;
    const tables = listed(job.reads.map((table) => table.table)) || 'no table';
    return `${columns > 0 ? plural(columns, 'column') : 'The columns of its query'} from ${tables}.`;
  },
};
