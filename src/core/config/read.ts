import Papa from 'papaparse';
import type { Problem } from '../problem.ts';
import { unknown } from '../suggest.ts';
import { isActive, type ConfigColumn, type ConfigTable } from './table.ts';

/** One line of a configuration table. NULL stands for an empty field and for the word `null`. */
export interface ConfigRow {
  file: string;
  line: number;
  active: boolean;
  values: Record<string, string | null>;
}

/** A configuration table as read: its lines, and what is wrong with the file and its values. */
export interface ConfigRead {
  rows: ConfigRow[];
  problems: Problem[];
}

/** One record of a CSV text, its fields verbatim, and the 1-based line on which it begins. */
export interface RawRecord {
  line: number;
  fields: string[];
  errors: string[];
}

/** The records of a CSV text, blank lines left out. */
export function csvRecords(text: string): RawRecord[] {
  const found: RawRecord[] = [];
  let line = 1;
  let cursor = 0;
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      const blank = data.length === 1 && data[0]!.trim() === '';
      if (!blank) found.push({ line, fields: data, errors: errors.map((error) => error.message) });
      line += text.slice(cursor, meta.cursor).match(/\r\n|\n|\r/g)?.length ?? 0;
      cursor = meta.cursor;
    },
  });
  return found;
}

function cell(column: ConfigColumn, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '' || text.trim() === 'null') return null;
  return column.kind === 'text' || column.kind === 'sql' ? text : text.trim();
}

/** What is wrong with one value as such, whatever stands in other lines. */
function checkCell(
  column: ConfigColumn,
  value: string | null,
): Pick<Problem, 'severity' | 'message'> | undefined {
  if (value === null) return column.required ? { severity: 'error', message: 'is empty' } : undefined;
  if (column.kind === 'number' && !/^[+-]?\d+(\.\d+)?$/.test(value))
    return { severity: 'error', message: `"${value}" is no number` };
  if (column.kind === 'flag' && value !== 'Y' && value !== 'N')
    return { severity: 'warning', message: `"${value}" is neither Y nor N; the line is switched off` };
  if (column.kind === 'choice' && !column.choices!.includes(value))
    return { severity: 'error', message: unknown(value, column.choices!) };
  const found = column.check?.(value);
  return found === undefined ? undefined : { severity: 'error', message: found };
}

/**
 * Reads a configuration table from the text of its CSV file.
 * Takes the table's description, the text (with or without a byte order mark) and the file's name for messages.
 * Lines that are switched off are kept with `active: false`, and their values are not checked.
 */
export function readConfigTable(table: ConfigTable, text: string, file = `${table.name}.csv`): ConfigRead {
  const problems: Problem[] = [];
  const report = (line: number, column: string, message: string, severity: Problem['severity'] = 'error') =>
    problems.push({ severity, file, line, column, message });

  const [head, ...body] = csvRecords(text.replace(/^\uFEFF/, ''));
  if (!head) {
    const usual = table.columns.filter((column) => !column.optional || column === isActive);
    report(1, '', `the file is empty; its first line must be ${usual.map(({ name }) => name).join(',')}`);
    return { rows: [], problems };
  }
  const header = head.fields.map((name) => name.trim().toLowerCase());
  const known = table.columns.map((column) => column.name);
  for (const name of header) {
    if (name !== '' && !known.includes(name))
      report(head.line, name, `${unknown(name, known)}; it is ignored`, 'warning');
  }
  for (const column of table.columns) {
    if (!header.includes(column.name) && !column.optional)
      report(head.line, column.name, 'the column is missing');
  }

  const rows = body.map(({ line, fields, errors }): ConfigRow => {
    for (const message of errors) report(line, '', message);
    if (fields.length !== header.length)
      report(line, '', `has ${fields.length} fields where the header has ${header.length}`);
    const values: Record<string, string | null> = {};
    for (const column of table.columns) {
      const index = header.indexOf(column.name);
      values[column.name] = index < 0 ? null : cell(column, fields[index]);
    }
    const switched =
      header.includes('is_active') && table.columns.some((column) => column.name === 'is_active');
    // A line of the wrong length may have lost its switch: it counts, so that its error is not overlooked.
    const whole = fields.length === header.length && errors.length === 0;
    const active = !switched || values['is_active'] === 'Y' || !whole;
    for (const column of table.columns) {
      if (!active && column.kind !== 'flag') continue;
      if (!header.includes(column.name)) continue;
      const found = checkCell(column, values[column.name] ?? null);
      if (found) report(line, column.name, found.message, found.severity);
    }
    return { file, line, active, values };
  });
  return { rows, problems };
}
