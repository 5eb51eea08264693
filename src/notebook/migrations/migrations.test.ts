import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryStore, type Saved, type Store } from '../persist.ts';
import { start } from '../workspace.test-helper.ts';
import { migrated, migrations, storedVersion, versionOf } from './migrations.ts';
import type { Stored } from './migration.ts';

const folder = new URL('samples/', import.meta.url);
const samples = readdirSync(folder).map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
);

/** What a page of that version left. */
async function left(text: string): Promise<{ store: Store; written: () => number }> {
  let writes = 0;
  const inner: Store = { ...memoryStore(), keeps: true };
  await inner.setAll(JSON.parse(text) as Partial<Saved>);
  const set: Store['set'] = (key, value) => {
    writes++;
    return inner.set(key, value);
  };
  return { store: { ...inner, set }, written: () => writes };
}

it('has a sample of every version, and a step from each to the next', () => {
  const versions = samples.map(([, text]) => versionOf(JSON.parse(text) as Stored));
  expect(versions).toEqual(Array.from({ length: storedVersion }, (_, at) => at + 1));
  expect(migrations.map(({ from }) => from)).toEqual(versions.slice(0, -1));
});

describe.each(samples)('%s', (_, text) => {
  it('becomes what this page keeps', async () => {
    const { store } = await left(text);
    const workspace = await start(store);
    expect(workspace.own.configs['dq_rule_config']).toContain('no NPI');
    expect(workspace.own.forgotten).toEqual(['product_sales.csv']);
    expect(workspace.cells[0]!.body).toContain('# Mine');
    expect(workspace.lastRun).toMatchObject({ at: '2025-06-30 08:00:00.000', restored: true });
    expect(workspace.states.of('extract hcp_data')).toMatchObject({
      figures: { read: 250 },
      restored: true,
      inputs: {},
    });
    expect(workspace.states.of('dq dq_hcp_data').error).toBe('no such column');
    expect(await store.get('version')).toBe(storedVersion);
    expect(migrated(JSON.parse(text) as Stored)).toEqual(migrated(migrated(JSON.parse(text) as Stored)));
  });
});

it('refuses what a newer version has kept, leaves it as it is and offers it as a file', async () => {
  const text = JSON.stringify({ ...(JSON.parse(samples[0]![1]) as object), version: storedVersion + 1 });
  const { store, written } = await left(text);
  const offered: [string, string][] = [];
  const workspace = await start(store, undefined, undefined, {
    offer: (content, name) => void content.text().then((saved) => offered.push([name, saved])),
  });
  expect(workspace.own.configs).toEqual({});
  const [notice] = workspace.notices.list;
  expect(notice!.title).toMatch(/newer version.*can’t be opened/);
  await workspace.keepOwn();
  expect(written()).toBe(0);
  notice!.actions[0]!.run();
  await expect.poll(() => offered.length).toBe(1);
  expect(offered[0]![1]).toContain('no NPI');
  notice!.actions[1]!.run();
  await expect.poll(() => store.get('version')).toBe(storedVersion);
  expect(await store.get('configs')).toBeUndefined();
  await workspace.keepOwn();
  expect(await store.get('configs')).toEqual({});
});
