import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../scripts/sample/generate.ts';
import type { WorkbenchPage } from './workbench-page.ts';

/** Queries that take long, each in another part of the engine. */
const queries: Readonly<Record<string, string>> = {
  'a join': 'SELECT count(*) FROM range(200_000) a JOIN range(200_000) b ON a.range % 9 = b.range % 9',
  'a sort': 'SELECT range, hash(range) AS h FROM range(20_000_000) ORDER BY h, range',
  'an aggregate':
    'SELECT hash(range) % 5_000_000 AS k, count(DISTINCT range) FROM range(20_000_000) GROUP BY k',
  'a table for a named cell': 'SELECT range, md5(range::VARCHAR) AS m FROM range(40_000_000)',
};

/** Milliseconds from a click on Stop to the end of the run; and whether the run was still on by then. */
interface Stopping {
  what: string;
  milliseconds: number;
  stopped: boolean;
}

/** Starts units, presses Stop after a second and waits for the end of the run. */
async function stop(workbench: WorkbenchPage, what: string, ids: string[]): Promise<Stopping> {
  const found = await workbench.page.evaluate(async (units) => {
    const app = document.querySelector('wb-app')!;
    const { workspace } = app;
    const run = workspace.runner.run(units);
    const until = async (reached: () => boolean) => {
      while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await until(() => units.some((id) => workspace.states.of(id).status === 'running'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const begun = performance.now();
    const button = app.shadowRoot!.querySelector('wb-header')!.shadowRoot!.querySelector('.stop');
    (button as HTMLElement).click();
    await until(() => workspace.running === undefined);
    const milliseconds = performance.now() - begun;
    await run;
    return { milliseconds, stopped: units.some((id) => workspace.states.of(id).status === 'stopped') };
  }, ids);
  return { what, ...found };
}

/** How long Stop takes to end queries and a load that would take long. */
export async function measureStopping(workbench: WorkbenchPage): Promise<string[][]> {
  const found: Stopping[] = [];
  for (const [what, sql] of Object.entries(queries)) {
    const options = what.includes('named') ? 'sql name=kept' : 'sql';
    await workbench.openNotebook(`\`\`\`${options}\n${sql}\n\`\`\`\n`, 1);
    found.push(await stop(workbench, what, [await workbench.cell({ kind: 'sql' })]));
  }
  const folder = mkdtempSync(join(tmpdir(), 'medallion-bench-'));
  try {
    await generate({ seed: 1, scale: 400, out: folder });
    const files = readdirSync(folder).filter((name) => name !== 'manifest.json');
    await workbench.page.locator('input[type=file]').setInputFiles(files.map((name) => join(folder, name)));
    await workbench.page.waitForFunction(
      (count) => document.querySelector('wb-app')!.workspace.own.files.size === count,
      files.length,
    );
    const extracts = await workbench.page.evaluate(() => {
      const { jobs } = document.querySelector('wb-app')!.workspace.plan;
      return jobs.filter(({ kind }) => kind === 'extract').map(({ id }) => id);
    });
    found.push(await stop(workbench, 'the load of CSV files', extracts));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found.map(({ what, milliseconds, stopped }) => [
    what,
    `${Math.round(milliseconds).toLocaleString('en-US')} ms`,
    stopped ? 'stopped' : 'had ended by itself',
  ]);
}
