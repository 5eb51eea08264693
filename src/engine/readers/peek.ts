import { errorText } from '../../core/error-text.ts';
import type { FileContent } from '../connector.ts';
import { readHead } from './bytes.ts';
import { checkWidth } from './canonical.ts';
import { detect, type Detected } from './detect.ts';
import { PartNeeded, type ReadOptions, type Rejected, type ReadResult, type Sink } from './format.ts';
import { memoryFile } from './memory-file.ts';

/** What the beginning of a file tells, with its first records as text. */
export interface Peeked extends ReadResult {
  /** The name of the format that the file has by its content. */
  format: string;
  /** What it is packed with, from the outside in. */
  compression: string[];
  records: (string | null)[][];
  /** Those of the first records that can't be read. */
  rejected: Rejected[];
  /** Whether these are all records of the file. */
  complete: boolean;
}

/** So much of a text is read. */
const headSize = 1_000_000;

/** Of a rejected record no more is shown. */
const longestShown = 2000;

/** The beginning of a text. Its last character may be cut in two: it is left out, and so is what can't be told from it. */
async function beginningOf(content: FileContent): Promise<{ head: FileContent; cut: boolean }> {
  const bytes = await readHead(content.stream(0, headSize + 1), headSize + 1);
  if (bytes.length <= headSize) return { head: memoryFile(content.name, bytes.slice()), cut: false };
  let end = headSize;
  while (end > headSize - 4 && bytes[end - 1]! >= 0x80) end--;
  return { head: memoryFile(content.name, bytes.slice(0, end)), cut: true };
}

/** What can be chosen in a file: its sheets, or the files of an archive, of which one may have sheets. */
function partsOf({ parts, chosen }: Detected, read: ReadResult): Pick<ReadResult, 'parts' | 'part'> {
  if (!parts || chosen === undefined) return { parts: read.parts ?? [], part: read.part ?? '' };
  const sheets = (read.parts ?? []).map((sheet) => `${chosen}:${sheet}`);
  return {
    parts: parts.flatMap((part) => (part === chosen && sheets.length > 0 ? sheets : [part])),
    part: sheets.length > 0 ? `${chosen}:${read.part}` : chosen,
  };
}

/**
 * Reads the beginning of a file by its content: of a text 1 MB, of other formats what they need for the first `limit`
 * records. Throws an Error of one sentence, with the file's name in front, where it is no data, and PartNeeded where a part
 * must be chosen.
 */
export async function peekContent(
  file: FileContent,
  expected: string,
  options: ReadOptions,
  limit: number,
): Promise<Peeked> {
  try {
    const detected = await detect(file, expected, options);
    const { format, content, compression, part } = detected;
    const { head, cut } = format.recognise ? { head: content, cut: false } : await beginningOf(content);
    const records: (string | null)[][] = [];
    const rejected: Rejected[] = [];
    const sink: Sink = {
      record: (_row, values) => void records.push([...values]),
      reject: (record) => void rejected.push({ ...record, text: record.text.slice(0, longestShown) }),
    };
    // One more tells whether there are more.
    const read = await format.read(head, { ...options, part, cut, limit: limit + 1 }, sink);
    checkWidth(read);
    const isMore = records.length + rejected.length > limit;
    return {
      ...read,
      ...partsOf(detected, read),
      format: format.name,
      compression,
      records: records.slice(0, limit),
      rejected,
      complete: !cut && !isMore,
    };
  } catch (error) {
    const message = `${file.name} ${errorText(error)}`;
    if (error instanceof PartNeeded) throw new PartNeeded(message, error.parts);
    throw new Error(message, { cause: error });
  }
}
