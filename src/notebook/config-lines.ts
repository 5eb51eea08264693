import { csvRecords } from '../core/config/read.ts';
import type { ConfigColumn, ConfigTable } from '../core/config/table.ts';

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

/** The columns of a file by its header, and with `whole` those that its table could have besides. */
export function columnsOf(table: ConfigTable, header: readonly string[], whole: boolean): ConfigColumn[] {
  const names = header.map((name) => name.toLowerCase());
  const own = names.map(
    (name, at): ConfigColumn =>
      table.columns.find((column) => column.name === name) ?? { name: header[at]!, kind: 'text', doc: '' },
  );
  const others = table.columns.filter(({ name }) => !names.includes(name));
  return whole || header.length === 0 ? [...own, ...others] : own;
}

/** A line’s values by the names of its columns in lower case. */
export function valuesOf(
  columns: readonly { name: string }[],
  { fields }: ConfigLine,
): Record<string, string> {
  return Object.fromEntries(columns.map(({ name }, at) => [name.toLowerCase(), fields[at] ?? '']));
}

/** The place in `lines` of the record that a line of the file belongs to; -1 where there is none. */
export function recordAt(lines: readonly ConfigLine[], line: number): number {
  return lines.findLastIndex((record) => record.line <= line);
}
