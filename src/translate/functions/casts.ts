import { isBranch, type Tree } from '../syntax-tree.ts';
import { callsOf, rewritten, type SparkFunction } from './function.ts';

/** What is cast to a type of one of these kinds; undefined for other nodes. */
function castTo(node: Tree, kinds: readonly string[]): Tree[] | undefined {
  const cast = isBranch(node) ? (node['cast'] ?? node['try_cast']) : undefined;
  const to = isBranch(cast) ? cast['to'] : undefined;
  return isBranch(cast) && isBranch(to) && kinds.includes(String(to['data_type']))
    ? [cast['this']!]
    : undefined;
}

/** The number that a literal of ours holds. */
function numberOf(node: Tree | undefined): number {
  const literal = isBranch(node) ? node['literal'] : undefined;
  return Number(isBranch(literal) ? literal['value'] : Number.NaN);
}

/**
 * Spark cuts decimals off when it casts to a whole number, and a text that is no number becomes NULL; DuckDB rounds,
 * and reads 1e2 as 100. The text that a value shows tells its whole part for every type.
 */
function wholeNumber(name: string, type: string, kinds: readonly string[]): SparkFunction {
  const call = callsOf(name, 1);
  return {
    name: `cast_${name}`,
    match: (node) => castTo(node, kinds) ?? call(node),
    template: () =>
      `TRY_CAST(regexp_extract(CASE lower(CAST(arg0 AS VARCHAR)) WHEN 'true' THEN '1' WHEN 'false' THEN '0' ` +
      `ELSE CAST(arg0 AS VARCHAR) END, '^\\s*([+-]?[0-9]+)([.][0-9]*)?\\s*$', 1) AS ${type})`,
  };
}

/** Spark's timestamps have no zone here: the session's is UTC, as a run's time is. */
const timestamp: SparkFunction = {
  name: 'cast_timestamp',
  match: (node) => castTo(node, ['timestamp']) ?? callsOf('timestamp', 1)(node),
  template: () => 'TRY_CAST(arg0 AS TIMESTAMP)',
};

/** A half is that of the decimal which the number shows, as in round. */
const decimal: SparkFunction = {
  name: 'cast_decimal',
  match(node) {
    const value = castTo(node, ['decimal', 'numeric']);
    const cast = isBranch(node) ? (node['cast'] ?? node['try_cast']) : undefined;
    const to = isBranch(cast) ? cast['to'] : undefined;
    if (!value || !isBranch(to)) return undefined;
    const digits = (part: Tree | undefined, otherwise: number): Tree => ({
      literal: { literal_type: 'number', value: String(Number(part ?? otherwise)) },
    });
    return [...value, digits(to['precision'], 10), digits(to['scale'], 0)];
  },
  template: (args) =>
    `TRY_CAST(CAST(arg0 AS VARCHAR) AS DECIMAL(${numberOf(args[1])}, ${numberOf(args[2])}))`,
};

export const casts: readonly SparkFunction[] = [
  wholeNumber('int', 'INTEGER', ['int', 'integer']),
  timestamp,
  decimal,
  wholeNumber('bigint', 'BIGINT', ['big_int']),
  rewritten('double', 1, 'TRY_CAST(arg0 AS DOUBLE)'),
  rewritten('float', 1, 'TRY_CAST(arg0 AS FLOAT)'),
  rewritten('boolean', 1, 'TRY_CAST(arg0 AS BOOLEAN)'),
];
