import {
  configure,
  ERR_BAD_FORMAT,
  ERR_ENCRYPTED,
  ERR_ENTRY_DATA_OUT_OF_BOUNDS,
  ERR_EOCDR_NOT_FOUND,
  ERR_INVALID_CRC32,
  ERR_INVALID_UNCOMPRESSED_SIZE,
  ERR_LOCAL_FILE_HEADER_NOT_FOUND,
  ERR_OVERLAPPING_ENTRY,
  ERR_SPLIT_ZIP_FILE,
  ERR_UNSUPPORTED_COMPRESSION,
  ERR_UNSUPPORTED_ENCRYPTION,
  Reader,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { FileContent } from '../connector.ts';
import { readRange } from './byte-range.ts';
import { readHead } from './bytes.ts';

// The page's content security policy lets no worker of a library start. Without workers, how many would run at once
// only makes those wait who read several files of an archive by turns.
configure({ useWebWorkers: false, maxWorkers: Number.MAX_SAFE_INTEGER });

/** Why an archive, or a file in it, can't be read, as a sentence that goes on from the archive's name. */
export class UnreadableZip extends Error {}

/** One file in a zip archive. */
export interface ZipEntry {
  /** Folders and name, apart by `/`. */
  name: string;
  /** Its unpacked size in bytes, as the archive's list says it. */
  size: number;
  /**
   * Its content, which is unpacked while it is read, and held against its size and checksum.
   * Throws UnreadableZip where it is damaged, encrypted or packed in an unknown way.
   */
  unpack(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** A list of more files would fill the memory by itself. */
const mostFiles = 100_000;

/** A file for the library, which remembers why it could not be read. */
class ContentReader extends Reader<FileContent> {
  failure: unknown;

  constructor(private readonly file: FileContent) {
    super(file);
    this.size = file.size;
  }

  override async readUint8Array(start: number, length: number): Promise<Uint8Array> {
    try {
      return await readRange(this.file, Math.min(start, this.size), Math.min(start + length, this.size));
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }
}

/**
 * The files in a zip archive, by its list: nothing is unpacked. Folders are none.
 * Throws UnreadableZip where the archive breaks off or is damaged.
 */
export async function zipEntries(file: FileContent): Promise<ZipEntry[]> {
  const reader = new ContentReader(file);
  const archive = new ZipReader(reader, {
    checkSignature: true,
    checkOverlappingEntry: true,
    // The list is believed, and the content held against it; what some programs write before the content is left aside.
    checkLocalDirectory: false,
    // Nothing is written where a name points to, and workbooks may have names that begin at the root.
    filenameValidation: 'tolerant',
  });
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of archive.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (entries.length === mostFiles) break;
      const name = entry.filename.replaceAll('\\', '/');
      entries.push({ name, size: entry.uncompressedSize, unpack: () => unpack(reader, entry, name) });
    }
  } catch (error) {
    throw reader.failure ?? (await listError(file, error as Error));
  }
  if (entries.length === mostFiles)
    throw new UnreadableZip(`is a zip archive of more than ${mostFiles.toLocaleString('en')} files`);
  return entries;
}

async function* unpack(
  reader: ContentReader,
  entry: FileEntry,
  name: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const stop = new AbortController();
  // What fails before the first byte leaves the stream open.
  void entry
    .getData(writable, { signal: stop.signal })
    .catch((error: unknown) => writable.abort(error).catch(() => undefined));
  const pieces = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw reader.failure ?? entryError(entry, name, error as Error);
  } finally {
    // Who stops early wants no more of it.
    stop.abort();
    await pieces.cancel().catch(() => undefined);
  }
}

const damaged = (what: string) => new UnreadableZip(`is a damaged zip archive: ${what}`);

async function listError(file: FileContent, { message }: Error): Promise<UnreadableZip> {
  if (message === ERR_SPLIT_ZIP_FILE)
    return new UnreadableZip('is one part of a zip archive in several files');
  if (message !== ERR_EOCDR_NOT_FOUND && message !== ERR_BAD_FORMAT)
    return damaged("its list of files can't be read");
  const [first, second] = await readHead(file.stream(0, 2), 2);
  if (first !== 0x50 || second !== 0x4b) return new UnreadableZip('is no zip archive');
  return new UnreadableZip('is a zip archive that breaks off: its end, which lists its files, is missing');
}

function entryError(entry: FileEntry, name: string, { message }: Error): UnreadableZip {
  switch (message) {
    case ERR_ENCRYPTED:
    case ERR_UNSUPPORTED_ENCRYPTION:
      return new UnreadableZip(`is encrypted: ${name} needs a password`);
    case ERR_UNSUPPORTED_COMPRESSION:
      return new UnreadableZip(
        `is packed in a way that can't be read (${name}, method ${entry.compressionMethod})`,
      );
    case ERR_INVALID_CRC32:
      return damaged(`the checksum of ${name} does not fit its content`);
    case ERR_INVALID_UNCOMPRESSED_SIZE:
      return damaged(`${name} has another size than its list says`);
    case ERR_ENTRY_DATA_OUT_OF_BOUNDS:
      return damaged(`${name} breaks off`);
    case ERR_LOCAL_FILE_HEADER_NOT_FOUND:
      return damaged(`${name} is not where its list says`);
    case ERR_OVERLAPPING_ENTRY:
      return damaged(`${name} shares its bytes with another file`);
    default:
      return damaged(`${name} can't be unpacked`);
  }
}
