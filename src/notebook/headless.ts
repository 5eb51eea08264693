import { memoryStore } from './persist.ts';
import { Workspace, type Effects } from './workspace.ts';

/** What a workspace without a screen is made of. */
export interface HeadlessOptions extends Pick<Effects, 'kinds' | 'translate' | 'now'> {
  /** The texts of the configuration tables, by table name. */
  configs: Record<string, string>;
  /** The data model of a configuration that brings none. */
  model: string;
  /** The notebook's Markdown. */
  notebook: string;
  /** The names of the data files, in lower case. */
  files: ReadonlySet<string>;
  /** A data file by its name; undefined where it is missing. */
  file: Effects['sampleFile'];
  openEngine: Effects['openEngine'];
}

/**
 * Opens a workspace that nobody looks at: the same notebook, runner and results as on the page, and nothing is kept.
 * Close its engine in the end.
 */
export async function openHeadless(options: HeadlessOptions): Promise<Workspace> {
  const { configs, model, notebook, files, file, openEngine, kinds, translate, now } = options;
  const workspace = new Workspace({
    shipped: { configs, model, notebook, sample: files },
    sampleFile: file,
    openEngine,
    kinds,
    translate,
    now,
    // Nothing can be dropped here, so that there is nothing to read or to check.
    dataFile: (_, name) => Promise.reject(new Error(`${name} can’t be added here.`)),
    dryRun: () => Promise.resolve([]),
    store: Promise.resolve(memoryStore()),
    schedule: queueMicrotask,
  });
  await workspace.start();
  return workspace;
}
