import { parseArgs } from 'node:util';
import { nextVersions, projectVersions } from '../../src/export/versions.ts';
import { checkExamples } from './check-examples.ts';
import { install, missingPrograms, type Installed } from './install.ts';
import { scenarios, type Scenario } from './scenarios.ts';

/** A program on Spark is busy on one core most of the time. */
const atOnce = 2;

const examples: Scenario = {
  name: 'the examples of every rule, check and type',
  async run(installed) {
    const { count, differences } = await checkExamples(installed);
    return count === 0 ? ['there are no examples'] : differences;
  },
};

/** Runs a part and tells what it found. Resolves to whether nothing differed. */
async function tell({ name, run }: Scenario, installed: Installed): Promise<boolean> {
  const begun = performance.now();
  const differences = await run(installed).catch((error: unknown) => [String(error)]);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${differences.length === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
  for (const difference of differences) console.log(`  ${difference}`);
  return differences.length === 0;
}

/** Says what the Spark tests found; `--only TEXT` runs the parts whose name holds it, `--next` takes the next Spark. */
async function main(args: string[]): Promise<number> {
  const options = {
    only: { type: 'string', default: '' },
    next: { type: 'boolean', default: false },
  } as const;
  const { only, next } = parseArgs({ args, options }).values;
  const missing = missingPrograms();
  if (missing.length > 0) {
    console.log(`test:spark is skipped: it needs ${missing.join(' and ')}`);
    return 0;
  }
  const chosen = [...scenarios, examples].filter(({ name }) => name.includes(only));
  for (const { name, skip } of chosen) if (skip) console.log(`– ${name}: ${skip}`);
  const waiting = chosen.filter(({ skip }) => skip === undefined);
  const installed = install(next ? nextVersions : projectVersions);
  const passed: boolean[] = [];
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) passed.push(await tell(part, installed));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const failed = passed.filter((one) => !one).length;
  console.log(`${passed.length - failed} passed, ${failed} failed`);
  return failed === 0 && passed.length > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
