import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellKinds } from '../src/cell-kinds/kinds.ts';
import { fileOnDisk, openNative } from '../src/engine/node.ts';
import { openHeadless } from '../src/notebook/headless.ts';
import { printStored, storeRun } from '../src/notebook/stored-run.ts';
import { translateConfig } from '../src/translate/translate-config.ts';

/** The texts of a folder's files with an ending, by their names without it, in the order of the names. */
function textsIn(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return Object.fromEntries(
    names
      .sort((a, b) => a.localeCompare(b))
      .map((name) => [name.slice(0, -ending.length), readFileSync(join(folder, name), 'utf8')]),
  );
}

/**
 * Runs the shipped notebook on the sample with native DuckDB, and gives the answers to all that its dashboards and plots
 * ask, as JSON: the page shows them until its own engine is there. Throws where a cell fails, for then the site is broken.
 * @param root the project's folder
 */
export async function makeStoredRun(root: string): Promise<string> {
  const configs = textsIn(join(root, 'configs'), '.csv');
  const data = join(root, 'data_sample');
  const workspace = await openHeadless({
    configs,
    model: configs['data_model'] ?? '',
    notebook: Object.values(textsIn(join(root, 'cells'), '.md')).join('\n'),
    files: new Set(readdirSync(data)),
    file: (name) => fileOnDisk(join(data, name)),
    openEngine: () => openNative(),
    kinds: cellKinds,
    translate: translateConfig,
    now: () => new Date(),
  });
  try {
    await workspace.runner.runAll();
    for (const { id, title } of workspace.allUnits) {
      const { status, error } = workspace.states.of(id);
      if (status !== 'done') throw new Error(`The sample’s run: ${title} is ${status}. ${error}`);
    }
    return printStored(await storeRun(workspace));
  } finally {
    await (await workspace.engine.get()).close();
  }
}
