import { findColumn, type Catalog } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { listed } from '../plural.ts';
import type { Compiled, Job, JobKind } from './job.ts';
import { requireKeys } from './source.ts';

function compile(job: Job, catalog: Catalog, dialect: Dialect): Compiled {
  const columns = catalog.columns(job.targetTable);
  if (!columns) throw new Error(`the table ${job.target} does not exist: no job that ran has made it`);
  requireKeys(job, columns);
  const keys = job.keys.map((key) => findColumn(columns, key)!.name);
  const { statements, count, cleanup } = dialect.deduplicate(
    job.targetTable,
    keys,
    'update_dt DESC, _row DESC',
  );
  const figuresFirst = dialect.temporaries === 'views';
  return { statements, figures: count, figuresFirst, cleanup, columns, warnings: [] };
}

export const dedup: JobKind = {
  name: 'dedup',
  title: 'Deduplicate',
  doc: 'Keeps one of the rows that agree on the match columns: the one that changed last.',
  compile,
  explain: (job) => [
    { text: `Rows of ${job.target} are duplicates where ${job.keys.join(' and ')} agree.` },
    { text: 'The one that changed last stays; among those, the one with the highest record number.' },
  ],
  summarize: ({ keys }) => `Keeps one of the rows that agree on ${listed(keys) || 'no column'}.`,
};
