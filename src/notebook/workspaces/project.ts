import { configTableOf, configTables } from '../../core/config/tables.ts';
import type { Config } from '../../core/config/config.ts';
import { jobKinds } from '../../core/jobs/kinds.ts';
import type { Plan } from '../../core/plan.ts';
import { matchFiles } from '../../core/planning/file-match.ts';
import { listed, plural } from '../../core/plural.ts';
import { keepable } from '../persist.ts';
import { buildPlan, filesRead, mainTables } from '../sources.ts';
import type { Content } from './archive.ts';
import type { FoundFile } from './zip-read.ts';

/** What is needed to understand a project's configuration. */
export interface ProjectTools {
  shipped: { configs: Record<string, string>; model: string };
  translate(config: Config): Promise<Config>;
}

/** Folders that hold nothing of a project's own. */
const strange = /(?:^|\/)(?:\.[^/]+|node_modules|__MACOSX|__pycache__)(?:\/|$)/;

/** Without what version control, the Mac's Finder and package managers leave in folders. */
export function ownFiles(files: readonly FoundFile[]): FoundFile[] {
  return files.filter(({ path }) => !strange.test(path));
}

/** Whether a folder holds the configuration of a project, somewhere in it: the table of its jobs or that of its files. */
export function isProject(files: readonly FoundFile[]): boolean {
  return ownFiles(files).some(({ path }) => mainTables.includes(configTableOf(path)?.name ?? ''));
}

/** The configuration tables of a project by name, each from the folder that holds most of them. */
export function tablesOf(files: readonly FoundFile[]): Map<string, FoundFile> {
  return bestFolder(ownFiles(files), ({ path }) => configTableOf(path)?.name);
}

/** What of a project's folder is code, such as notebooks, which its configuration replaces: a line, or none. */
export function codeNotTaken(files: readonly FoundFile[]): string[] {
  return notTaken(ownFiles(files).filter(isCode));
}

/**
 * Makes a workspace of a project's folder as it is: configuration tables and data files may lie anywhere in it.
 * What is not taken over is named. Rejects where a file can't be read.
 */
export async function readProject(
  name: string,
  found: readonly FoundFile[],
  { shipped, translate }: ProjectTools,
): Promise<Content> {
  const files = ownFiles(found);
  const tables = tablesOf(files);
  const configs: Record<string, string> = {};
  for (const [table, file] of tables) configs[table] = await (await file.read()).text();
  // The sample’s tables must not stand in for those that a project doesn’t have.
  const absent = configTables.filter((table) => !tables.has(table.name) && table.name !== 'data_model');
  for (const { name: table, columns } of absent)
    configs[table] = `${columns.map((column) => column.name).join(',')}\n`;
  const { plan } = await buildPlan(shipped, configs, translate);

  const wanted = filesRead(plan);
  const taken = new Set(tables.values());
  const rest = files.filter((file) => !taken.has(file) && !configTableOf(file.path));
  const nameFor = new Map(
    wanted.flatMap((one) => [...alike(rest, one)].map((file) => [file, one.toLowerCase()] as const)),
  );
  const data = bestFolder(rest, (file) => nameFor.get(file));
  const chosen = matchFiles([...data.values()], ({ path }) => path, wanted);
  const contents = await Promise.all(
    [...chosen].map(async ([title, file]) => new File([await file.read()], title, { lastModified: 0 })),
  );
  for (const file of chosen.values()) taken.add(file);
  const missing = wanted.filter((one) => !chosen.has(one));
  const kept = keepable(contents);
  return {
    name,
    things: {
      configs,
      files: kept.files,
      // What is missing must not be made up by the sample.
      forgotten: [...kept.large.map(({ name }) => name), ...missing],
      ...(await notebookOf(name, plan, shipped, translate)),
    },
    notes: [
      `Taken over: ${plural(tables.size, 'configuration table')} (${[...tables.values()].map(({ path }) => path).join(', ')}) and ${plural(contents.length, 'data file')}${contents.length > 0 ? ` (${[...chosen.values()].map(({ path }) => path).join(', ')})` : ''}.`,
      ...(absent.length > 0
        ? [`Not there, and so without lines: ${listed(absent.map((table) => `${table.name}.csv`))}.`]
        : []),
      ...(missing.length > 0 ? [`Missing, so that their tables stay empty: ${listed(missing)}.`] : []),
      ...notTaken(files.filter((file) => !taken.has(file))),
    ],
  };
}

/** The files that could stand for a wanted one. */
function alike(files: readonly FoundFile[], wanted: string): FoundFile[] {
  return files.filter((file) => matchFiles([file], ({ path }) => path, [wanted]).size > 0);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * One file for each name. Where a name is there twice, that one counts whose folder holds more of the names; of folders
 * alike, the one that lies less deep.
 */
function bestFolder(
  files: readonly FoundFile[],
  nameOf: (file: FoundFile) => string | undefined,
): Map<string, FoundFile> {
  const named = files.flatMap((file) => {
    const name = nameOf(file);
    return name === undefined ? [] : [{ name, file, folder: folderOf(file.path) }];
  });
  const names = new Map<string, Set<string>>();
  for (const { folder, name } of named) names.set(folder, (names.get(folder) ?? new Set()).add(name));
  const depth = (folder: string) => folder.split('/').length;
  const inOrder = named.sort(
    (a, b) =>
      names.get(a.folder)!.size - names.get(b.folder)!.size ||
      depth(b.folder) - depth(a.folder) ||
      b.file.path.localeCompare(a.file.path),
  );
  return new Map(inOrder.map(({ name, file }) => [name, file]));
}

/** The shipped notebook fits where its dashboards find their tables; else there is one with the project's jobs alone. */
async function notebookOf(
  name: string,
  plan: Plan,
  shipped: ProjectTools['shipped'],
  translate: ProjectTools['translate'],
): Promise<{ notebook?: string }> {
  const { plan: sample } = await buildPlan(shipped, {}, translate);
  const made = new Set(plan.jobs.map(({ id }) => id));
  if (sample.jobs.filter(({ kind }) => kind === 'publish').every(({ id }) => made.has(id))) return {};
  const kinds = Object.values(jobKinds).filter((kind) => plan.jobs.some((job) => job.kind === kind.name));
  const cells = kinds.map((kind) => `# ${kind.title}\n\n\`\`\`job ${kind.name}\n\`\`\`\n`);
  return { notebook: [`# ${name}\n`, ...cells].join('\n') };
}

/** So many names are read; more of them are counted. */
const mostNames = 12;

function isCode({ path }: FoundFile): boolean {
  return /\.(?:ipynb|py|sql|scala|r|dbc|sh)$/i.test(path);
}

function notTaken(files: readonly FoundFile[]): string[] {
  const line = (what: string, some: readonly FoundFile[]) => {
    const more = some.length > mostNames ? ` and ${some.length - mostNames} more` : '';
    const names = some.slice(0, mostNames).map(({ path }) => path);
    return some.length > 0 ? [`${what}: ${names.join(', ')}${more}.`] : [];
  };
  return [
    ...line('Not taken over, as it is code that the configuration replaces', files.filter(isCode)),
    ...line(
      'Not taken over',
      files.filter((file) => !isCode(file)),
    ),
  ];
}
