import { mergeConfigs } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import { archiveVersion, type Manifest } from './archive.ts';
import { printRun } from './run-json.ts';
import type { Part } from './zip-write.ts';

/** The files of an archive that holds a workspace. */
export interface ArchiveChoice {
  /** The workspace's name. */
  name: string;
  /** Whether the user's data files go with it. */
  files: boolean;
  /** Tables that go with it, as files. Whoever imports the archive makes them anew by a run. */
  tables: readonly Part[];
}

/** The parts of an archive of a workspace as it is now. `at` is the time of the export. */
export async function archiveParts(workspace: Workspace, choice: ArchiveChoice, at: Date): Promise<Part[]> {
  const { own, book, keeper, effects } = workspace;
  const configs = Object.entries(mergeConfigs(effects.shipped.configs, own.configs));
  const dataFiles = choice.files ? [...own.files.values()] : [];
  const parts: Part[] = [
    ...configs.flatMap(([table, text]) =>
      text === undefined ? [] : [{ path: `configs/${table}.csv`, content: new Blob([text]) }],
    ),
    { path: 'notebook.md', content: new Blob([book.text()]) },
    { path: 'runs.json', content: new Blob([printRun(await keeper.run())]) },
    ...dataFiles.map((file) => ({ path: `data/${file.name}`, content: file })),
    ...choice.tables,
  ];
  const manifest: Manifest = {
    format: 'medallion workspace',
    version: archiveVersion,
    name: choice.name,
    exported: at.toISOString(),
    own: Object.keys(own.configs),
    files: [...[...own.files.values()].map((file) => file.name), ...own.forgotten],
    parts: parts.map(({ path }) => path),
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  return [{ path: 'medallion.json', content: new Blob([text]) }, ...parts];
}
