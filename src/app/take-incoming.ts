import { errorText } from '../core/error-text.ts';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import { fileStem } from '../core/planning/file-match.ts';
import { filesRead } from '../notebook/sources.ts';
import { takeFiles } from '../notebook/take-files.ts';
import type { Content } from '../notebook/workspaces/archive.ts';
import type { FoundFile } from '../notebook/workspaces/zip-read.ts';
import { workspaces } from './current-workspace.ts';
import { readFolder, type Dropped, type Folder } from './dropped-folder.ts';
import type { Page } from './page.ts';
import { switchTo, type SwitchNote } from './switch-note.ts';

/** What reads zips and projects; it is fetched when it is first wanted. */
async function readers() {
  const [zip, archive, project] = await Promise.all([
    import('../notebook/workspaces/zip-read.ts'),
    import('../notebook/workspaces/archive-read.ts'),
    import('../notebook/workspaces/project.ts'),
  ]);
  return { ...zip, ...archive, ...project };
}

/**
 * Takes what was dropped or chosen. A zip or a folder that holds a workspace or a project becomes a workspace of its own;
 * everything else is taken into the one that is open. Nothing runs; notices say what was done and what was not.
 */
export async function takeIncoming(
  page: Page,
  { files, folders, noted, chosen = [] }: Dropped & { chosen?: readonly Folder[] },
): Promise<void> {
  await noted;
  // What a zip stands for depends on the configuration, which may still be read.
  await page.workspace.unchanging();
  const isZip = (file: File) => /\.zip$/i.test(file.name);
  const plain = files.filter((file) => !isZip(file));
  const made: { id: string; note: SwitchNote }[] = [];
  const take = async (
    name: string,
    read: () => Promise<readonly FoundFile[]>,
    others: (found: readonly FoundFile[]) => Promise<File[]>,
  ) => {
    try {
      page.say(`Reading ${name} …`);
      const found = await read();
      const content = await contentOf(page, name, found);
      if (content) made.push(await make(content, name));
      else plain.push(...(await others(found)));
    } catch (error) {
      page.workspace.notices.show({
        id: `import ${name}`,
        tone: 'error',
        title: `Not imported: ${name}.`,
        lines: [errorText(error), 'Your workspaces stay as they are.'],
      });
    }
  };
  for (const file of files.filter(isZip))
    await take(
      file.name,
      async () => (await readers()).readZip(file),
      async (found) => filesOfZip(page, file, (await readers()).ownFiles(found)),
    );
  const readFolders = folders.map((entry) => ({ name: entry.name, read: () => readFolder(entry) }));
  const known = chosen.map((folder) => ({ name: folder.name, read: () => Promise.resolve(folder) }));
  for (const { name, read } of [...readFolders, ...known]) {
    await take(
      name,
      async () => (await read()).files,
      async (found) => flat(page, name, (await readers()).ownFiles(found)),
    );
  }
  await takeFiles(page.workspace, plain);
  await open(page, made);
}

/** The workspace that files tell of; undefined where they tell of none. */
async function contentOf(
  { workspace }: Page,
  name: string,
  files: readonly FoundFile[],
): Promise<Content | undefined> {
  const { shipped, translate, now } = workspace.effects;
  const { findManifest, readArchive, isProject, readProject } = await readers();
  if (findManifest(files)) return readArchive(files, shipped, now());
  if (!isProject(files)) return undefined;
  return readProject(name.replace(/\.zip$/i, ''), files, { shipped, translate });
}

async function make(
  { name, things, notes }: Content,
  from: string,
): Promise<{ id: string; note: SwitchNote }> {
  const entry = await workspaces.create(name, things);
  return {
    id: entry.id,
    note: {
      title: `${from} is now the workspace ${entry.name}. Nothing of it has been run.`,
      lines: [...notes, 'Run all to get its tables and figures. Your other workspaces are as they were.'],
    },
  };
}

/** Opens the last one that was made; while a run goes on, it is offered. */
async function open(page: Page, made: readonly { id: string; note: SwitchNote }[]): Promise<void> {
  const last = made.at(-1);
  if (!last) return;
  const lines = made.flatMap(({ note }, at) => [...(at > 0 ? [note.title] : []), ...(note.lines ?? [])]);
  const note = { title: made[0]!.note.title, lines: [...new Set(lines)] };
  if (!page.workspace.running) return switchTo(page, last.id, note);
  page.workspace.notices.show({
    id: 'workspace',
    ...note,
    actions: [{ label: 'Open it', run: () => void switchTo(page, last.id, note) }],
  });
}

/** What a zip of data stands for: its files, or itself where it packs a single one and is called like what that fills. */
async function filesOfZip(page: Page, zip: File, files: readonly FoundFile[]): Promise<File[]> {
  const wanted = new Set(filesRead(page.workspace.plan).map(fileStem));
  const isWhole =
    files.length === 1 && (wanted.has(fileStem(zip.name)) || !wanted.has(fileStem(files[0]!.path)));
  return files.length === 0 || isWhole ? [zip] : flat(page, zip.name, files);
}

/** The files of a folder, however deep, under their own names. Of several with one name the one nearest to the top counts. */
async function flat(page: Page, from: string, files: readonly FoundFile[]): Promise<File[]> {
  const depth = ({ path }: FoundFile) => path.split('/').length;
  const chosen = new Map<string, FoundFile>();
  const left: string[] = [];
  for (const file of [...files].sort((a, b) => depth(a) - depth(b))) {
    const name = fileNameOf(file.path).toLowerCase();
    if (chosen.has(name)) left.push(`${file.path}: ${chosen.get(name)!.path} is taken`);
    else chosen.set(name, file);
  }
  if (left.length > 0)
    page.workspace.notices.show({
      id: `doubles ${from}`,
      tone: 'warning',
      title: `${from} has files of one name.`,
      lines: left.map((line) => `Not taken: ${line}.`),
    });
  return Promise.all(
    [...chosen.values()].map(
      async ({ path, read }) => new File([await read()], fileNameOf(path), { lastModified: 0 }),
    ),
  );
}
