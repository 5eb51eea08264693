import { isBranch } from '../syntax-tree.ts';
import { callsOf, rewritten, type SparkFunction } from './function.ts';

/**
 * Spark cuts decimals off when it casts to a whole number, and a text that is no number becomes NULL; DuckDB rounds,
 * and reads 1e2 as 100. The text that a value shows tells its whole part for every type.
 */
function wholeNumber(name: string, type: string, kinds: readonly string[]): SparkFunction {
  const call = callsOf(name, 1);
  return {
    name: `cast_${name}`,
    match(node) {
      const cast = isBranch(node) ? (node['cast'] ?? node['try_cast']) : undefined;
      const to = isBranch(cast) ? cast['to'] : undefined;
      if (isBranch(cast) && isBranch(to) && kinds.includes(String(to['data_type']))) return [cast['this']!];
      return call(node);
    },
    template: () =>
      `TRY_CAST(regexp_extract(CASE lower(CAST(arg0 AS VARCHAR)) WHEN 'true' THEN '1' WHEN 'false' THEN '0' ` +
      `ELSE CAST(arg0 AS VARCHAR) END, '^\\s*([+-]?[0-9]+)([.][0-9]*)?\\s*$', 1) AS ${type})`,
  };
}

export const casts: readonly SparkFunction[] = [
  wholeNumber('int', 'INTEGER', ['int', 'integer']),
  wholeNumber('bigint', 'BIGINT', ['big_int']),
  rewritten('double', 1, 'TRY_CAST(arg0 AS DOUBLE)'),
  rewritten('float', 1, 'TRY_CAST(arg0 AS FLOAT)'),
  rewritten('boolean', 1, 'TRY_CAST(arg0 AS BOOLEAN)'),
];
