import type { Plan } from '../core/plan.ts';
import { fileStem, matchFiles } from '../core/planning/file-match.ts';
import { sizeText } from '../core/size-text.ts';
import type { Job } from '../core/jobs/job.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { emptyAffected } from './empty-affected.ts';
import { pipelineText, withReading } from './file-settings.ts';
import { filesNotKept, keepCopies } from './keep-large-files.ts';
import { renamed } from './large-files.ts';
import type { Notice } from './notices.ts';
import { parseNotebook } from './parse.ts';
import {
  filesRead,
  nothingOwn,
  sampleFilesRead,
  sortFiles,
  withEdits,
  withTables,
  type Own,
  type ShippedSample,
} from './sources.ts';
import { addStrangers, isAboutStrangers, tellStrangers } from './strangers.ts';
import type { Workspace } from './workspace.ts';

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/**
 * Takes files that the user has dropped or chosen: configuration tables replace those of the same name, data files
 * the sample's or earlier ones, once a run that goes on has ended. Nothing runs; notices say what was taken, what was not
 * and why, and what the next run will do.
 */
export async function takeFiles(workspace: Workspace, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  await afterRun(workspace, () => take(workspace, files));
}

/** Takes files as soon as no run goes on, and says so as long as one does. */
async function afterRun(workspace: Workspace, task: () => Promise<void>): Promise<void> {
  let isAsked: boolean;
  let isTaken = false;
  do {
    isAsked = false;
    if (workspace.running)
      workspace.notices.show({
        id: 'files',
        title: 'Your files wait for the run.',
        lines: ['They are taken as soon as it has ended.'],
        actions: [{ label: 'Stop the run', run: () => workspace.runner.stop() }],
      });
    await workspace.runner.ended();
    await workspace.change('Reading your files …', async () => {
      isAsked = true;
      // Another run may have begun just now.
      if (workspace.running) return;
      isTaken = true;
      workspace.notices.dismiss('files');
      await task();
    });
  } while (isAsked && !isTaken);
}

/** What is said of a file by hand: the configuration that it needs, and what to tell of it. */
interface Assigned {
  configs: Own['configs'];
  line: string;
}

async function take(workspace: Workspace, files: readonly File[], assigned?: Assigned): Promise<void> {
  const { shipped } = workspace.effects;
  const { configs, notebooks, rest } = sortFiles(files);
  for (const file of notebooks.slice(-1)) await takeNotebook(workspace, file);
  const hadSample = sampleFilesRead(workspace.plan, workspace.own, shipped).length > 0;
  const before = workspace.journal.snapshot();
  const texts = await Promise.all(
    configs.map(async ({ table, file }) => [table, await file.text()] as const),
  );
  const tables = Object.fromEntries(texts);
  const changed = { ...assigned?.configs, ...tables };
  const { jobs } = workspace.plan;
  workspace.own = withTables(withEdits(workspace.own, assigned?.configs ?? {}), tables);
  const isOther = Object.keys(changed).length > 0;
  if (isOther) await workspace.planner.replan();

  const wanted = filesRead(workspace.plan);
  const matches = matchFiles(rest, (file) => file.name, wanted);
  const data = [...new Set(matches.values())];
  const brought = new Map([
    ...workspace.own.files,
    ...[...matches].map(([name, file]) => [name.toLowerCase(), called(file, name)] as const),
  ]);
  const forgotten = workspace.own.forgotten.filter((name) => !brought.has(name.toLowerCase()));
  workspace.own = { ...workspace.own, files: brought, forgotten };
  const stems = new Set(wanted.map(fileStem));
  const others = rest.filter((file) => !data.includes(file));
  const strangers = others.filter((file) => !stems.has(fileStem(file.name)));
  const doubles = others.filter((file) => !strangers.includes(file));
  if (configs.length + data.length > 0) workspace.journal.record('add files', before);

  const hasSample = sampleFilesRead(workspace.plan, workspace.own, shipped).length > 0;
  const fresh = configs.length > 0 || (data.length > 0 && hadSample && !hasSample);
  if (fresh) await workspace.emptyTables();
  else if (isOther) await emptyAffected(workspace, jobs);
  if (!fresh) workspace.planner.markStale();
  workspace.changes.tell('status');
  await workspace.keepOwn();

  if (data.length > 0) void workspace.effects.askToLast?.(workspace.notices);
  if (!assigned) {
    addStrangers(workspace, strangers);
    tellStrangers(workspace, strangers);
  }
  if (configs.length + data.length === 0) return;
  const taken = [
    ...(configs.length > 0 ? [count(configs.length, 'configuration table')] : []),
    ...(data.length > 0 ? [count(data.length, 'data file')] : []),
  ].join(', ');
  const hadTables = workspace.rows.size > 0;
  const empty = {
    label: 'Start from empty tables',
    run: () => {
      workspace.notices.dismiss('files');
      void workspace.change('Emptying the tables …', () => workspace.emptyTables());
    },
  };
  const large = aboutLarge(workspace);
  workspace.notices.show({
    id: 'files',
    title: `Taken: ${taken}.`,
    lines: [
      assigned?.line ??
        [...configs.map(({ file }) => file.name), ...data.map((file) => file.name)].join(', '),
      fresh
        ? `Tables start empty, so that rows made from other ${configs.length > 0 ? 'configurations' : 'files'} don’t mix with these. Run all to fill them.`
        : hadTables
          ? 'The next run takes this as another delivery: it inserts what is new and updates what has changed.'
          : 'Run all to fill the tables.',
      ...doubles.map((file) => `Not taken: ${file.name}, for another file stands for the same table.`),
      ...standIns(workspace.plan, workspace.own, shipped),
      ...large.lines,
    ],
    actions: [
      ...(hadTables && !fresh ? [empty] : []),
      ...lookAt(workspace, [...matches.keys()]),
      ...large.actions,
    ],
  });
}

