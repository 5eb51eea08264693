import { checkPlan } from '../core/check.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { tidyProblems, type Problem } from '../core/problem.ts';
import { dryRun } from '../engine/dry-run.ts';
import { openNative } from '../engine/node.ts';
import type { Project } from './project.ts';

/** Everything that is wrong with a project, in the order of files and lines; one place is named once. */
export async function findProblems({ plan, config }: Project): Promise<Problem[]> {
  const connector = await openNative();
  try {
    const refused = await dryRun(plan, connector, duckdb);
    return tidyProblems([...plan.problems, ...checkPlan(plan, config), ...refused]);
  } finally {
    await connector.close();
  }
}
