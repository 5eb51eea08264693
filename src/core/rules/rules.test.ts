import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../engine/connector.ts';
import { openNative } from '../../engine/node.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { applySteps } from '../jobs/cleanse.ts';
import { applyMappings } from '../jobs/std.ts';
import { checks } from './checks/checks.ts';
import { cleanseSteps } from './cleanse/steps.ts';
import { mappingTriggers } from './mappings/mappings.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

/** The value of an expression over a column `value` that holds the input. */
async function evaluate(expression: string, input: string | null): Promise<unknown> {
  const value = input === null ? 'CAST(NULL AS VARCHAR)' : duckdb.literal(input);
  const { rows } = await connector.query(`SELECT ${expression} AS result FROM (SELECT ${value} AS value)`);
  return rows[0]!['result'];
}

describe('cleansing steps', () => {
  for (const step of cleanseSteps) {
    for (const { input, argument = '', output } of step.examples)
      it(`${step.name}${argument && `:${argument}`} ${JSON.stringify(input)} → ${JSON.stringify(output)}`, async () => {
        const { sql } = applySteps('value', [{ column: 'value', step, argument, line: 1 }], duckdb);
        expect(await evaluate(sql, input)).toBe(output);
      });
  }
});

describe('mapping triggers', () => {
  for (const trigger of mappingTriggers) {
    for (const { input, standard, output } of trigger.examples)
      it(`${trigger.name} ${JSON.stringify(input)} → ${JSON.stringify(output)}`, async () => {
        const rule = { column: 'value', actual: trigger.name, standard, trigger, line: 1 };
        expect(await evaluate(applyMappings('value', [rule], duckdb), input)).toBe(output);
      });
  }
});

describe('checks', () => {
  for (const check of checks) {
    for (const { input, condition = '', among = [], passes } of check.examples)
      it(`${check.name} ${condition} ${JSON.stringify(input)} ${passes ? 'passes' : 'fails'}`, async () => {
        const all = among.map((value) => `(${value === null ? 'NULL' : duckdb.literal(value)})`).join(', ');
        const rows = `(SELECT CAST(v AS VARCHAR) AS v FROM (VALUES ${all || '(NULL)'}) AS t(v))`;
        const scope = {
          today: '2025-07-01',
          rows,
          column: 'v',
          referred: `SELECT v FROM ${rows} WHERE v IS NOT NULL`,
        };
        expect((await evaluate(check.fails('value', condition, duckdb, scope), input)) === true).toBe(
          !passes,
        );
      });
  }
});

describe('values from files and configuration', () => {
  const hostile = [
    `'; DROP TABLE x; --`,
    `"`,
    `''`,
    `\\'`,
    '$$',
    '%s',
    '{x}',
    '/*',
    '--',
    '\u0000a',
    '𝒳',
    "it's",
  ];
  for (const text of hostile)
    it(`never leave their quotes: ${JSON.stringify(text)}`, async () => {
      const clean = text.replaceAll('\u0000', '');
      const rule = { column: 'value', actual: clean, standard: `${clean}!`, line: 1 };
      expect(await evaluate(applyMappings('value', [rule], duckdb), clean)).toBe(`${clean}!`);
      const { rows } = await connector.query(`SELECT 1 AS ${duckdb.identifier(clean)}`);
      expect(Object.keys(rows[0]!)).toEqual([clean]);
    });
});
