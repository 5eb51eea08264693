import type { Dialect } from '../core/dialects/dialect.ts';
import type { ColumnProfile } from '../core/propose/column-profile.ts';
import type { JobConnector } from './connector.ts';
import { filledName, filledRows, type NamedColumn } from './profile-columns.ts';

/** Pairs of so many columns, those of most different values, are tried as keys. */
const pairedColumns = 5;

/** The pairs of columns that tell all rows of a relation apart; none where a single one does. */
export async function uniquePairs(
  columns: readonly NamedColumn[],
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
      .join(', ')} FROM ${filledRows(columns, relation, dialect)}`,
  );
  return pairs
    .filter(([a], at) => Number(rows[0]![`p${at}`]) === a.profile.rows)
    .map(([a, b]) => [a.label, b.label]);
}
