import { checkExamples } from './check-examples.ts';
import { install, missingPrograms } from './install.ts';
import { scenarios } from './scenarios.ts';

/** Says what the Spark tests found; `--only TEXT` runs the parts whose name holds it. */
async function main(args: string[]): Promise<number> {
  const missing = missingPrograms();
  if (missing.length > 0) {
    console.log(`test:spark is skipped: it needs ${missing.join(' and ')}`);
    return 0;
  }
  const only = args[0] === '--only' ? (args[1] ?? '') : '';
  const installed = install();
  let failed = 0;
  let passed = 0;
  const part = async (name: string, work: () => Promise<string[]>) => {
    if (!name.includes(only)) return;
    const begun = performance.now();
    const differences = await work();
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${differences.length === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
    for (const difference of differences) console.log(`  ${difference}`);
    if (differences.length === 0) passed++;
    else failed++;
  };
  await part('the examples of every rule, check and type', async () => {
    const { count, differences } = await checkExamples(installed);
    if (count === 0) differences.push('there are no examples');
    return differences;
  });
  for (const { name, skip, run } of scenarios) {
    if (skip) console.log(`– ${name}: ${skip}`);
    else await part(name, () => run(installed));
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
