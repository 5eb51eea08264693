import { errorText } from '../../core/error-text.ts';
import type { FileContent } from '../connector.ts';
import { detect } from './detect.ts';
import type { ReadOptions, ReadResult } from './format.ts';

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
  /** Told now and then how many records have been read. */
  progress?(records: number): void;
}

const pieceSize = 1_000_000;

function quote(value: string | null): string {
  return value === null ? '' : `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
}

/**
 * Reads a file by its content (`expected`: the format of a text that has nothing to tell by) and writes its records as canonical CSV (see `canonicalSql`).
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
    const { format, content, compression, part } = await detect(file, expected, options.part);
    const read = await format.read(
      content,
      { ...options, part },
      {
        record(row, values) {
          text += String(row);
          for (const value of values) text += `,${quote(value)}`;
          text += '\n';
          records++;
          if (text.length < pieceSize) return undefined;
          const piece = text;
          text = '';
          output.progress?.(records);
          return output.records(piece);
        },
        reject({ row, line, reason, text: record }) {
          rejectedText += `${row},${quote(reason)},${quote(record)},${line}\n`;
          rejected++;
          if (rejectedText.length < pieceSize) return undefined;
          const piece = rejectedText;
          rejectedText = '';
          return output.rejected(piece);
        },
      },
    );
    await output.records(text);
    await output.rejected(rejectedText);
    return { ...read, format: format.name, compression, records, rejected };
  } catch (error) {
    throw new Error(`${file.name} ${errorText(error)}`, {
      cause: error,
    });
  }
}
