import { errorText } from '../core/error-text.ts';
import { sizeText } from '../core/size-text.ts';
import { largeFiles, noteCopy, noteHandle, renamed, type LargeFile } from './large-files.ts';
import { keepable } from './persist.ts';
import type { Own } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** Puts files among the user's own, which are no longer missing then. */
function withFiles(own: Own, files: readonly File[]): Own {
  const brought = new Map(files.map((file) => [file.name.toLowerCase(), file]));
  return {
    ...own,
    files: new Map([...own.files, ...brought]),
    forgotten: own.forgotten.filter((name) => !brought.has(name.toLowerCase())),
  };
}

/** Opens files on the user's disk again, which the browser may ask about. Says which could not be opened. */
export async function openAgain(workspace: Workspace, large: readonly LargeFile[]): Promise<void> {
  const opened: File[] = [];
  const failed: string[] = [];
  for (const { name, handle } of large)
    try {
      if ((await handle!.requestPermission?.({ mode: 'read' })) === 'denied') throw new Error('not allowed');
      const file = renamed(await handle!.getFile(), name);
      noteHandle(file, handle!);
      opened.push(file);
    } catch (error) {
      failed.push(`${name}: ${errorText(error)}`);
    }
  await workspace.change('Opening your files …', async () => {
    workspace.own = withFiles(workspace.own, opened);
    workspace.planner.markStale();
    await workspace.keepOwn();
  });
  const { notices } = workspace;
  if (failed.length === 0) return notices.dismiss('files');
  notices.show({
    id: 'files',
    tone: 'warning',
    title: 'Data files could not be opened again: add them to fill their tables.',
    lines: failed,
  });
}

/** The user's files that would not come back after a reload. */
export function filesNotKept({ own }: Workspace): File[] {
  const { large } = keepable([...own.files.values()]);
  const known = new Set(largeFiles(large).map(({ name }) => name));
  return large.filter(({ name }) => !known.has(name));
}

/** Copies files into this browser, says how far that is, and ends where the user stops it or there is no room. */
export async function keepCopies(workspace: Workspace, files: readonly File[]): Promise<void> {
  const { notices, effects } = workspace;
  const id = 'copies';
  const copies = await effects.copies;
  const abort = new AbortController();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const tell = (bytes: number) =>
    notices.show({
      id,
      title: `Copying into this browser: ${Math.floor((100 * (done + bytes)) / total)} % of ${sizeText(total)}`,
      actions: [{ label: 'Stop copying', run: () => abort.abort() }],
      lasting: true,
    });
  try {
    if (!copies) throw new Error('This browser has no file system for copies.');
    for (const file of files) {
      tell(0);
      const name = `${file.size}-${file.lastModified}-${file.name}`;
      await copies.write(name, file, tell, abort.signal);
      noteCopy(file, name);
      done += file.size;
    }
    notices.show({
      id,
      title: `Kept in this browser: ${files.map(({ name }) => name).join(', ')} (${sizeText(total)}).`,
    });
  } catch (error) {
    if (abort.signal.aborted) notices.dismiss(id);
    else
      notices.show({
        id,
        tone: 'warning',
        title: 'The files could not be copied: add them again after a reload.',
        lines: [errorText(error), 'Everything else is as it was.'],
      });
  }
  await workspace.keepOwn();
}
