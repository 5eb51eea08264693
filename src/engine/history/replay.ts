import type { Dialect } from '../../core/dialects/dialect.ts';
import type { Plan } from '../../core/plan.ts';
import { affectedJobs } from '../../core/redirect.ts';
import type { Connector, DataFile } from '../connector.ts';
import type { JobRecord } from '../events.ts';
import type { Measure } from '../impact/impact.ts';
import { recorder } from '../record.ts';
import { run } from '../run.ts';
import type { Made, Texts } from './differences.ts';
import { jobId, type Figure, type RunEntry } from './run-entry.ts';
import { dropState, keepState, restoreState, type State } from './states.ts';

/** What a replay needs of the world around it. */
export interface ReplayOptions {
  /** An engine of the replay's own: its tables come and go. */
  connector: Connector;
  dialect: Dialect;
  plan(texts: Texts): Promise<Plan>;
  /** A configuration's text by its checksum; undefined where it is not kept. */
  text(checksum: string): Promise<string | undefined>;
  /** A data file by its checksum, under its name; undefined where it is not kept. */
  file(checksum: string, name: string): Promise<DataFile | undefined>;
  /** Measures the figures of dashboards. */
  measure?: Measure;
  signal?: AbortSignal;
}

/** What a replayed run has given. */
export interface Outcome {
  jobs: JobRecord[];
  figures: Figure[];
}

/** Runs what has run before once more, with the same time on the same files, and so to the same tables. */
export class Replay {
  private readonly catalogs = new Set<string>();
  /** The tables after a run, copied aside: the latest only, as each copy is as large as all of them. */
  private kept: { at: string; state: State } | undefined;

  constructor(private readonly options: ReplayOptions) {}

  /** What a run was made of, its texts at hand. Throws an Error that names what is not kept any more. */
  async made(entry: RunEntry): Promise<Made> {
    const texts: Record<string, string> = {};
    for (const [name, checksum] of Object.entries(entry.configs)) {
      const text = await this.options.text(checksum);
      if (text === undefined) throw new Error(`${name}.csv of the run of ${entry.at} is not kept any more.`);
      texts[name] = text;
    }
    for (const [name, checksum] of Object.entries(entry.files))
      if (!(await this.options.file(checksum, name)))
        throw new Error(`${name} of the run of ${entry.at} is not kept any more.`);
    return { texts, files: entry.files };
  }

  /**
   * Makes the tables those after a run, by all runs that led to it.
   * @param chain the runs, the first of which began with no tables; none for no tables at all
   */
  async after(chain: readonly RunEntry[]): Promise<void> {
    const { connector, dialect } = this.options;
    const { kept } = this;
    const known = chain.findLastIndex(({ at }) => at === kept?.at);
    await restoreState(connector, dialect, this.catalogs, known < 0 ? undefined : kept!.state);
    for (const [at, entry] of chain.entries())
      if (at > known) await this.run(await this.made(entry), entry, chain[at - 1]);
    const last = chain.at(-1);
    if (!last || last.at === kept?.at) return;
    if (kept) await dropState(connector, dialect, kept.state);
    this.kept = undefined;
    this.kept = { at: last.at, state: await keepState(connector, dialect, this.catalogs) };
  }

  /** Runs on the tables that are there, those after the run `base`. `entry` says when, which jobs, and in which way. */
  async run(
    { texts, files }: Made,
    { at, whole, jobs, rebuilds }: RunEntry,
    base?: RunEntry,
  ): Promise<Outcome> {
    const { connector, dialect, measure, signal } = this.options;
    const plan = await this.options.plan(texts);
    for (const { targetTable } of plan.jobs) this.catalogs.add(targetTable.catalog);
    if (rebuilds && base)
      await this.dropAffected(await this.options.plan((await this.made(base)).texts), plan);
    const record = recorder();
    const only = whole ? undefined : new Set(jobs.map(jobId));
    const events = run({
      jobs: plan.jobs,
      ...(only && { only }),
      connector,
      dialect,
      at,
      load: at,
      file: (name) => this.file(name, files),
      ...(signal && { signal }),
    });
    for await (const event of events) record.take(event);
    signal?.throwIfAborted();
    const measured = (await measure?.((sql) => connector.query(sql))) ?? new Map<string, never>();
    const figures = [...measured.values()].map(({ dashboard, title, value }) => ({
      of: dashboard,
      title,
      value,
    }));
    return { jobs: record.run.jobs, figures };
  }

  /** Drops the tables that rows are merged into where another plan would have made other rows. */
  private async dropAffected(before: Plan, after: Plan): Promise<void> {
    const { connector, dialect } = this.options;
    const affected = affectedJobs(before.jobs, after.jobs);
    for (const { id, kind, targetTable } of after.jobs)
      if (affected.has(id) && (kind === 'stage' || kind === 'ingest'))
        await connector.run(`DROP TABLE IF EXISTS ${dialect.table(targetTable)}`);
  }

  /** Drops everything that was made. */
  async close(): Promise<void> {
    const { connector, dialect } = this.options;
    await restoreState(connector, dialect, this.catalogs, undefined);
    if (this.kept) await dropState(connector, dialect, this.kept.state);
    this.kept = undefined;
  }

  private async file(name: string, files: Made['files']): Promise<DataFile | undefined> {
    const own = Object.keys(files).find((one) => one.toLowerCase() === name.toLowerCase());
    return own === undefined ? undefined : this.options.file(files[own]!, own);
  }
}
