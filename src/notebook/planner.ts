import type { Plan } from '../core/plan.ts';
import { tidyProblems, type Problem } from '../core/problem.ts';
import { markStale } from './freshness.ts';
import { Graph } from './graph.ts';
import { buildPlan, fileStamp } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** Makes jobs of the configuration in force, and works out who depends on whom and what is out of date. */
export class Planner {
  plan: Plan = { jobs: [], problems: [] };
  problems: Problem[] = [];
  /** Whether `plan` is one already: until then there are no jobs to show. */
  planned = false;
  graph = new Graph();

  constructor(private readonly workspace: Workspace) {}

  /** Plans the jobs anew after the configuration has changed. */
  async replan(): Promise<void> {
    const { effects, own, book, changes } = this.workspace;
    const { plan, problems } = await buildPlan(effects.shipped, own.configs, effects.translate);
    this.plan = plan;
    this.problems = problems;
    this.planned = true;
    book.plan(plan);
    void this.relink();
    changes.tell('status');
    // The shipped configuration is known to be right; a second engine for it would be for nothing.
    if (Object.keys(own.configs).length > 0) void this.dryRun(plan);
  }

  /** Works out anew who depends on whom. */
  async relink(): Promise<void> {
    const { plan } = this;
    const readers = await this.workspace.book.readers();
    if (plan !== this.plan || !readers) return;
    this.graph = new Graph(plan.jobs, readers);
    this.markStale();
    this.workspace.changes.tell('graph');
  }

  /** Looks which results are out of date. */
  markStale(): void {
    const { states, book } = this.workspace;
    markStale(this.graph, states, book.unitsById, this.fileStamp);
  }

  /** Tells one content of a data file from another. */
  readonly fileStamp = (name: string): string => fileStamp(name, this.workspace.own);

  /** Adds what an engine finds wrong with the SQL of a plan, unless the plan is another one by then. */
  private async dryRun(plan: Plan): Promise<void> {
    const { engine, effects, changes } = this.workspace;
    // The page's own engine comes first. Without one there is nothing to add: the run will say so.
    const ask = async () => {
      await engine.get();
      return plan === this.plan ? effects.dryRun(plan) : [];
    };
    const refused = await ask().catch(() => []);
    if (plan !== this.plan || refused.length === 0) return;
    this.problems = tidyProblems([...this.problems, ...refused]);
    changes.tell('plan');
  }
}
