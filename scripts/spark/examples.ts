import { spark } from '../../src/core/dialects/spark.ts';
import { applySteps } from '../../src/core/jobs/cleanse.ts';
import { applyMappings } from '../../src/core/jobs/std.ts';
import { checks } from '../../src/core/rules/checks/checks.ts';
import { cleanseSteps } from '../../src/core/rules/cleanse/steps.ts';
import { mappingTriggers } from '../../src/core/rules/mappings/mappings.ts';
import { dataTypes } from '../../src/core/types/types.ts';

/** An example of a rule as a query of one value, and what it must answer. */
export interface Example {
  name: string;
  sql: string;
  output: string | null;
}

function example(name: string, expression: string, input: string | null, output: string | null): Example {
  const value = input === null ? 'CAST(NULL AS STRING)' : spark.literal(input);
  const sql = `SELECT CAST(${expression} AS STRING) AS result FROM (SELECT ${value} AS value)`;
  return { name: `${name} ${JSON.stringify(input)}`, sql, output };
}

/** Texts that would leave their quotes if they could. */
const hostile = [
  `'; DROP TABLE x; --`,
  '"',
  `''`,
  `\\'`,
  '\\',
  '\\n',
  '$$',
  '%s',
  '{x}',
  '${x}',
  '/*',
  '--',
  '𝒳',
  '`',
];

/** All examples that the rules, checks and types carry, in Spark's SQL. */
export function allExamples(): Example[] {
  const steps = cleanseSteps.flatMap((step) =>
    step.examples.map(({ input, argument = '', output }) => {
      const { sql } = applySteps('value', [{ column: 'value', step, argument, line: 1 }], spark);
      return example(`${step.name}:${argument}`, sql, input, output);
    }),
  );
  const mappings = mappingTriggers.flatMap((trigger) =>
    trigger.examples.map(({ input, standard, output }) => {
      const rule = { column: 'value', actual: trigger.name, standard, trigger, line: 1 };
      return example(trigger.name, applyMappings('value', [rule], spark), input, output);
    }),
  );
  const checked = checks.flatMap((check) =>
    check.examples.map(({ input, condition = '', among = [], passes }) => {
      const all = among.map((value) => `(${value === null ? 'NULL' : spark.literal(value)})`).join(', ');
      const rows = `(SELECT CAST(v AS STRING) AS v FROM (VALUES ${all || '(NULL)'}) AS t(v))`;
      const scope = {
        today: '2025-07-01',
        rows,
        column: 'v',
        referred: `SELECT v FROM ${rows} WHERE v IS NOT NULL`,
      };
      const fails = check.fails('value', condition, spark, scope);
      return example(`${check.name} ${condition}`, `coalesce(${fails}, false)`, input, String(!passes));
    }),
  );
  const types = dataTypes.flatMap((type) =>
    type.examples.map(([input, output]) => example(type.name, type.parse('value', spark), input, output)),
  );
  const quoted = hostile.map((text) => {
    const rule = { column: 'value', actual: text, standard: `${text}!`, line: 1 };
    return example('a text', applyMappings('value', [rule], spark), text, `${text}!`);
  });
  return [...steps, ...mappings, ...checked, ...types, ...quoted];
}
