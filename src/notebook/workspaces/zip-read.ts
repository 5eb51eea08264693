import { browserFile } from '../../engine/browser-file.ts';
import { BlobWriter } from '../../engine/blob-writer.ts';
import { Breath } from '../../engine/breath.ts';
import { UnreadableZip, zipEntries, type ZipEntry } from '../../engine/readers/zip-entries.ts';

/** A file that was found in a zip or in a folder, before anybody has read it. */
export interface FoundFile {
  /** Folders and name, apart by `/`. */
  path: string;
  /** Bytes. */
  size: number;
  /** Its content. Rejects where it is damaged or can’t be read. */
  read(): Promise<Blob>;
}

/** So much a zip may hold unpacked, so that a small one can’t fill the memory. */
const mostBytes = 2 * 1024 * 1024 * 1024;

const mostFiles = 20_000;

/** What can’t be opened as a zip. */
export class ZipError extends Error {}

/**
 * The files of a zip, read from its list; their contents are unpacked when they are asked for.
 * Rejects with a ZipError where it is damaged, too large, or names files outside of itself.
 */
export async function readZip(zip: Blob): Promise<FoundFile[]> {
  const entries = await asZipError(zipEntries(browserFile(zip)));
  if (entries.length > mostFiles) throw new ZipError(`It holds more than ${mostFiles} files.`);
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes)
    throw new ZipError('It would unpack to more than 2 GB.');
  const outside = entries.find(({ name }) => /(?:^|\/)\.\.(?:\/|$)/.test(name));
  if (outside) throw new ZipError(`It names a file outside of itself: ${outside.name}.`);
  return entries.map((entry) => ({
    path: entry.name,
    size: entry.size,
    read: () => asZipError(unpack(entry)),
  }));
}

async function unpack(entry: ZipEntry): Promise<Blob> {
  const content = new BlobWriter();
  const breath = new Breath();
  for await (const piece of entry.unpack()) {
    content.write(piece);
    await breath.take();
  }
  return content.flush();
}

/** What a reader says goes on from the name of the zip. */
async function asZipError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UnreadableZip)) throw error;
    throw new ZipError(`It ${error.message}.`, { cause: error });
  }
}
