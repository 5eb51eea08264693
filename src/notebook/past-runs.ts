import { duckdb } from '../core/dialects/duckdb.ts';
import type { DataFile } from '../engine/connector.ts';
import type { JobRecord } from '../engine/events.ts';
import type { Attribution } from '../engine/history/attribute.ts';
import { fileChecksum, textChecksum } from '../engine/history/checksum.ts';
import type { Difference } from '../engine/history/differences.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { measureOf } from './measure-figures.ts';
import { fileLimit, type Saved } from './persist.ts';
import { filesRead, mergeConfigs, planFrom } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** So many runs are kept. */
const mostRuns = 200;

/** So many bytes of files and texts are kept, those of the latest runs. */
const mostBytes = 2 * fileLimit;

/** What a run is known by once it has ended. */
export interface EndedRun {
  at: string;
  seconds: number;
  stopped: boolean;
  jobIds: ReadonlySet<string>;
}

/** The runs of a workspace, each with what it was made of, so that it can be told why a figure has moved. */
export class PastRuns {
  private noting: Promise<void> = Promise.resolve();
  /** The run whose tables are there; null where there are none. */
  private base: string | null = null;

  constructor(private readonly workspace: Workspace) {}

  /** All runs that are kept, the earliest first. */
  async list(): Promise<readonly RunEntry[]> {
    await this.noting;
    return (await this.saved()).runs;
  }

  /** The tables are gone: the next run begins with none. */
  forgetTables(): void {
    this.base = null;
  }

  /** The tables of a run of an earlier visit are there again. */
  cameBack(at: string): void {
    this.base = at;
  }

  /** Keeps a run that has ended, after those before it. */
  note(run: EndedRun): void {
    if (run.jobIds.size === 0) return;
    const { base } = this;
    this.base = run.at;
    this.noting = this.noting.then(() => this.keep(run, base)).catch(() => undefined);
  }

  /** What was another in one run than in another one. */
  async changed(before: RunEntry, after: RunEntry): Promise<Difference[]> {
    const { changedSince } = await import('../engine/history/changed-since.ts');
    const store = await this.workspace.effects.store;
    return changedSince(before, after, async (checksum) => (await store.content(checksum))?.text());
  }

  /** Says why the figures of two runs differ, by replaying on an engine of its own. Rejects as `attribute` does. */
  async compare(
    before: RunEntry,
    after: RunEntry,
    told: (done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<Attribution> {
    const { workspace } = this;
    const { effects } = workspace;
    const { attribute } = await import('../engine/history/attribute.ts');
    const store = await effects.store;
    const connector = await effects.openEngine(() => undefined);
    try {
      return await attribute(
        before,
        after,
        await this.list(),
        {
          connector,
          dialect: duckdb,
          plan: (texts) => planFrom(texts, effects.shipped.model, effects.translate),
          text: async (checksum) => (await store.content(checksum))?.text(),
          file: async (checksum, name) => {
            const content = await store.content(checksum);
            return content && effects.dataFile(content, name);
          },
          measure: measureOf(workspace),
          signal,
        },
        told,
      );
    } finally {
      await connector.close();
    }
  }

  private async saved(): Promise<Saved['history']> {
    return (await (await this.workspace.effects.store).get('history')) ?? { runs: [], sizes: {} };
  }

  private async keep({ at, seconds, stopped, jobIds }: EndedRun, base: string | null): Promise<void> {
    const { workspace } = this;
    const { plan, states, tabs, own, effects } = workspace;
    if (!tabs.keeps) return;
    const jobs = plan.jobs.flatMap((job): JobRecord[] => {
      const { status, figures, seconds: own } = states.of(job.id);
      if (!jobIds.has(job.id) || status === 'idle' || status === 'running' || status === 'stale') return [];
      return [
        {
          layer: job.layer,
          job: job.kind,
          source: job.source,
          target: job.target,
          status,
          figures,
          seconds: own,
        },
      ];
    });
    const merged = mergeConfigs(effects.shipped.configs, own.configs);
    const texts = Object.entries(merged).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text] as const],
    );
    const contents = new Map<string, Blob>();
    const configs: Record<string, string> = {};
    for (const [name, text] of texts)
      contents.set((configs[name] = await textChecksum(text)), new Blob([text]));
    const files: Record<string, string> = {};
    for (const name of filesRead(plan)) {
      const file = await workspace.file(name);
      if (file) files[name] = await this.checksumOf(file, contents);
    }
    const worst = (['failed', 'blocked'] as const).find((status) =>
      jobs.some((job) => job.status === status),
    );
    const entry: RunEntry = {
      at,
      base,
      status: stopped ? 'stopped' : worst ? 'failed' : 'done',
      seconds,
      whole: jobs.length === plan.jobs.length,
      rebuilds: true,
      configs,
      files,
      jobs,
      figures: this.figuresOf(at),
    };
    await this.add(entry, contents);
  }

  /** A large file is told by its size and its time, and is not kept. */
  private async checksumOf(file: DataFile, contents: Map<string, Blob>): Promise<string> {
    const { handle } = file;
    if (file.size > fileLimit)
      return `${file.size} bytes of ${handle instanceof File ? handle.lastModified : 0}`;
    const checksum = await fileChecksum(file);
    contents.set(checksum, handle instanceof Blob ? handle : await new Response(file.stream()).blob());
    return checksum;
  }

  private figuresOf(at: string): RunEntry['figures'] {
    const { runner } = this.workspace;
    return Object.entries(runner.measured.save()).flatMap(([unit, measured]) =>
      measured.at === at
        ? Object.entries(measured.now).map(([title, value]) => ({
            of: this.workspace.unit(unit)?.title ?? unit,
            title,
            value,
          }))
        : [],
    );
  }

  private async add(entry: RunEntry, contents: ReadonlyMap<string, Blob>): Promise<void> {
    const store = await this.workspace.effects.store;
    const { runs, sizes } = await this.saved();
    const known = { ...sizes };
    for (const [checksum, content] of contents) {
      if (checksum in known) continue;
      await store.setContent(checksum, content);
      known[checksum] = content.size;
    }
    const kept = [...runs, entry].slice(-mostRuns);
    const wanted = latest(kept, known);
    for (const checksum of Object.keys(known).filter((one) => !wanted.has(one))) {
      await store.setContent(checksum, undefined);
      delete known[checksum];
    }
    await store.set('history', { runs: kept, sizes: known });
  }
}

/** The contents to keep: those of the latest runs, as long as there is room. */
function latest(runs: readonly RunEntry[], sizes: Readonly<Record<string, number>>): Set<string> {
  const wanted = new Set<string>();
  let bytes = 0;
  for (const { configs, files } of runs.toReversed())
    for (const checksum of [...Object.values(configs), ...Object.values(files)]) {
      if (wanted.has(checksum)) continue;
      bytes += sizes[checksum] ?? 0;
      if (bytes > mostBytes) return wanted;
      wanted.add(checksum);
    }
  return wanted;
}
