import { errorText } from '../core/error-text.ts';
import type { Connector, DataFile } from '../engine/connector.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { inspectFile, type Inspection } from '../engine/inspect.ts';
import { fileOnDisk, openNative } from '../engine/node.ts';
import { describeInspection } from './describe-inspection.ts';
import { readInspectArguments } from './inspect-arguments.ts';

/** What is said of one file; `error` is null where it could be read, else nothing else is known. */
export type InspectedFile = { file: string } & (
  (Inspection & { error: null }) | (Nothing & { error: string })
);

type Nothing = { [Key in keyof Inspection]: Inspection[Key] | null };

const nothing: Nothing = {
  format: null,
  compression: null,
  encoding: null,
  delimiter: null,
  quote: null,
  header: null,
  skipped: null,
  columns: [],
  rows: 0,
  rejected: [],
  notes: [],
  preview: [],
};

/**
 * `medallion inspect`: says what files are, in words or as JSON. Returns 1 where one can't be read, else 0.
 * Throws a UsageError where no file is named or an option can't be used.
 */
export async function inspectCommand(args: string[]): Promise<number> {
  const { files, json, preview, choice } = readInspectArguments(args);
  const connector = await openNative();
  let code = 0;
  try {
    for (const file of files) {
      const found = await inspect(file, connector, preview, choice);
      if (found.error !== null) code = 1;
      process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${describeInspection(found)}\n`);
    }
  } finally {
    await connector.close();
  }
  return code;
}

async function inspect(
  path: string,
  connector: Connector,
  preview: number,
  choice: ReadChoice,
): Promise<InspectedFile> {
  try {
    const { file, member } = await fileOrMember(path);
    const part = [member, choice.part].filter((name) => name !== undefined).join(':') || undefined;
    return { file: path, ...(await inspectFile(file, connector, preview, { ...choice, part })), error: null };
  } catch (error) {
    return { file: path, ...nothing, error: fileError(path, error) };
  }
}

/** A file on disk, or one in an archive, written `FILE.zip:member`. Throws the file system's error where there is none. */
async function fileOrMember(path: string): Promise<{ file: DataFile; member?: string | undefined }> {
  const [, archive, member] = /^(.+?\.zip):(.+)$/i.exec(path) ?? [];
  try {
    return { file: await fileOnDisk(path) };
  } catch (error) {
    if (archive === undefined) throw error;
    return { file: await fileOnDisk(archive), member };
  }
}

/** The sentence for a file that can't be read; the file system's own errors in plain words. */
function fileError(path: string, error: unknown): string {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path} does not exist`;
    case 'EISDIR':
      return `${path} is a folder`;
    case 'EACCES':
    case 'EPERM':
      return `${path} must not be read: permission denied`;
    default:
      return errorText(error);
  }
}
