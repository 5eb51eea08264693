import { configTables } from './config/tables.ts';

/** A line of a configuration file. */
export interface Place {
  /** The file's name, such as `dq_rule_config.csv`. */
  file: string;
  /** 1-based line on which the record begins. */
  line: number;
}

const names = configTables.map((table) => table.name).join('|');
const pattern = new RegExp(`(?<![\\w./\\\\-])(?<file>(?:${names})\\.csv):(?<line>[1-9]\\d*)(?!\\d)`, 'g');

/** A text taken apart at the places that it names, as `formatProblem` writes them: `ref_data.csv:12`. */
export function splitAtPlaces(text: string): (string | Place)[] {
  const parts: (string | Place)[] = [];
  let end = 0;
  for (const { 0: match, index, groups } of text.matchAll(pattern)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push({ file: groups!['file']!, line: Number(groups!['line']) });
    end = index + match.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Whether a text names a line of the configuration. */
export function namesPlace(text: string): boolean {
  return splitAtPlaces(text).some((part) => typeof part !== 'string');
}
