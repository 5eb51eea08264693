import { readConfig } from '../../core/config/config.ts';
import { duckdb } from '../../core/dialects/duckdb.ts';
import { errorText } from '../../core/error-text.ts';
import type { Job } from '../../core/jobs/job.ts';
import { tableKey } from '../../core/names.ts';
import { modelReference } from '../../core/planning/references.ts';
import { proposalsFor } from '../../core/propose/proposals.ts';
import type { ColumnRole } from '../../core/propose/proposal.ts';
import { readCatalog } from '../../engine/prepare.ts';
import { profileTable } from '../../engine/profile-table.ts';
import { configTexts } from '../config-text.ts';
import { buildPlan, mergeConfigs } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import { ConfiguredRules, withProposals, type Placed, type RuleTable } from './configured-rules.ts';
import { measureChecks, measureSteps, type Effect } from './measure-proposals.ts';

/** A proposal for a table that is there, with what it would do. */
export interface Found extends Placed {
  effect: Effect;
}

/** What the data speak for. */
export interface Search {
  found: Found[];
  /** How many tables were looked through, and those of them in part. */
  tables: number;
  parts: number;
  /** Tables that could not be looked through, with why. */
  failed: { table: string; message: string }[];
}

/** What a search needs. */
interface SearchOptions {
  signal: AbortSignal;
  /** Told what is being done, in words. */
  told(words: string): void;
}

/** The jobs that take the rules, one for each table that is there. */
function ruledJobs(jobs: readonly Job[], ruleTable: RuleTable, isThere: (job: Job) => boolean): Job[] {
  const kind: Job['kind'] = ruleTable === 'dq_rule_config' ? 'dq' : 'cleanse';
  const chosen = jobs.filter((job) => job.kind === kind && job.sourceTable && isThere(job));
  return [...new Map(chosen.map((job) => [tableKey(job.sourceTable!), job])).values()];
}

/**
 * Looks through the tables on which the rules of a rule table work, as they are now, for rules that their values speak for
 * and that aren't configured. Nothing is written. Undefined where no table is there. Rejects with an AbortError once the
 * signal is aborted.
 */
export async function findProposals(
  workspace: Workspace,
  ruleTable: RuleTable,
  { signal, told }: SearchOptions,
): Promise<Search | undefined> {
  const { effects, own, plan } = workspace;
  const ask = (sql: string) => workspace.look(sql, signal);
  const catalog = await readCatalog(plan.jobs, { query: ask });
  const jobs = ruledJobs(plan.jobs, ruleTable, (job) => catalog.columns(job.sourceTable!) !== undefined);
  if (jobs.length === 0) return undefined;
  const entry = configTexts(workspace).find(({ table }) => table.name === ruleTable)!;
  const rules = new ConfiguredRules(entry.text ?? '');
  const config = readConfig(mergeConfigs(effects.shipped.configs, own.configs), effects.shipped.model);
  const today = effects.now().toISOString().slice(0, 10);
  const search: Search = { found: [], tables: 0, parts: 0, failed: [] };
  const attempt = async (job: Job, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) throw error;
      search.failed.push({ table: job.source, message: errorText(error) });
    }
  };

  const placed: (Placed & { job: Job })[] = [];
  for (const [at, job] of jobs.entries())
    await attempt(job, async () => {
      const { table } = job.sourceTable!;
      told(`Looking through ${table} (${at + 1} of ${jobs.length}) …`);
      const profile = await profileTable(job.sourceTable!, workspace, duckdb, today, signal);
      search.tables++;
      const { rows, looked } = profile;
      if (looked < rows) search.parts++;
      if (rows === 0) return;
      const keys = keysBehind(job, plan.jobs);
      for (const column of profile.columns) {
        const role: ColumnRole = {
          isKey: keys.length === 1 && keys[0]!.toLowerCase() === column.name.toLowerCase(),
          refersTo: job.kind === 'dq' ? modelReference(config, job, column.name) : '',
        };
        const own = proposalsFor(column, role).filter((proposal) => proposal.table === ruleTable);
        for (const proposal of rules.news(table, column.name, own))
          placed.push({ table, column: column.name, proposal, job });
      }
    });

  // The plan of the lines says what each of them means, and whether it is right.
  const { text, lines } = withProposals(entry.table, entry.text, placed);
  const proposed = await buildPlan(effects.shipped, { ...own.configs, [ruleTable]: text }, effects.translate);
  for (const [at, job] of jobs.entries())
    await attempt(job, async () => {
      const these = placed.flatMap((one, place) =>
        one.job === job ? [{ ...one, line: lines[place]! }] : [],
      );
      const planned = proposed.plan.jobs.find(({ id }) => id === job.id);
      if (these.length === 0 || !planned) return;
      told(`Counting rows of ${job.sourceTable!.table} (${at + 1} of ${jobs.length}) …`);
      const measure = job.kind === 'dq' ? measureChecks : measureSteps;
      const effectsOf = await measure({ job: planned, jobs: plan.jobs, lines: these, catalog, ask, today });
      for (const { line, table, column, proposal } of these) {
        const effect = effectsOf.get(line);
        if (effect) search.found.push({ table, column, proposal, effect });
      }
    });
  return search;
}

/** The key by which the rows that a job checks are merged; none where no job merges them. */
function keysBehind(job: Job, jobs: readonly Job[]): readonly string[] {
  const merge = jobs.find(
    ({ kind, sourceTable }) =>
      kind === 'stage' && sourceTable && tableKey(sourceTable) === tableKey(job.targetTable),
  );
  return merge?.keys ?? [];
}
