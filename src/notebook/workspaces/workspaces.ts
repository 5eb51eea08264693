import { migrated, storedVersion, versionOf } from '../migrations/migrations.ts';
import { savedKeys, type Saved, type Store } from '../persist.ts';
import type { Entry, Shelf } from './shelf.ts';

/** The id of the workspace that is there from the start. */
export const firstId = 'first';

/** Milliseconds for which a deleted workspace can be restored: a day. */
export const restorable = 24 * 60 * 60 * 1000;

/** Milliseconds in which several changes are noted as one. */
const pause = 1000;

/** A name has so many characters at most. */
export const longestName = 80;

/** A name as it is kept: on one line, without spaces at its ends, not too long; '' where nothing is left. */
export function tidyName(name: string): string {
  const line = name.replace(/[\s\p{C}]+/gu, ' ').trim();
  return [...line].slice(0, longestName).join('').trim();
}

/** The workspaces of this browser. One of them is open; each keeps its things apart from the others’. */
export class Workspaces {
  private shelf: Promise<Shelf>;
  private touched = Number.NEGATIVE_INFINITY;

  /**
   * @param newId gives an id that no other workspace has
   * @param now milliseconds since 1970
   */
  constructor(
    shelf: Promise<Shelf>,
    private readonly newId: () => string,
    private readonly now: () => number,
  ) {
    this.shelf = shelf;
  }

  /** Whether workspaces outlive the page. */
  async keeps(): Promise<boolean> {
    return (await this.shelf).keeps;
  }

  /** All that are not deleted, the one that was changed last first. */
  async list(): Promise<Entry[]> {
    const entries = await (await this.shelf).entries();
    return byChange(entries.filter(({ deleted }) => deleted === undefined));
  }

  /** Those that are deleted and can be restored. */
  async deleted(): Promise<Entry[]> {
    const entries = await (await this.shelf).entries();
    return byChange(entries.filter(({ deleted }) => deleted !== undefined));
  }

  /**
   * The workspace to open: the wanted one where it is there, else the one that was changed last, else a new one. What
   * was deleted long enough ago is gone from then on.
   */
  async open(wanted: string | undefined): Promise<Entry> {
    const shelf = await this.shelf;
    for (const { id, deleted } of await this.deleted())
      if (deleted! + restorable < this.now()) await this.purge(id);
    const list = await this.list();
    const found = list.find(({ id }) => id === wanted) ?? list[0];
    if (found) return found;
    // Of two pages that are opened at once the second one finds what the first has made.
    const isFirst = (await shelf.entries()).length === 0;
    return isFirst ? this.add(firstId, await this.firstName(), true) : this.create('Health care sample');
  }

  /** The store of a workspace; what is kept in it is noted in the list as its last change. */
  async store(id: string): Promise<Store> {
    const store = await (await this.shelf).store(id);
    return {
      keeps: store.keeps,
      get: (key) => store.get(key),
      set: async (key, value) => {
        await store.set(key, value);
        await this.touch(id);
      },
      setAll: async (values) => {
        await store.setAll(values);
        await this.touch(id);
      },
      content: (checksum) => store.content(checksum),
      setContent: (checksum, content) => store.setContent(checksum, content),
    };
  }

  /**
   * Makes a workspace; what it doesn’t bring is the sample’s. A name that is taken gets a number.
   * @param fill brings what else it is to hold, by its id
   */
  async create(
    name: string,
    things: Partial<Saved> = {},
    fill?: (id: string) => Promise<void>,
  ): Promise<Entry> {
    const id = this.newId();
    const store = await (await this.shelf).store(id);
    const brought = savedKeys.flatMap((key) => (things[key] === undefined ? [] : [[key, things[key]]]));
    await store.setAll({ version: storedVersion, ...(Object.fromEntries(brought) as Partial<Saved>) });
    await fill?.(id);
    // It is in the list only once it is whole.
    return this.add(id, await this.freeName(tidyName(name) || 'Workspace'));
  }

