import { afterAll, beforeAll, expect, it } from 'vitest';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Connector } from './connector.ts';
import { typesOfValues } from './infer.ts';
import { openNative } from './node.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

/** Many rows whose column is one expression of the row's number, from 0 on. */
const many = 30_000;
const last = many - 1;

it.each([
  ['INTEGER', 'CAST(i AS VARCHAR)'],
  ['BIGINT', `CASE WHEN i = ${last} THEN '99999999999' ELSE CAST(i AS VARCHAR) END`],
  ['DOUBLE', `CASE WHEN i = ${last} THEN '0.5' ELSE CAST(i AS VARCHAR) END`],
  ['VARCHAR', `CASE WHEN i = ${last} THEN 'x' ELSE CAST(i AS VARCHAR) END`],
  ['VARCHAR', `CASE WHEN i = ${last} THEN '007' ELSE CAST(i AS VARCHAR) END`],
  ['VARCHAR', `CASE WHEN i = 0 THEN '007' ELSE CAST(i AS VARCHAR) END`],
  ['TIMESTAMP', `CASE WHEN i = ${last} THEN '2025-01-01 10:00:00' ELSE '2025-01-01' END`],
  ['DATE', `CASE WHEN i = ${last} THEN '2025-01-01' WHEN i = 0 THEN '' END`],
  ['DOUBLE', `CASE WHEN i = ${last} THEN '0.5' END`],
  ['VARCHAR', `CASE WHEN i = ${last} THEN 'x' END`],
  ['VARCHAR', 'NULL'],
])('takes all values into account: %s of %s', async (type, value) => {
  const relation = `(SELECT CAST(${value} AS VARCHAR) AS a, 'x' AS b FROM range(${many}) AS r(i))`;
  expect([...(await typesOfValues(['a', 'b'], relation, connector, duckdb))]).toEqual([
    ['a', type],
    ['b', 'VARCHAR'],
  ]);
});
