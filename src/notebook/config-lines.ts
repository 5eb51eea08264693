import { csvRecords } from '../core/config/read.ts';

/** One record of a configuration file as it stands there. */
export interface ConfigLine {
  /** 1-based line on which the record begins. */
  line: number;
  fields: string[];
  /** Whether the line is switched off by its `is_active`. */
  off: boolean;
}

/** A configuration file as a table: its header, and its records verbatim. */
export interface ConfigGrid {
  header: string[];
  lines: ConfigLine[];
}

/** Reads the text of a CSV file for people: fields verbatim, the header as wide as the widest record. */
export function configGrid(text: string): ConfigGrid {
  const [head, ...body] = csvRecords(text.replace(/^\uFEFF/, ''));
  const width = Math.max(head?.fields.length ?? 0, ...body.map(({ fields }) => fields.length));
  const header = Array.from({ length: width }, (_, at) => head?.fields[at]?.trim() ?? '');
  const switchAt = header.findIndex((name) => name.toLowerCase() === 'is_active');
  return {
    header,
    lines: body.map(({ line, fields }) => ({
      line,
      fields,
      // As the reader has it: a line of the wrong length may have lost its switch and counts.
      off: switchAt >= 0 && fields.length === head!.fields.length && fields[switchAt]!.trim() !== 'Y',
    })),
  };
}

/** The place in `lines` of the record that a line of the file belongs to; -1 where there is none. */
export function recordAt(lines: readonly ConfigLine[], line: number): number {
  return lines.findLastIndex((record) => record.line <= line);
}
