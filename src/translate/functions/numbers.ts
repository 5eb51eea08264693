import { callsOf, nodesOf, rewritten, type SparkFunction } from './function.ts';

/** Spark rounds a half of the decimal that a number shows away from zero; DuckDB rounds the binary fraction. */
const round: SparkFunction = {
  name: 'round',
  match: callsOf('round', 1, 2),
  template: (args) => {
    const digits = args.length === 2 ? 'arg1' : '0';
    return `coalesce(CAST(round(TRY_CAST(CAST(arg0 AS VARCHAR) AS DECIMAL(38, 15)), ${digits}) AS DOUBLE), round(arg0, ${digits}))`;
  },
};

/** What is divided by zero is NULL in Spark, infinite in DuckDB. */
const divide: SparkFunction = {
  name: 'divide',
  match: nodesOf('div', 'left', 'right'),
  template: () => '(arg0 / nullif(arg1, 0))',
};

const remainder: SparkFunction = {
  name: 'remainder',
  match: (node) => nodesOf('mod', 'left', 'right')(node) ?? nodesOf('mod_func', 'this', 'expression')(node),
  template: () => '(arg0 % nullif(arg1, 0))',
};

/** Whole division cuts towards zero in Spark, down in DuckDB. */
const wholeDivision: SparkFunction = {
  name: 'whole_division',
  match: nodesOf('int_div', 'this', 'expression'),
  template: () => 'CAST(trunc(arg0 / nullif(arg1, 0)) AS BIGINT)',
};

/** A quantile between two values lies between them; the approximate one of Spark is one of the values. */
const quantiles = [
  rewritten('percentile', 2, 'quantile_cont(arg0, arg1)'),
  rewritten('percentile_approx', 2, 'quantile_disc(arg0, arg1)'),
  rewritten('approx_percentile', 2, 'quantile_disc(arg0, arg1)'),
];

export const numbers: readonly SparkFunction[] = [
  round,
  divide,
  remainder,
  wholeDivision,
  ...quantiles,
  rewritten('isnull', 1, '(arg0 IS NULL)'),
  rewritten('isnotnull', 1, '(arg0 IS NOT NULL)'),
  rewritten('any', 1, 'bool_or(arg0)'),
  rewritten('some', 1, 'bool_or(arg0)'),
];
