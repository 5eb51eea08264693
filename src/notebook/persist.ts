import { createStore, del, get, promisifyRequest, set, type UseStore } from 'idb-keyval';
import type { RunEntry } from '../engine/history/run-entry.ts';
import type { RanJobs } from '../core/lineage/ran-job.ts';
import type { LargeFile } from './large-files.ts';
import type { MeasuredUnit } from './measured.ts';
import type { Placed } from './proposals/configured-rules.ts';
import type { Head } from './snapshots/snapshot.ts';
import type { UnitState } from './unit.ts';

/** What the last run left: the figures and states of its units, without their tables. */
export interface SavedRun {
  /** The run's time. */
  at: string;
  seconds: number;
  states: Record<string, Omit<UnitState, 'result'>>;
  /** The figures of dashboards, by their titles; what an earlier version of the page kept has none. */
  measured?: Record<string, MeasuredUnit>;
  /** What became of the jobs of the last run that had some; an archive and an earlier version of the page have none. */
  ran?: RanJobs;
}

/** What comes back after a reload. */
export interface Saved {
  /** The version of its shape (migrations/). */
  version: number;
  /** The user's configuration texts, by table name. */
  configs: Record<string, string>;
  /** Those that are the shipped ones but for what was edited on the page; an earlier version of the page kept none. */
  edited: string[];
  /** The notebook's Markdown, where it isn't the shipped one. */
  notebook: string;
  run: SavedRun;
  /** The ids of the notebook's cells, in its order. */
  cells: string[];
  /** Which snapshot of the tables is in force. */
  head: Head;
  /** The user's data files. */
  files: File[];
  /** The names of data files that were too large to be kept. */
  forgotten: string[];
  /** Where data files that are too large for the database come from. */
  large: LargeFile[];
  /** Proposals from the data that were dismissed; an earlier version of the page kept none. */
  dismissed: Placed[];
  /** Runs, the earliest first, and how many bytes each of the texts and files has that they were made of, by checksum. */
  history: { runs: RunEntry[]; sizes: Record<string, number> };
}

/** Values to keep; undefined forgets one. */
export type SavedValues = { [K in keyof Saved]?: Saved[K] | undefined };

/** All that a workspace keeps. */
export const savedKeys = [
  'configs',
  'notebook',
  'run',
  'files',
  'forgotten',
  'edited',
  'large',
  'dismissed',
] as const satisfies (keyof Saved)[];

/** Data files are kept up to this many bytes in all. */
export const fileLimit = 64 * 1024 * 1024;

/** Keeps the user's things from one visit to the next. */
export interface Store {
  /** Whether anything is kept; false in a browser that refuses, such as in a private window. */
  readonly keeps: boolean;
  get<K extends keyof Saved>(key: K): Promise<Saved[K] | undefined>;
  /** Keeps a value; undefined forgets it. */
  set<K extends keyof Saved>(key: K, value: Saved[K] | undefined): Promise<void>;
  /** Keeps several values, all or none. */
  setAll(values: SavedValues): Promise<void>;
  /** A text or file that runs were made of, by its checksum; undefined where it is not kept. */
  content(checksum: string): Promise<Blob | undefined>;
  /** Keeps such a text or file; undefined forgets it. */
  setContent(checksum: string, content: Blob | undefined): Promise<void>;
}

const contentKey = (checksum: string): string => `content ${checksum}`;

/** Keeps nothing beyond the page. */
export function memoryStore(): Store {
  const kept = new Map<string, unknown>();
  return {
    keeps: false,
    get: <K extends keyof Saved>(key: K) => Promise.resolve(kept.get(key) as Saved[K] | undefined),
    set: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
    setAll: (values) => {
      for (const [key, value] of Object.entries(values)) kept.set(key, value);
      return Promise.resolve();
    },
    content: (checksum) => Promise.resolve(kept.get(contentKey(checksum)) as Blob | undefined),
    setContent: (checksum, content) => {
      if (content) kept.set(contentKey(checksum), content);
      else kept.delete(contentKey(checksum));
      return Promise.resolve();
    },
  };
}

/** Keeps things in a database of IndexedDB; in memory where the browser has none or refuses it. */
export async function openStore(name = 'medallion'): Promise<Store> {
  let store: UseStore;
  try {
    store = createStore(name, 'workspace');
    await get('configs', store);
  } catch {
    return memoryStore();
  }
  return {
    keeps: true,
    get: (key) => get(key, store).catch(() => undefined),
    set: (key, value) => (value === undefined ? del(key, store) : set(key, value, store)),
    setAll: (values) =>
      store('readwrite', (things) => {
        for (const [key, value] of Object.entries(values))
          if (value === undefined) things.delete(key);
          else things.put(value, key);
        return promisifyRequest(things.transaction);
      }),
    content: (checksum) => get<Blob>(contentKey(checksum), store).catch(() => undefined),
    setContent: (checksum, content) =>
      content ? set(contentKey(checksum), content, store) : del(contentKey(checksum), store),
  };
}

/** The files that are small enough together to be kept in the database, the smallest first, and those that are not. */
export function keepable(files: readonly File[]): { files: File[]; large: File[] } {
  const kept = new Set<File>();
  let size = 0;
  for (const file of files.toSorted((one, other) => one.size - other.size)) {
    size += file.size;
    if (size <= fileLimit) kept.add(file);
  }
  return { files: files.filter((file) => kept.has(file)), large: files.filter((file) => !kept.has(file)) };
}
