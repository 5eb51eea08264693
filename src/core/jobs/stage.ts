import { checkColumn, type Catalog, type Column } from '../catalog.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { typeOf } from '../types/types.ts';
import { listed } from '../plural.ts';
import type { Compiled, Job, JobKind, RunContext } from './job.ts';
import { sourceColumns } from './source.ts';
import { compileUpsert, typedColumns } from './upsert.ts';

/** The value of a checked table's text column as the stage table keeps it: the expression in SQL. */
export function stagedValue(column: Column, dialect: Dialect): string {
  return typeOf(column).parse(dialect.identifier(column.name), dialect);
}

function compile(job: Job, catalog: Catalog, dialect: Dialect, context: RunContext): Compiled {
  const columns = typedColumns(sourceColumns(job, catalog), job, catalog);
  const from = `FROM ${dialect.table(job.sourceTable!)} WHERE ${checkColumn} = ''`;
  return compileUpsert(
    job,
    {
      columns,
      value: (column) => stagedValue(column, dialect),
      from,
      // Few keys are repeated, so looking for those is cheaper than numbering all rows. A load has one file: the
      // record's number tells the last.
      last(rows, keys) {
        const select = keys.map(({ name, value }) => (name === value ? name : `${value} AS ${name}`));
        const same = keys.map(({ name }) => dialect.nullSafeEqual(`typed.${name}`, `repeated.${name}`));
        return (
          `SELECT typed.* FROM (\n${rows}\n) AS typed\n` +
          `ANTI JOIN (\n  SELECT ${select.join(', ')}, max(_row) AS _last\n  ${from}\n` +
          `  GROUP BY ${keys.map(({ value }) => value).join(', ')} HAVING count(*) > 1\n) AS repeated\n` +
          `ON ${same.join(' AND ')} AND typed._row < repeated._last`
        );
      },
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
    { text: `Takes the rows of ${job.source} that passed every check.` },
    {
      text: `Rows are the same where ${job.keys.join(' and ')} agree; of several in one load, the last record wins.`,
    },
    { text: 'A row that is there already is written only where something in it differs.' },
  ],
  summarize: ({ keys }) => `Merges the rows that passed every check by ${listed(keys) || 'no key'}.`,
};
