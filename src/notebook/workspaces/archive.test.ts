import { describe, expect, it } from 'vitest';
import { memoryStore, savedKeys, type Saved, type Store } from '../persist.ts';
import { takeFiles } from '../take-files.ts';
import { configs, start } from '../workspace.test-helper.ts';
import type { Workspace } from '../workspace.ts';
import { readArchive } from './archive-read.ts';
import { archiveParts } from './archive-write.ts';
import type { Manifest } from './archive.ts';
import { readRun } from './run-json.ts';
import { readZip } from './zip-read.ts';
import { writeZip, type Part } from './zip-write.ts';

const now = new Date('2025-07-02T08:00:00Z');

async function storeOf(things: Partial<Saved>): Promise<Store> {
  const store = memoryStore();
  for (const key of savedKeys) await store.set(key, things[key]);
  return store;
}

const figures = (workspace: Workspace) =>
  Object.fromEntries(
    workspace.plan.jobs.map(({ id }) => {
      const { figures, status } = workspace.states.of(id);
      return [id, { ...figures, status }];
    }),
  );

/** The rows of the tables, but those of cells, which have other ids. */
const tableRows = ({ rows }: Workspace) => [...rows].filter(([name]) => !name.startsWith('memory.cells.'));

const partsOf = (workspace: Workspace, files = true) =>
  archiveParts(workspace, { name: 'Mine', files, tables: [] }, now);

async function imported(parts: readonly Part[], { effects }: Workspace) {
  return readArchive(await readZip(await writeZip(parts, now)), effects.shipped, now);
}

async function ownWorkspace(): Promise<Workspace> {
  const workspace = await start();
  const sites = 'site_id,site_name,region,site_type,is_active\nS1,One,NORTH,PLANT,Y\nS2,Two,SOUTH,PLANT,Y\n';
  await takeFiles(workspace, [
    new File([sites], 'SITE_master.csv'),
    new File([configs['ref_data']!.replaceAll('ONCOLOGY', 'CANCER')], 'ref_data.csv'),
    new File(['\uFEFF# Mine\r\n\r\n```sql name=one\r\nSELECT 1\r\n```\r\n'], 'mine.md'),
  ]);
  return workspace;
}

describe('an archive', () => {
  it('gives the same figures after a run elsewhere, and the same notebook to the byte', async () => {
    const workspace = await ownWorkspace();
    await workspace.runner.runAll();
    const { name, things, notes } = await imported(await partsOf(workspace), workspace);
    expect({ name, notes }).toEqual({ name: 'Mine', notes: [] });
    expect(Object.keys(things.configs!)).toEqual(['ref_data']);
    const other = await start(await storeOf(things));
    expect(other.book.text()).toBe(workspace.book.text());
    expect(other.lastRun).toMatchObject({ at: workspace.lastRun!.at, restored: true });
    expect(figures(other)).toEqual(figures(workspace));
    await other.emptyTables();
    await other.runner.runAll();
    expect(figures(other)).toEqual(figures(workspace));
    expect(tableRows(other)).toEqual(tableRows(workspace));
  });

  it('without data files tells which are missing, and the sample doesn’t stand in for them', async () => {
    const workspace = await ownWorkspace();
    const { things, notes } = await imported(await partsOf(workspace, false), workspace);
    expect(notes).toEqual(['Data files that the archive leaves out: SITE_master.csv.']);
    const other = await start(await storeOf(things));
    expect(await other.file('site_master.csv')).toBeUndefined();
    expect(other.notices.list.find(({ id }) => id === 'files')?.lines[0]).toBe('SITE_master.csv');
  });

  it('of the sample as it is shipped makes the sample', async () => {
    const workspace = await start();
    const { things } = await imported(await partsOf(workspace), workspace);
    expect(things).toEqual({ configs: {}, files: [], forgotten: [], run: undefined });
  });

  it('keeps what was the sample’s where the page ships another sample by now', async () => {
    const workspace = await start();
    const zip = await readZip(await writeZip(await partsOf(workspace), now));
    const shipped = { configs: { ...configs, ref_data: 'other' }, notebook: 'other' };
    const { things } = await readArchive(zip, shipped, now);
    expect(things.configs).toEqual({ ref_data: configs['ref_data'] });
    expect(things.notebook).toBe(workspace.book.text());
  });

  it('may lie in a folder, as whoever unpacks and packs it makes one', async () => {
    const workspace = await start();
    const parts = (await partsOf(workspace)).map((part) => ({ ...part, path: `Mine/${part.path}` }));
    expect((await imported(parts, workspace)).name).toBe('Mine');
  });

  it.each<[string, (parts: Part[], manifest: Manifest) => Part[], string]>([
    [
      'a newer version',
      (parts, manifest) => withManifest(parts, { ...manifest, version: 2 }),
      'newer version',
    ],
    ['no notebook', (parts) => parts.filter(({ path }) => path !== 'notebook.md'), 'missing: notebook.md'],
    [
      'a table less',
      (parts) => parts.filter(({ path }) => path !== 'configs/ref_data.csv'),
      'missing: configs/ref_data.csv',
    ],
    ['no manifest', (parts) => parts.slice(1), 'no medallion.json'],
    ['another manifest', (parts) => withManifest(parts, { format: 'else' }), 'doesn’t tell of a workspace'],
    ['half a manifest', (parts, { parts: _, ...rest }) => withManifest(parts, rest), 'not whole'],
    ['a manifest of nothing', (parts) => withManifest(parts, null), 'doesn’t tell of a workspace'],
    ['broken runs', (parts) => replaced(parts, 'runs.json', '{"run": 3}'), 'runs.json can’t be read'],
  ])('with %s is refused in words', async (_, change, message) => {
    const workspace = await start();
    const parts = await partsOf(workspace);
    const manifest = JSON.parse(await parts[0]!.content.text()) as Manifest;
    await expect(imported(change(parts, manifest), workspace)).rejects.toThrow(message);
  });
});

function replaced(parts: readonly Part[], path: string, text: string): Part[] {
  return parts.map((part) => (part.path === path ? { path, content: new Blob([text]) } : part));
}

function withManifest(parts: readonly Part[], manifest: unknown): Part[] {
  return replaced(parts, 'medallion.json', JSON.stringify(manifest));
}

describe('the record of a run', () => {
  const run = { at: '2025-07-01 08:00:00.000', seconds: 1, states: {}, measured: {} };

  it.each([
    ['none', { run: null }, undefined],
    ['one', { run }, run],
    ['what nobody knows', { run: { ...run, more: 1, states: { a: 3 }, measured: [] } }, run],
  ])('is read: %s', (_, json, expected) => {
    expect(readRun(JSON.stringify(json), now)).toEqual(expected);
  });

  it.each([{ ...run, at: 'today' }, { ...run, at: '9999-01-01 00:00:00.000' }, { ...run, seconds: '1' }, []])(
    'is refused: %j',
    (broken) => {
      expect(() => readRun(JSON.stringify({ run: broken }), now)).toThrow();
    },
  );
});
