import { findColumn, type Column } from '../catalog.ts';
import type { CleanseRule, MappingRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Job } from './job.ts';
import { correctedValue } from './corrected.ts';
import { applyMappings, mappingCondition } from './std.ts';

/** The rules of a job on one column, in the order in which they apply. */
export interface RuledColumn {
  /** The column as its table calls it; undefined where the table lacks it, so that its rules do nothing. */
  column: string | undefined;
  /** The column as the first of its rules calls it. */
  named: string;
  /** Places in the job's cleansing steps or mappings, and so in what `explain` says. */
  rules: number[];
}

/** The job's cleansing steps or mappings: the rules that change values. */
function changingRules(job: Job): readonly { column: string }[] {
  return job.kind === 'cleanse' ? job.rules.cleanse : job.kind === 'std' ? job.rules.mappings : [];
}

/** A job's rules by the column on which they work, columns in the order of their first rule. */
export function ruledColumns(job: Job, columns: readonly Column[]): RuledColumn[] {
  const found = new Map<string, RuledColumn>();
  changingRules(job).forEach(({ column }, rule) => {
    const key = column.toLowerCase();
    const entry = found.get(key) ?? { column: findColumn(columns, column)?.name, named: column, rules: [] };
    entry.rules.push(rule);
    found.set(key, entry);
  });
  return [...found.values()];
}

/** How much of a column's changes a query tells. */
export interface Extent {
  /** At most so many pairs of before and after for each rule. */
  samples: number;
  /** At most so many rows of the table are looked at, from the first on. */
  rows: number;
}

/**
 * The query of what a cleanse or std job changes in a column of its source table as that is now. It runs the very
 * expressions of the job, rule after rule, and compares the value before each with the value after it.
 * Its rows: `rule` (place in `ruled.rules`), `before`, `after`, `pair_rows` (rows with this pair), and of the whole rule
 * `changed_rows` and `changed_pairs`; for each rule the most frequent pairs, ties by value. A rule that changes
 * nothing has no row.
 */
export function changedValuesQuery(job: Job, ruled: RuledColumn, dialect: Dialect, extent: Extent): string {
  const source = dialect.table(job.sourceTable!);
  const column = dialect.identifier(ruled.column!);
  const rows = Math.floor(extent.rows);
  const own = job.rules.corrections.filter((rule) => findColumn([{ name: ruled.column! }], rule.column));
  const read = correctedValue(column, own, dialect);
  // A value is worked on once, however many rows have it. There are no more values than rows, so the second limit
  // leaves none out: it keeps filters from being pushed down into a view, whose expressions would be repeated for
  // every use of the value.
  const values =
    `SELECT ${column} AS v0, count(*) AS n\nFROM (SELECT ${read} AS ${column} FROM ${source} LIMIT ${rows})\n` +
    `GROUP BY 1 LIMIT ${rows}`;
  const { parts, top } =
    job.kind === 'cleanse'
      ? stepChanges(pick(job.rules.cleanse, ruled), dialect, extent.samples)
      : mappingChanges(pick(job.rules.mappings, ruled), dialect, extent.samples);
  const all = [['source_values', values], ...parts];
  return (
    `WITH ${all.map(([name, query]) => `${name} AS MATERIALIZED (\n${query}\n)`).join(',\n')}\n` +
    `SELECT * FROM (\n${top}\n)\nORDER BY rule, pair_rows DESC, before NULLS FIRST, after NULLS FIRST`
  );
}

function pick<T>(rules: readonly T[], { rules: places }: RuledColumn): T[] {
  return places.map((place) => rules[place]!);
}

/** Named parts of the query, and the query on them that gives its rows in any order. */
interface Changes {
  parts: [name: string, query: string][];
  top: string;
}

const byFrequency = 'ORDER BY n DESC, before NULLS FIRST, after NULLS FIRST';

/** The values v0, v1, … before and after each step, and the pairs that differ. A column has a handful of steps. */
function stepChanges(rules: readonly CleanseRule[], dialect: Dialect, samples: number): Changes {
  const differs = (rule: number) => `v${rule} IS DISTINCT FROM v${rule + 1}`;
  const all = rules.reduce(
    (query, { step, argument }, rule) =>
      `SELECT *, ${step.sql(`v${rule}`, argument, dialect)} AS v${rule + 1} FROM (\n${query}\n)`,
    'SELECT * FROM source_values',
  );
  const any = rules.map((_, rule) => differs(rule)).join(' OR ');
  const pairs = rules.map((_, rule): [string, string] => [
    `changed_by_${rule}`,
    `SELECT v${rule} AS before, v${rule + 1} AS after, sum(n) AS n FROM stepped WHERE ${differs(rule)} GROUP BY 1, 2`,
  ]);
  const top = pairs.map(
    ([name], rule) =>
      `(SELECT ${rule} AS rule, before, after, n AS pair_rows, (SELECT sum(n) FROM ${name}) AS changed_rows, ` +
      `(SELECT count(*) FROM ${name}) AS changed_pairs FROM ${name}\n${byFrequency} LIMIT ${Math.floor(samples)})`,
  );
  return {
    parts: [['stepped', `SELECT * FROM (\n${all}\n) WHERE ${any}`], ...pairs],
    top: top.join('\nUNION ALL\n'),
  };
}

/** The first mapping that matches each value, and what it makes of it where that differs. Mappings may be thousands. */
function mappingChanges(rules: readonly MappingRule[], dialect: Dialect, samples: number): Changes {
  const branches = rules.map((rule, place) => `WHEN ${mappingCondition('v0', rule, dialect)} THEN ${place}`);
  const mapped =
    `SELECT v0 AS before, ${applyMappings('v0', rules, dialect)} AS after, n, CASE ${branches.join(' ')} END AS rule\n` +
    'FROM source_values';
  return {
    parts: [['mapped', `SELECT * FROM (\n${mapped}\n) WHERE before IS DISTINCT FROM after`]],
    top:
      'SELECT rule, before, after, n AS pair_rows, sum(n) OVER (PARTITION BY rule) AS changed_rows, ' +
      'count(*) OVER (PARTITION BY rule) AS changed_pairs FROM mapped\n' +
      `QUALIFY row_number() OVER (PARTITION BY rule ${byFrequency}) <= ${Math.floor(samples)}`,
  };
}
