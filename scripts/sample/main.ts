import { parseArgs } from 'node:util';
import { generate } from './generate.ts';

const USAGE = 'usage: npm run sample -- [--seed N] [--scale K] [--out DIR]';

try {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
      out: { type: 'string', default: 'data_sample' },
    },
  });
  const order = { seed: Number(values.seed), scale: Number(values.scale), out: values.out };
  const { tables, records, rejected } = await generate(order);
  for (const table of Object.values(tables)) console.log(`${table.file}: ${table.records} records`);
  console.log(`${records} records in ${order.out}, of which the rules reject ${rejected}`);
} catch (error) {
  console.error(`sample: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
