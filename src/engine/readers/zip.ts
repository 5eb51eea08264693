import type { FileContent } from '../connector.ts';
import { readAll, readHead } from './bytes.ts';
import type { Container } from './container.ts';
import { PartNeeded } from './format.ts';
import { slice, toStream } from './unpacked-stream.ts';
import type { ZipEntry } from './zip-entries.ts';

/** What systems put into archives beside the files that somebody packed. */
const systemFile = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/i;
/** Names of files that hold records, packed once more or not. */
const dataFile =
  /\.(?:csv|tsv|tab|psv|json|jsonl|ndjson|parquet|pq|xlsx|xlsm|arrow|arrows|feather|ipc)(?:\.gz)?$/i;

/** Documents that are zip archives themselves, by a file that each of them has. */
const documents: readonly (readonly [entry: RegExp, what: string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary workbook (.xlsb); save it as .xlsx'],
  [/^word\/document\.xml$/, 'a Word document'],
  [/^ppt\/presentation\.xml$/, 'a PowerPoint presentation'],
  [/^Index\/Document\.iwa$/, 'a document of Apple’s Numbers, Pages or Keynote; export it as .xlsx or CSV'],
  [/^META-INF\/MANIFEST\.MF$/, 'a Java program'],
];

function documentName(entries: readonly ZipEntry[], mimetype: string): string | undefined {
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet'))
    return 'an OpenDocument spreadsheet (.ods); save it as .xlsx';
  if (mimetype.startsWith('application/vnd.oasis.opendocument')) return 'an OpenDocument document';
  if (mimetype.startsWith('application/epub')) return 'an e-book';
  return documents.find(([entry]) => entries.some(({ name }) => entry.test(name)))?.[1];
}

async function mimetypeOf(entries: readonly ZipEntry[]): Promise<string> {
  const entry = entries.find(({ name }) => name === 'mimetype');
  if (!entry || entry.size > 200) return '';
  return new TextDecoder().decode(await readAll(toStream(entry.unpack())));
}

const lastName = (name: string) => name.slice(name.lastIndexOf('/') + 1);

/** A file of an archive, what is left of the part that was asked for, and all files that could be chosen. */
interface Choice {
  entry: ZipEntry;
  rest?: string;
  parts: readonly string[];
}

/** The one file of an archive that is asked for, or the one that holds its records. */
function choose(entries: readonly ZipEntry[], part: string | undefined): Choice {
  const files = entries.filter(({ name }) => !systemFile.test(name));
  if (files.length === 0) throw new Error('is an empty zip archive: it has no file in it');
  const data = files.filter(({ name }) => dataFile.test(name));
  const candidates = data.length > 0 ? data : files;
  const named = part === undefined ? undefined : findPart(files, part);
  const parts = candidates.map(({ name }) => name);
  if (named) return { ...named, parts };
  if (candidates.length === 1)
    return { entry: candidates[0]!, ...(part === undefined ? {} : { rest: part }), parts };
  const names = parts.slice(0, 10);
  const more = candidates.length > 10 ? ` and ${candidates.length - 10} more` : '';
  const list = `${names.join(', ')}${more}`;
  throw new PartNeeded(
    part === undefined
      ? `holds ${candidates.length} files; say which one to read: ${list}`
      : `has no ${part} in it; it holds ${list}`,
    parts,
  );
}

function findPart(files: readonly ZipEntry[], part: string): { entry: ZipEntry; rest?: string } | undefined {
  for (const matches of [(name: string) => name, (name: string) => lastName(name)])
    for (const entry of files) {
      const name = matches(entry.name);
      if (part === name) return { entry };
      if (part.startsWith(`${name}:`)) return { entry, rest: part.slice(name.length + 1) };
    }
  return undefined;
}

/** A zip archive, of which one file is read: the only one that holds data, or the one that is named. */
export const zip: Container = {
  name: 'zip',
  recognise: (head) =>
    head[0] === 0x50 && head[1] === 0x4b && [0x0304, 0x0506, 0x0708].includes((head[2]! << 8) | head[3]!),
  async open(file, part) {
    const { zipEntries } = await import('./zip-entries.ts');
    const entries = await zipEntries(file);
    const document = documentName(entries, await mimetypeOf(entries));
    if (document) throw new Error(`is no data: it is ${document}`);
    const { entry, rest, parts } = choose(entries, part);
    const content: FileContent = {
      name: lastName(entry.name),
      size: Infinity,
      stream: (start = 0, end = Infinity) => toStream(slice(entry.unpack(), start, end)),
    };
    // What can't be unpacked is told of at once, not when somebody reads it.
    await readHead(content.stream(0, 1), 1);
    return { content, part: rest, ...(parts.length > 1 ? { parts, chosen: entry.name } : {}) };
  },
};
