import { durationText } from '../core/duration.ts';
import { plural } from '../core/plural.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Context } from './context.ts';
import type { Child } from './elements.ts';
import { troublesOf } from './troubles.ts';
import { momentText } from './words.ts';

/** What the report is of: its title, the run, and what went wrong in it, with links. */
export function headerOf(
  { make, workspace }: Context,
  ids: ReadonlyMap<string, string>,
  title: string,
  isPart: boolean,
): HTMLElement {
  const troubles = troublesOf(workspace).filter(({ cell }) => (cell ? ids.has(cell.id) : !isPart));
  const lines = troubles.map(({ cell, title, text }) => {
    const name = cell ? make('a', { href: `#${ids.get(cell.id)!}` }, title) : title;
    return make('li', {}, name, `: ${text}`);
  });
  const list: Child[] =
    lines.length === 0
      ? []
      : [
          make('p', { class: 'error' }, `${plural(lines.length, 'thing')} went wrong:`),
          make('ul', {}, ...lines),
        ];
  return make('header', {}, make('h1', {}, title), make('p', {}, runWords(workspace)), ...list);
}

/** The last run in a sentence or two: when it was, what it read, how far it came. */
function runWords(workspace: Workspace): string {
  const { lastRun, plan, states, stored, running } = workspace;
  if (running) return 'Made while a run went on.';
  if (!lastRun)
    return stored.at === '' ? 'Nothing has run yet.' : `The sample’s stored run of ${momentText(stored.at)}.`;
  const { seconds, stopped, at } = lastRun;
  const extracts = plan.jobs.filter(({ kind }) => kind === 'extract');
  const records = extracts.reduce((sum, job) => sum + (states.of(job.id).figures['read'] ?? 0), 0);
  const { present } = workspace.countFiles();
  const done = plan.jobs.filter(({ id }) => ['done', 'stale'].includes(states.of(id).status)).length;
  const ended = stopped ? 'stopped after' : 'in';
  return [
    `Run of ${momentText(at)}, ${ended} ${durationText(seconds)}: ${plural(present, 'file')}, ${plural(records, 'record')} read, `,
    `${done} of ${plural(plan.jobs.length, 'job')} done.`,
  ].join('');
}
