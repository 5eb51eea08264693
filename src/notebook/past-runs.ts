import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import type { DataFile } from '../engine/connector.ts';
import type { JobRecord } from '../engine/events.ts';
import type { Attribution } from '../engine/history/attribute.ts';
import { fileChecksum, textChecksum } from '../engine/history/checksum.ts';
import type { Difference } from '../engine/history/differences.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { measureOf } from './measure-figures.ts';
import { keepEntry, savedHistory } from './past-contents.ts';
import { fileLimit } from './persist.ts';
import { filesRead, mergeConfigs, planFrom } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** What a run is known by once it has ended. */
export interface EndedRun {
  at: string;
  seconds: number;
  stopped: boolean;
  jobIds: ReadonlySet<string>;
}

/** A run before its texts and files have checksums. */
interface Made {
  run: Omit<RunEntry, 'base' | 'configs' | 'files'>;
  texts: Readonly<Record<string, string | undefined>>;
  files: Promise<(readonly [name: string, file: DataFile | undefined])[]>;
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
    return (await savedHistory(await this.workspace.effects.store)).runs;
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
    const { notices, tabs } = this.workspace;
    if (run.jobIds.size === 0) return;
    const { base } = this;
    this.base = run.at;
    if (!tabs.keeps) return;
    const made = this.made(run);
    this.noting = Promise.all([made.files, this.noting])
      .then(([files]) => this.keep(made, files, base))
      .catch((error: unknown) =>
        notices.show({
          id: 'runs',
          tone: 'warning',
          title: 'The run is not in the list of runs: the browser could not keep it.',
          lines: [errorText(error)],
        }),
      );
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

  /** What a run was made of and has given, as long as nothing of it can be another: an edit may follow at once. */
  private made({ at, seconds, stopped, jobIds }: EndedRun): Made {
    const { plan, states, own, effects } = this.workspace;
    const jobs = plan.jobs.flatMap((job): JobRecord[] => {
      const { status, figures, seconds: took } = states.of(job.id);
      if (!jobIds.has(job.id) || status === 'idle' || status === 'running' || status === 'stale') return [];
      const { layer, kind, source, target } = job;
      return [{ layer, job: kind, source, target, status, figures, seconds: took }];
    });
    const measured = Object.entries(this.workspace.runner.measured.save()).filter(([, one]) => one.at === at);
    const isBad = jobs.some(({ status }) => status === 'failed' || status === 'blocked');
    return {
      run: {
        at,
        status: stopped ? 'stopped' : isBad ? 'failed' : 'done',
        seconds,
        whole: jobs.length === plan.jobs.length,
        rebuilds: true,
        jobs,
        figures: measured.flatMap(([id, { now }]) =>
          Object.entries(now).map(([title, value]) => ({
            of: this.workspace.unit(id)?.title ?? id,
            title,
            value,
          })),
        ),
      },
      texts: mergeConfigs(effects.shipped.configs, own.configs),
      files: Promise.all(
        filesRead(plan).map(async (name) => [name, await this.workspace.file(name)] as const),
      ),
    };
  }

  private async keep(
    { run, texts }: Made,
    files: Awaited<Made['files']>,
    base: string | null,
  ): Promise<void> {
    const contents = new Map<string, Blob>();
    const configs: Record<string, string> = {};
    for (const [name, text] of Object.entries(texts))
      if (text !== undefined) contents.set((configs[name] = await textChecksum(text)), new Blob([text]));
    const read: Record<string, string> = {};
    for (const [name, file] of files) if (file) read[name] = await checksumOf(file, contents);
    await keepEntry(await this.workspace.effects.store, { ...run, base, configs, files: read }, contents);
  }
}

/** A large file is told by its size and its time, and is not kept. */
async function checksumOf(file: DataFile, contents: Map<string, Blob>): Promise<string> {
  const { handle } = file;
  if (file.size > fileLimit)
    return `${file.size} bytes of ${handle instanceof File ? handle.lastModified : 0}`;
  const checksum = await fileChecksum(file);
  contents.set(checksum, handle instanceof Blob ? handle : await new Response(file.stream()).blob());
  return checksum;
}
