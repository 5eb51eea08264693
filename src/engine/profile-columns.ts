import type { Dialect } from '../core/dialects/dialect.ts';
import { datePatterns, fewValues, type ColumnProfile } from '../core/propose/column-profile.ts';
import type { JobConnector, Row } from './connector.ts';
import { typesOfValues } from './infer.ts';

/** What a relation's columns hold, and the pairs of columns that tell all its rows apart. */
export interface Profiles {
  columns: ColumnProfile[];
  pairs: [string, string][];
}

/** More columns than these make one query too large. */
const columnsAtOnce = 12;
/** Pairs of so many columns, those of most different values, are tried as keys. */
const pairedColumns = 5;

/**
 * Looks through the text columns of a relation. `relation` is SQL that stands after FROM; `columns` are its columns, each
 * under the name that it is to have in what is returned. Rejects with the engine's error.
 */
export async function profileColumns(
  columns: readonly { name: string; label: string }[],
  relation: string,
  connector: Pick<JobConnector, 'query'>,
  dialect: Dialect,
): Promise<Profiles> {
  const trimmed = `(SELECT ${columns
    .map(({ name }) => dialect.identifier(name))
    .map((column) => `${column} AS ${column}, nullif(${dialect.trim(column)}, '') AS ${filledName(column)}`)
    .join(', ')} FROM ${relation})`;
  const types = await typesOfValues(
    columns.map(({ name }) => `${name} filled`),
    trimmed,
    connector,
    dialect,
  );
  const profiles: ColumnProfile[] = [];
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const select = some.map(({ name }, at) => counts(dialect.identifier(name), at, dialect));
    const { rows } = await connector.query(
      `SELECT count(*) AS all_rows, ${select.join(',\n  ')}\nFROM ${trimmed}`,
    );
    for (const [at, { name, label }] of some.entries()) {
      const profile = readProfile(label, types.get(`${name} filled`) ?? 'VARCHAR', rows[0]!, at);
      const top =
        profile.distinct > fewValues
          ? []
          : await topValues(filledName(dialect.identifier(name)), trimmed, connector);
      profiles.push({ ...profile, top });
    }
  }
  return { columns: profiles, pairs: await uniquePairs(columns, profiles, trimmed, connector, dialect) };
}

/** The name of a column's trimmed values, of its quoted own one. */
function filledName(column: string): string {
  return `${column.slice(0, -1)} filled"`;
}

function counts(column: string, at: number, dialect: Dialect): string {
  const value = filledName(column);
  const number = dialect.tryCast(value, 'DOUBLE');
  const countOf = (condition: string, name: string) => `count(*) FILTER (WHERE ${condition}) AS ${name}${at}`;
  return [
    countOf(`${value} IS NULL`, 'empty'),
    `count(DISTINCT ${value}) AS distinct${at}`,
    `count(DISTINCT lower(${value})) AS folded${at}`,
    countOf(`${value} IS NOT NULL AND ${value} <> ${column}`, 'spaced'),
    `min(length(${value})) AS shortest${at}`,
    `max(length(${value})) AS longest${at}`,
    countOf(dialect.matches(value, '[0-9]+'), 'digits'),
    countOf(dialect.matches(value, '[^@\\s]+@[^@\\s]+\\.[^@\\s]+'), 'emails'),
    countOf(`${number} < 0`, 'negative'),
    ...datePatterns.map((pattern, index) =>
      countOf(`${dialect.parseDate(value, pattern)} IS NOT NULL`, `date${index}_`),
    ),
  ].join(', ');
}

function readProfile(name: string, type: string, row: Row, at: number): Omit<ColumnProfile, 'top'> {
  const number = (key: string) => Number(row[`${key}${at}`] ?? 0);
  const dates = datePatterns
    .map((pattern, index) => [pattern, number(`date${index}_`)] as const)
    .filter(([, rows]) => rows > 0);
  return {
    name,
    type,
    rows: Number(row['all_rows']),
    empty: number('empty'),
    distinct: number('distinct'),
    folded: number('folded'),
    spaced: number('spaced'),
    shortest: number('shortest'),
    longest: number('longest'),
    digits: number('digits'),
    emails: number('emails'),
    negative: number('negative'),
    dates: Object.fromEntries(dates),
  };
}

async function topValues(
  value: string,
  relation: string,
  connector: Pick<JobConnector, 'query'>,
): Promise<[string, number][]> {
  const { rows } = await connector.query(
    `SELECT ${value} AS value, count(*) AS n FROM ${relation} WHERE ${value} IS NOT NULL ` +
      'GROUP BY 1 ORDER BY n DESC, value',
  );
  return rows.map((row) => [String(row['value']), Number(row['n'])]);
}

async function uniquePairs(
  columns: readonly { name: string; label: string }[],
  profiles: readonly ColumnProfile[],
  relation: string,
  connector: Pick<JobConnector, 'query'>,
  dialect: Dialect,
): Promise<[string, string][]> {
  const whole = columns
    .map(({ name, label }, at) => ({ name, label, profile: profiles[at]! }))
    .filter(({ profile }) => profile.empty === 0 && profile.rows > 0)
    .sort((a, b) => b.profile.distinct - a.profile.distinct)
    .slice(0, pairedColumns);
  const pairs = whole.flatMap((first, at) => whole.slice(at + 1).map((second) => [first, second] as const));
  if (pairs.length === 0 || whole[0]!.profile.distinct === whole[0]!.profile.rows) return [];
  const { rows } = await connector.query(
    `SELECT ${pairs
      .map(([a, b], at) => {
        const [one, other] = [a, b].map(({ name }) => filledName(dialect.identifier(name)));
        return `count(DISTINCT (${one}, ${other})) AS p${at}`;
      })
      .join(', ')} FROM ${relation}`,
  );
  return pairs
    .filter(([a], at) => Number(rows[0]![`p${at}`]) === a.profile.rows)
    .map(([a, b]) => [a.label, b.label]);
}
