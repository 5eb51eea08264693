import { diffArrays } from 'diff';
import { configRecords, type ConfigRecord } from '../../core/config/edit.ts';
import type { Inputs } from './run-entry.ts';

/** Something that differs between what two runs were made of. */
export type Difference =
  | { kind: 'file'; name: string; before: string | undefined; after: string | undefined }
  /** Records of a configuration file: `line` is where they stand, in the later file unless they are only gone there. */
  | { kind: 'lines'; table: string; line: number; before: string[]; after: string[] }
  /** A configuration file that is new, gone, or has other columns. */
  | { kind: 'table'; table: string; before: string | undefined; after: string | undefined };

/** The texts of the configuration tables, by table name. */
export type Texts = Readonly<Record<string, string>>;

/** What a run is made of, its texts at hand. */
export interface Made {
  texts: Texts;
  files: Inputs['files'];
}

/** What differs between two runs: files first, then the configuration in the order of its tables and lines. */
export function differencesOf(before: Made, after: Made): Difference[] {
  return [
    ...names(before.files, after.files).flatMap((name): Difference[] => {
      const [was, is] = [before.files[name], after.files[name]];
      return was === is ? [] : [{ kind: 'file', name, before: was, after: is }];
    }),
    ...names(before.texts, after.texts).flatMap((table) =>
      ofTable(table, before.texts[table], after.texts[table]),
    ),
  ];
}

/** What lies between two runs: the earlier one with some of the differences made. */
export function withDifferences(before: Made, after: Made, made: ReadonlySet<Difference>): Made {
  const files = { ...before.files };
  const texts = { ...before.texts };
  const differences = differencesOf(before, after);
  for (const difference of differences) {
    if (![...made].some((one) => isSame(one, difference)) || difference.kind === 'lines') continue;
    if (difference.kind === 'file') put(files, difference.name, difference.after);
    else put(texts, difference.table, difference.after);
  }
  for (const table of new Set(differences.flatMap((one) => (one.kind === 'lines' ? [one.table] : []))))
    texts[table] = mixed(table, before.texts[table]!, after.texts[table]!, made);
  return { texts, files };
}

/** A difference in a few words: `dq_rule_config.csv:15`, `shipment_data.csv`. */
export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'file':
      return difference.name;
    case 'table':
      return `${difference.table}.csv`;
    case 'lines':
      return `${difference.table}.csv:${difference.line}`;
  }
}

function names(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}

function put(into: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) delete into[name];
  else into[name] = value;
}

function isSame(one: Difference, other: Difference): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function ofTable(table: string, before: string | undefined, after: string | undefined): Difference[] {
  if (before === after) return [];
  const whole: Difference = { kind: 'table', table, before, after };
  if (before === undefined || after === undefined) return [whole];
  const [was, is] = [configRecords(before), configRecords(after)];
  // With other columns each of the lines means something else.
  if (was[0]?.text !== is[0]?.text) return [whole];
  return hunks(table, was, is).flatMap((hunk) => ('same' in hunk ? [] : [hunk]));
}

type Hunk = { same: string[] } | Extract<Difference, { kind: 'lines' }>;

/** Both versions side by side: records that are in both, and those that take each other's place. */
function hunks(table: string, before: readonly ConfigRecord[], after: readonly ConfigRecord[]): Hunk[] {
  const parts = diffArrays(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const found: Hunk[] = [];
  let [was, is] = [0, 0];
  for (const { value, added, removed } of parts) {
    const last = found.at(-1);
    if (!added && !removed) found.push({ same: value });
    else if (last && !('same' in last)) {
      if (added) [last.after, last.line] = [value, after[is]!.line];
      else last.before = value;
    } else if (added) found.push({ kind: 'lines', table, line: after[is]!.line, before: [], after: value });
    else found.push({ kind: 'lines', table, line: before[was]!.line, before: value, after: [] });
    if (!added) was += value.length;
    if (!removed) is += value.length;
  }
  return found;
}

function mixed(table: string, before: string, after: string, made: ReadonlySet<Difference>): string {
  const records = hunks(table, configRecords(before), configRecords(after)).flatMap((hunk) => {
    if ('same' in hunk) return hunk.same;
    return [...made].some((one) => isSame(one, hunk)) ? hunk.after : hunk.before;
  });
  return `${records.join('\n')}\n`;
}
