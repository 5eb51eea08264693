import type { Dialect } from '../core/dialects/dialect.ts';
import { datePatterns, fewValues, firstDay, type ColumnProfile } from '../core/propose/column-profile.ts';
import type { JobConnector, Row } from './connector.ts';
import { typesOfValues } from './infer.ts';

/** A column of a relation, and the name that it is to have in what is found. */
export interface NamedColumn {
  name: string;
  label: string;
}

/** More columns than these make one query too large. */
const columnsAtOnce = 12;

const numberPattern = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';

/** The name of a column's trimmed values, of its quoted own one. */
export function filledName(column: string): string {
  return `${column.slice(0, -1)} filled"`;
}

/** A relation with the trimmed values of its columns beside them; what is empty then is NULL. Stands after FROM. */
export function filledRows(columns: readonly NamedColumn[], relation: string, dialect: Dialect): string {
  return `(SELECT ${columns
    .map(({ name }) => dialect.identifier(name))
    .map((column) => `${column} AS ${column}, nullif(${dialect.trim(column)}, '') AS ${filledName(column)}`)
    .join(', ')} FROM ${relation})`;
}

/**
 * Looks through the text columns of a relation. `relation` is SQL that stands after FROM, `today` the day that counts as
 * such, `YYYY-MM-DD`. Rejects with the engine's error.
 */
export async function profileColumns(
  columns: readonly NamedColumn[],
  relation: string,
  connector: Pick<JobConnector, 'query'>,
  dialect: Dialect,
  today: string,
): Promise<ColumnProfile[]> {
  const trimmed = filledRows(columns, relation, dialect);
  const types = await typesOfValues(
    columns.map(({ name }) => `${name} filled`),
    trimmed,
    connector,
    dialect,
  );
  const profiles: ColumnProfile[] = [];
  const ask = async (select: readonly string[]) => {
    const { rows } = await connector.query(
      `SELECT count(*) AS all_rows, ${select.join(',\n  ')}\nFROM ${trimmed}`,
    );
    return rows[0]!;
  };
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const values = some.map(({ name }) => filledName(dialect.identifier(name)));
    const found = await ask(
      some.map(({ name }, at) => counts(dialect.identifier(name), at, dialect, today).join(', ')),
    );
    const usual = await ask(
      values.map((value, at) =>
        usualCounts(value, at, Number(found[`length${at}`] ?? 0), dialect).join(', '),
      ),
    );
    for (const [at, { name, label }] of some.entries()) {
      const type = types.get(`${name} filled`) ?? 'VARCHAR';
      const profile = readProfile(label, type, { ...found, ...usual }, at);
      const top = profile.distinct > fewValues ? [] : await topValues(values[at]!, trimmed, connector);
      profiles.push({ ...profile, top });
    }
  }
  return profiles;
}

function countOf(condition: string, name: string): string {
  return `count(*) FILTER (WHERE ${condition}) AS ${name}`;
}

function counts(column: string, at: number, dialect: Dialect, today: string): string[] {
  const value = filledName(column);
  const isNumber = `${dialect.matches(value, numberPattern)} AND NOT ${dialect.matches(value, '[+-]?0[0-9]+')}`;
  const number = `CASE WHEN ${isNumber} THEN ${dialect.tryCast(value, 'DOUBLE')} END`;
  const day = dialect.isoDate(`substr(${value}, 1, 10)`);
  const dayOf = (text: string) => dialect.isoDate(dialect.literal(text));
  return [
    countOf(`${value} IS NULL`, `empty${at}`),
    `count(DISTINCT ${value}) AS distinct${at}`,
    `count(DISTINCT lower(${value})) AS folded${at}`,
    countOf(`${value} IS NOT NULL AND ${value} <> ${column}`, `spaced${at}`),
    `min(length(${value})) AS shortest${at}`,
    `max(length(${value})) AS longest${at}`,
    `mode(length(${value})) AS length${at}`,
    countOf(dialect.matches(value, '[0-9]+'), `digits${at}`),
    countOf(dialect.matches(value, '[^@\\s]+@[^@\\s]+\\.[^@\\s]+'), `emails${at}`),
    `count(${number}) AS numbers${at}`,
    countOf(`${number} < 0`, `negative${at}`),
    `min(${number}) AS lowest${at}`,
    `max(${number}) AS highest${at}`,
    `count(${day}) AS days${at}`,
    countOf(`${day} > ${dayOf(today)}`, `future${at}`),
    countOf(`${day} < ${dayOf(firstDay)}`, `ancient${at}`),
    ...datePatterns.map((pattern, index) =>
      countOf(`${dialect.parseDate(value, pattern)} IS NOT NULL`, `date${index}_${at}`),
    ),
  ];
}

/** How many values have the length that most have. */
function usualCounts(value: string, at: number, length: number, dialect: Dialect): string[] {
  const isUsual = `length(${value}) = ${length}`;
  return [
    countOf(isUsual, `usual${at}`),
    countOf(`${isUsual} AND ${dialect.matches(value, '[0-9]+')}`, `usual_digits${at}`),
  ];
}

function readProfile(name: string, type: string, row: Row, at: number): Omit<ColumnProfile, 'top'> {
  const number = (key: string) => Number(row[`${key}${at}`] ?? 0);
  const end = (key: string) => (row[`${key}${at}`] == null ? undefined : number(key));
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
    usualLength: number('length'),
    usual: number('usual'),
    usualDigits: number('usual_digits'),
    digits: number('digits'),
    emails: number('emails'),
    numbers: number('numbers'),
    negative: number('negative'),
    lowest: end('lowest'),
    highest: end('highest'),
    days: number('days'),
    future: number('future'),
    ancient: number('ancient'),
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
