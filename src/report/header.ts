import { durationText } from '../core/duration.ts';
import { plural } from '../core/plural.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { Context } from './context.ts';
import type { Child } from './elements.ts';
import { troublesOf, type Trouble } from './troubles.ts';
import { momentText } from './words.ts';

/** What the report is of: its title, the run, and what went wrong in it, with links. */
export function headerOf(
  { make, workspace }: Context,
  ids: ReadonlyMap<string, string>,
  title: string,
  isPart: boolean,
): HTMLElement {
  const troubles = troublesOf(workspace).filter(({ cell }) => (cell ? ids.has(cell.id) : !isPart));
  const link = ({ cell, title: name }: Trouble) =>
    cell ? make('a', { href: `#${ids.get(cell.id)!}` }, name) : name;
  const own = troubles.filter(({ blockedBy }) => blockedBy === '');
  const lines = own.map((trouble) => make('li', {}, link(trouble), `: ${trouble.text}`));
  const blockers = [...new Set(troubles.map(({ blockedBy }) => blockedBy))].filter((name) => name !== '');
  const blocked = blockers.map((blocker) => {
    const all = troubles.filter(({ blockedBy }) => blockedBy === blocker);
    const first = all.filter((one, at) => all.findIndex(({ title: name }) => name === one.title) === at);
    const names = first.flatMap((trouble, at) => [at === 0 ? '' : ', ', link(trouble)]);
    return make('li', {}, `Blocked by ${blocker}: `, ...names);
  });
  const said =
    own.length === 0 ? 'Some cells could not be made:' : `${plural(own.length, 'thing')} went wrong:`;
  const list: Child[] =
    troubles.length === 0 ? [] : [make('p', { class: 'error' }, said), make('ul', {}, ...lines, ...blocked)];
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
