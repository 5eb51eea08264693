import { checkPlan } from '../core/check.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { Problem } from '../core/problem.ts';
import { dryRun } from '../engine/dry-run.ts';
import { openNative } from '../engine/node.ts';
import type { Project } from './project.ts';

/** Everything that is wrong with a plan, in the order of files and lines; one place is named once. */
export async function findProblems({ plan, config }: Project): Promise<Problem[]> {
  const found = [...plan.problems, ...checkPlan(plan, config)];
  const connector = await openNative();
  try {
    found.push(...(await dryRun(plan, connector, duckdb)));
  } finally {
    await connector.close();
  }
  const places = new Set<string>();
  const once = found.filter(({ file, line, severity, message }) => {
    const place = severity === 'error' ? `${file}:${line}` : `${file}:${line}:${message}`;
    return !places.has(place) && places.add(place);
  });
  return once.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
