import { configTableOf } from '../../core/config/tables.ts';
import { listed } from '../../core/plural.ts';
import { keepable } from '../persist.ts';
import { archiveVersion, type Content, type Manifest, type Shipped } from './archive.ts';
import { readRun } from './run-json.ts';
import { tidyName } from './workspaces.ts';
import type { FoundFile } from './zip-read.ts';

/** The file by which an archive is known, and the folder in which it stands: '' or one that ends in `/`. */
export function findManifest(files: readonly FoundFile[]): { file: FoundFile; root: string } | undefined {
  // Whoever unpacks and packs a zip gets one folder more.
  const file = files.find(({ path }) => /^(?:[^/]+\/)?medallion\.json$/.test(path));
  return file && { file, root: file.path.slice(0, -'medallion.json'.length) };
}

/**
 * Reads an archive that holds a workspace.
 * Rejects with words for its user: not a workspace, of a newer page, damaged, or with parts missing.
 */
export async function readArchive(
  files: readonly FoundFile[],
  shipped: Shipped,
  now: Date,
): Promise<Content> {
  const found = findManifest(files);
  if (!found) throw new Error('It holds no medallion.json, by which a workspace is known.');
  const manifest = readManifest(await textOf(found.file));
  const byPath = new Map(files.map((file) => [file.path.slice(found.root.length), file]));
  // Tables are for other readers: a run makes them anew.
  const needed = ['notebook.md', ...manifest.parts.filter((path) => !path.startsWith('tables/'))];
  const missing = [...new Set(needed)].filter((path) => !byPath.has(path));
  if (missing.length > 0) throw new Error(`Parts of the workspace are missing: ${listed(missing)}.`);

  const configs: Record<string, string> = {};
  for (const path of manifest.parts.filter((path) => path.startsWith('configs/'))) {
    const table = configTableOf(path)?.name;
    if (table === undefined) continue;
    const text = await textOf(byPath.get(path)!);
    // The page may be another by now, with another sample.
    if (manifest.own.includes(table) || text !== shipped.configs[table]) configs[table] = text;
  }
  const notebook = await textOf(byPath.get('notebook.md')!);
  const data = await Promise.all(
    manifest.parts
      .filter((path) => path.startsWith('data/'))
      .map(
        async (path) =>
          new File([await byPath.get(path)!.read()], path.slice('data/'.length), { lastModified: 0 }),
      ),
  );
  const brought = new Set(data.map((file) => file.name));
  const absent = manifest.files.filter((name) => !brought.has(name));
  const kept = keepable(data);
  const runs = byPath.get('runs.json');
  return {
    name: tidyName(manifest.name) || 'Imported workspace',
    things: {
      configs,
      files: kept.files,
      forgotten: [...kept.large.map(({ name }) => name), ...absent],
      ...(notebook === shipped.notebook ? {} : { notebook }),
      ...(runs ? { run: await runOf(runs, now) } : {}),
    },
    notes: absent.length > 0 ? [`Data files that the archive leaves out: ${listed(absent)}.`] : [],
  };
}

async function runOf(file: FoundFile, now: Date) {
  const text = await textOf(file);
  try {
    return readRun(text, now);
  } catch {
    throw new Error('runs.json can’t be read.');
  }
}

function readManifest(text: string): Manifest {
  let found: Partial<Record<keyof Manifest, unknown>>;
  try {
    found = JSON.parse(text) as typeof found;
  } catch {
    throw new Error('medallion.json can’t be read.');
  }
  if (found === null || typeof found !== 'object' || found.format !== 'medallion workspace')
    throw new Error('medallion.json doesn’t tell of a workspace.');
  if (typeof found.version !== 'number') throw new Error('medallion.json tells no version.');
  if (found.version > archiveVersion)
    throw new Error(
      `It was made by a newer version of this page (form ${found.version}, and this page reads up to ${archiveVersion}). Reload the page and try again.`,
    );
  return {
    format: found.format,
    version: found.version,
    name: typeof found.name === 'string' ? found.name : '',
    exported: typeof found.exported === 'string' ? found.exported : '',
    own: textsIn(found.own),
    files: textsIn(found.files),
    parts: textsIn(found.parts),
  };
}

function textsIn(list: unknown): string[] {
  if (!Array.isArray(list) || list.some((text) => typeof text !== 'string'))
    throw new Error('medallion.json is not whole.');
  return list as string[];
}

async function textOf(file: FoundFile): Promise<string> {
  const bytes = await (await file.read()).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(`${file.path} is not UTF-8 text.`);
  }
}