  /** Gives another name; one that is empty or taken is refused with an error that says so. */
  async rename(id: string, name: string): Promise<void> {
    const tidy = tidyName(name);
    if (tidy === '') throw new Error('A workspace needs a name.');
    const others = (await this.list()).filter((entry) => entry.id !== id);
    if (others.some((entry) => isSame(entry.name, tidy)))
      throw new Error(`There is a workspace named ${tidy} already.`);
    await (await this.shelf).update(id, (before) => before && { ...before, name: tidy });
  }

  /** Makes a workspace with the same things, its tables too as far as there is room for them. */
  async duplicate(id: string): Promise<Entry> {
    const [entry, things] = await Promise.all([this.entry(id), this.things(id)]);
    const shelf = await this.shelf;
    return this.create(`${entry.name} copy`, things, async (copy) => {
      const store = await shelf.store(id);
      const [head, cells] = await Promise.all([store.get('head'), store.get('cells')]);
      const isWhole = await shelf.copyFiles(id, copy);
      // Files of tables that were kept meanwhile may be missing among those that were copied.
      const isSame = (await store.get('head'))?.current.checksum === head?.current.checksum;
      if (isWhole && isSame) await (await shelf.store(copy)).setAll({ head, cells });
    });
  }

  /** All that is kept of a workspace, in the shape of this version. Rejects where a newer one has kept it. */
  async things(id: string): Promise<Partial<Saved>> {
    const store = await (await this.shelf).store(id);
    const keys = [...savedKeys, 'version'] as const;
    const pairs = await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const));
    const stored = Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
    if ((versionOf(stored) ?? 0) > storedVersion)
      throw new Error('A newer version of this page has kept that workspace: open it there.');
    const things = migrated(stored);
    const kept = savedKeys.flatMap((key) => (stored[key] === undefined ? [] : [[key, things[key]]]));
    return Object.fromEntries(kept) as Partial<Saved>;
  }

  /** Deletes a workspace, so that it can be restored for a day. */
  async remove(id: string): Promise<void> {
    await (await this.shelf).update(id, (before) => before && { ...before, deleted: this.now() });
  }

  /** Brings back a deleted workspace. Rejects where it is gone for good. */
  async restore(id: string): Promise<void> {
    const entry = await this.entry(id);
    if (entry.deleted === undefined) return;
    const name = await this.freeName(entry.name);
    const { deleted: _, ...rest } = entry;
    await (await this.shelf).update(id, (before) => before && { ...rest, name });
  }

  /** Deletes a workspace and its things for good. */
  async purge(id: string): Promise<void> {
    const shelf = await this.shelf;
    await shelf.empty(id);
    await shelf.forget(id);
  }

  private async entry(id: string): Promise<Entry> {
    const found = (await (await this.shelf).entries()).find((entry) => entry.id === id);
    if (!found) throw new Error('That workspace is gone.');
    return found;
  }

  private async add(id: string, name: string, unlessThere = false): Promise<Entry> {
    const now = this.now();
    let entry: Entry = { id, name, created: now, changed: now };
    await (
      await this.shelf
    ).update(id, (before) => {
      if (unlessThere && before) entry = before;
      return entry;
    });
    return entry;
  }

  private async touch(id: string): Promise<void> {
    const now = this.now();
    if (now - this.touched < pause) return;
    this.touched = now;
    await (await this.shelf).update(id, (before) => before && { ...before, changed: now });
  }

  /** The first workspace may be older than the list of workspaces, and full of somebody’s own things. */
  private async firstName(): Promise<string> {
    const { configs, files, notebook } = await this.things(firstId);
    const own = Object.keys(configs ?? {}).length + (files ?? []).length > 0 || notebook !== undefined;
    return own ? 'My workspace' : 'Health care sample';
  }

  /** The name, or with the first number behind it that makes it one of its own. */
  private async freeName(name: string): Promise<string> {
    const taken = (await this.list()).map((entry) => entry.name);
    const isFree = (tried: string) => !taken.some((other) => isSame(other, tried));
    if (isFree(name)) return name;
    const short = [...name].slice(0, longestName - 5).join('');
    for (let count = 2; ; count++) if (isFree(`${short} ${count}`)) return `${short} ${count}`;
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function byChange(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => b.changed - a.changed || a.name.localeCompare(b.name));
}
