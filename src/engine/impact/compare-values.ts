import { dataColumns, type Column } from '../../core/catalog.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey } from '../../core/names.ts';
import type { Compared } from './compare-checks.ts';
import type { ValueImpact } from './impact.ts';

/** So many pairs of a column are shown. */
const samples = 5;

const kinds = new Set<Job['kind']>(['extract', 'cleanse', 'std', 'dq']);

const text = (value: unknown) => (value === null || value === undefined ? null : String(value));

/**
 * Which values of a record become others: in the last table of each chain that is affected before rows are merged, for
 * what an earlier one changes shows there too.
 */
export async function compareValues({ tables, dialect, jobs, rows: of }: Compared): Promise<ValueImpact[]> {
  const chain = jobs.filter(({ id, kind }) => kinds.has(kind) && !tables.failed.has(id));
  const read = new Set(chain.flatMap(({ sourceTable }) => (sourceTable ? [tableKey(sourceTable)] : [])));
  const found: ValueImpact[] = [];
  for (const job of chain.filter(({ targetTable }) => !read.has(tableKey(targetTable)))) {
    const [now, old] = [of(tables.place(job.targetTable)), of(job.targetTable)];
    const columnsOf = async (table: string): Promise<Column[]> =>
      (await tables.query(`SELECT * FROM ${table} LIMIT 0`)).columns.map(({ name }) => ({
        name,
        type: undefined,
      }));
    const there = new Set((await columnsOf(old)).map(({ name }) => name));
    const columns = dataColumns(await columnsOf(now)).filter(({ name }) => there.has(name));
    if (columns.length === 0) continue;
    const pairs = `FROM ${now} AS a JOIN ${old} AS b USING (_file, _row)`;
    const differs = (name: string) =>
      `CAST(a.${dialect.identifier(name)} AS VARCHAR) IS DISTINCT FROM CAST(b.${dialect.identifier(name)} AS VARCHAR)`;
    const { rows } = await tables.query(
      `SELECT ${columns.map(({ name }, at) => `count(CASE WHEN ${differs(name)} THEN 1 END) AS c${at}`).join(', ')} ${pairs}`,
    );
    for (const [at, { name }] of columns.entries()) {
      const count = Number(rows[0]![`c${at}`]);
      if (count === 0) continue;
      const value = dialect.identifier(name);
      const most = await tables.query(
        `SELECT CAST(b.${value} AS VARCHAR) AS before, CAST(a.${value} AS VARCHAR) AS after, count(*) AS rows ${pairs}
WHERE ${differs(name)} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${samples}`,
      );
      found.push({
        table: job.target,
        column: name,
        rows: count,
        samples: most.rows.map(({ before, after, rows: number }) => ({
          before: text(before),
          after: text(after),
          rows: Number(number),
        })),
      });
    }
  }
  return found;
}
