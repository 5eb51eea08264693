import { errorText } from '../../core/error-text.ts';
import { countText } from '../../core/plural.ts';
import type { FileContent } from '../connector.ts';
import { countedFile } from './counted-file.ts';
import { detect } from './detect.ts';
import type { ReadOptions, Rejected, ReadResult, Sink } from './format.ts';

/** A file rewritten as CSV that DuckDB reads in one way: every value in quotes, NULL as nothing, `_row` in front. */
export interface Canonical extends ReadResult {
  /** The name of the format that the file has by its content. */
  format: string;
  /** What it was packed with, from the outside in. */
  compression: string[];
  records: number;
  rejected: number;
}

/** Where the text of the records and of the rejected ones goes, in large pieces. */
export interface CanonicalOutput {
  records(text: string): void | Promise<void>;
  rejected(text: string): void | Promise<void>;
  /**
   * Told now and then how many records have been read, and how far the file is, as a share from 0 to 1. A file may be
   * looked through as a whole before its first record is read.
   */
  progress?(records: number, share: number): void;
}

const pieceSize = 1_000_000;

/** What DuckDB's reader takes for one line at most, and what is kept of a rejected record. */
const longestRecord = 8_000_000;
const longestKept = 1_000_000;

/** With more columns the engine's memory would not do for the first records. */
const mostColumns = 20_000;

/** Throws an Error where a file has more columns than can be read. */
export function checkWidth({ columns }: ReadResult): void {
  if (columns.length > mostColumns)
    throw new Error(
      `has ${countText(columns.length)} columns, more than the ${countText(mostColumns)} that can be read`,
    );
}

function quote(value: string | null): string {
  return value === null ? '' : `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
}

/**
 * Reads a file by its content (`expected`: the format of a text that has nothing to tell by) and writes its records as
 * canonical CSV.
 * Throws the reader's Error, with the file's name in front.
 */
export async function writeCanonical(
  file: FileContent,
  expected: string,
  options: ReadOptions,
  output: CanonicalOutput,
): Promise<Canonical> {
  let text = '';
  let rejectedText = '';
  let records = 0;
  let rejected = 0;
  try {
    const counted = countedFile(file, (share) => output.progress?.(records, share));
    const { format, content, compression, part } = await detect(counted, expected, options);
    const reject = ({ row, line, reason, text: record }: Rejected) => {
      rejectedText += `${row},${quote(reason)},${quote(record.slice(0, longestKept))},${line}\n`;
      rejected++;
      if (rejectedText.length < pieceSize) return undefined;
      const piece = rejectedText;
      rejectedText = '';
      return output.rejected(piece);
    };
    const sink: Sink = {
      reject,
      record(row, values, line) {
        const before = text.length;
        text += String(row);
        for (const value of values) text += `,${quote(value)}`;
        const length = text.length - before;
        if (length > longestRecord) {
          text = text.slice(0, before);
          const size = values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
          const reason = `is too long: it has ${countText(size)} characters`;
          return reject({ row, line: line ?? row, reason, text: values.join(' ') });
        }
        text += '\n';
        records++;
        if (text.length < pieceSize) return undefined;
        const piece = text;
        text = '';
        return output.records(piece);
      },
    };
    const read = await format.read(content, { ...options, part }, sink);
    checkWidth(read);
    await output.records(text);
    await output.rejected(rejectedText);
    return { ...read, format: format.name, compression, records, rejected };
  } catch (error) {
    throw new Error(`${file.name} ${errorText(error)}`, {
      cause: error,
    });
  }
}