/** Offers to look how files are read, by the names that the configuration has for them. */
function lookAt({ effects }: Workspace, [first, ...others]: readonly string[]): Notice['actions'] {
  const { lookAtFile } = effects;
  if (!lookAtFile || first === undefined) return [];
  const label = others.length === 0 ? `Look at ${first} …` : 'Look at the files …';
  return [{ label, run: () => lookAtFile(first) }];
}

/** A file under the name that the configuration has for it. */
function called(file: File, name: string): File {
  return file.name.toLowerCase() === name.toLowerCase() ? file : renamed(file, name);
}

/** Which files are the sample's still, or missing. */
function standIns(plan: Plan, own: Own, shipped: ShippedSample): string[] {
  const others = filesRead(plan).filter((name) => !own.files.has(name.toLowerCase()));
  const fromSample = sampleFilesRead(plan, own, shipped);
  const missing = others.filter((name) => !fromSample.includes(name));
  return [
    ...(fromSample.length > 0 ? [`Still the sample’s: ${fromSample.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Missing, so that their tables stay empty: ${missing.join(', ')}.`] : []),
  ];
}

/** What becomes of large files, and the offer to copy them. */
function aboutLarge(workspace: Workspace): Pick<Notice, 'lines' | 'actions'> {
  const lost = filesNotKept(workspace);
  if (lost.length === 0) return { lines: [], actions: [] };
  const names = lost.map(({ name }) => name).join(', ');
  const size = sizeText(lost.reduce((sum, file) => sum + file.size, 0));
  return {
    lines: [`Too large to be kept over a reload by themselves: ${names} (${size}).`],
    actions: workspace.effects.copies
      ? [{ label: `Keep a copy in this browser`, run: () => void keepCopies(workspace, lost) }]
      : [],
  };
}

/**
 * Takes a file that fills no table for the one of another name that the configuration reads. With `reading`, the table's
 * line says how the file is read and, where `isRenamed`, that its files are called like this one from now on. All of it is
 * one step that Undo takes back. Throws as `withReading` does.
 */
export async function assignFile(
  workspace: Workspace,
  file: File,
  name: string,
  reading?: { job: Job; choice: ReadChoice; isRenamed: boolean },
): Promise<void> {
  await workspace.unchanging();
  const text = pipelineText(workspace);
  const changed = reading
    ? withReading(text, reading.job, reading.choice, reading.isRenamed ? file.name : undefined)
    : text;
  const assigned: Assigned = {
    configs: changed === text ? {} : { pipeline_config: changed },
    line: `${file.name} ${reading ? `fills ${reading.job.target}` : `stands for ${name}`}.`,
  };
  await afterRun(workspace, async () => {
    await take(workspace, [reading?.isRenamed ? file : called(file, name)], assigned);
    if (isAboutStrangers(workspace)) tellStrangers(workspace, workspace.strangers);
  });
}

/** Reads a notebook to the byte; what can't be read so is not taken. */
async function takeNotebook(workspace: Workspace, file: File): Promise<void> {
  const bytes = await file.arrayBuffer();
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    openNotebook(workspace, file.name, decoder.decode(bytes));
  } catch {
    workspace.notices.show({
      id: 'notebook',
      tone: 'error',
      title: `Not opened: ${file.name} is not UTF-8 text.`,
      lines: ['The notebook on show stays. Save the file as UTF-8 and open it again.'],
    });
  }
}

/** Shows a notebook's Markdown in place of the one on show. Nothing of it runs; Undo brings the other back. */
export function openNotebook(workspace: Workspace, name: string, text: string): void {
  const cells = parseNotebook(text, workspace.book.fences);
  workspace.automatic.switch(false);
  workspace.journal.commit('open notebook', { cells });
  workspace.notices.show({
    id: 'notebook',
    title: `Opened ${name}: ${count(cells.length, 'cell')}. Nothing of it has been run.`,
    lines: ['Look through it, then run it as a whole or step by step. Undo brings back the notebook before.'],
  });
}

/** Brings back the shipped configuration, files and notebook, with empty tables; Undo takes that back. */
export async function resetToSample(workspace: Workspace): Promise<void> {
  if (workspace.running || !workspace.tabs.mayChange()) return;
  const cells = parseNotebook(workspace.effects.shipped.notebook, workspace.book.fences);
  workspace.journal.commit('reset to sample', { cells, own: nothingOwn() });
  await workspace.change('Bringing it back …', () => workspace.emptyTables());
  workspace.notices.dismiss('strangers');
  workspace.notices.dismiss('files');
  workspace.notices.show({
    id: 'reset',
    title: 'Back to the sample: its files, its configuration, its notebook, empty tables.',
    actions: [{ label: 'Undo', run: () => void undoReset(workspace) }],
  });
}

async function undoReset(workspace: Workspace): Promise<void> {
  if (workspace.journal.history.undoName !== 'reset to sample') return;
  workspace.journal.undo();
  await workspace.change('Bringing it back …', () => workspace.emptyTables());
  workspace.notices.show({
    id: 'reset',
    title: 'Your files and configuration are back. Run all to fill the tables.',
  });
}
