import { ConfigEdit, type LineValues } from '../core/config/edit.ts';
import { readSettings } from '../core/config/read-settings.ts';
import { readConfigTable, type ConfigRow } from '../core/config/read.ts';
import { pipelineConfig } from '../core/config/tables/pipeline-config.ts';
import type { Job } from '../core/jobs/job.ts';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import type { Peek } from '../engine/peek.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { configTexts } from './config-text.ts';
import { withEdits } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** What is set of how a table's file is read; what is absent is found out. */
export function choiceOf({ file }: Job): ReadChoice {
  return { ...file!.settings, hasHeader: file!.hasHeader };
}

const words: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space', '': 'none' };

/** The fields of a line of `pipeline_config` that say so. */
export function settingFields({
  encoding,
  delimiter,
  quote,
  skipLines,
  part,
  hasHeader,
}: ReadChoice): LineValues {
  const word = (text: string | undefined) => (text === undefined ? '' : (words[text] ?? text));
  return {
    encoding: encoding ?? '',
    delimiter: word(delimiter),
    quote: word(quote),
    skip_lines: skipLines === undefined ? '' : String(skipLines),
    sheet: part ?? '',
    ...(hasHeader === undefined ? {} : { has_header: String(hasHeader) }),
  };
}

/** The job of a table that a file fills, as far as its line of `pipeline_config` is found by it. */
export type FilledTable = Pick<Job, 'target' | 'origin' | 'file'>;

/**
 * The text of `pipeline_config` in which a table's line says how its file is to be read and, with `name`, what the file is
 * called from now on. Fields that the text lacks are only added where they say something; every other line stays as it is.
 * Throws an Error of one sentence where no line in force fills the table, or the text can't say what is wanted.
 */
export function withReading(text: string, table: FilledTable, choice: ReadChoice, name?: string): string {
  const row = rowOf(text, table);
  if (!row) throw new Error(`pipeline_config has no line for ${table.target} any more`);
  const edit = new ConfigEdit(text);
  const { hasHeader, ...settings } = choice;
  const fields: Record<string, string> = Object.fromEntries(
    Object.entries(settingFields(settings)).filter(
      ([column, value]) => value !== '' || edit.columns.includes(column),
    ),
  );
  // A header is expected where nothing is said of it.
  if (hasHeader !== undefined && hasHeader !== headerOf(row)) fields['has_header'] = String(hasHeader);
  if (name !== undefined) {
    const path = row.values['file_path']!;
    fields['file_path'] = path.slice(0, path.length - fileNameOf(path).length) + name;
  }
  const isSaid = Object.entries(fields).every(([column, value]) => (row.values[column] ?? '') === value);
  if (isSaid) return text;
  const changed = edit.set(row.line, fields);
  const file = name === undefined ? table.file : { ...table.file!, name };
  const after = rowOf(changed, { ...table, ...(file && { file }) });
  if (!after || !isSameChoice(readSettings(after.values), settings))
    throw new Error(
      `pipeline_config can’t say that: ${Object.values(fields)
        .filter((value) => value !== '')
        .map((value) => JSON.stringify(value))
        .join(', ')}`,
    );
  return changed;
}

function headerOf({ values }: ConfigRow): boolean {
  return values['has_header']?.toLowerCase() !== 'false';
}

/** Whether two choices say the same. */
export function isSameChoice(one: ReadChoice, other: ReadChoice): boolean {
  const text = (choice: ReadChoice) =>
    JSON.stringify(
      Object.entries(choice)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  return text(one) === text(other);
}

/** The line in force that fills a table from its file: where it was, else wherever it has moved to. */
function rowOf(text: string, { target, origin, file }: FilledTable): ConfigRow | undefined {
  const rows = readConfigTable(pipelineConfig, text).rows.filter(({ active, values }) => {
    const table = values['table_name']?.split('.').at(-1)?.toLowerCase();
    const path = values['file_path'];
    return (
      active &&
      table === target.toLowerCase() &&
      path !== null &&
      path !== undefined &&
      fileNameOf(path).toLowerCase() === file?.name.toLowerCase()
    );
  });
  return rows.find(({ line }) => line === origin.line) ?? rows[0];
}

/**
 * Writes how a table's file is to be read into its line of `pipeline_config`, as one step that Undo takes back. Throws an
 * Error of one sentence while a run goes on, and where `withReading` does.
 */
export function keepChoice(workspace: Workspace, job: Job, choice: ReadChoice): void {
  if (workspace.running)
    throw new Error('A run is going on: wait until it is done or stop it, then try again.');
  if (!workspace.tabs.mayChange()) throw new Error('Another tab keeps this workspace: take over first.');
  const text = pipelineText(workspace);
  const changed = withReading(text, job, choice);
  if (changed === text) return;
  workspace.journal.commit(`read ${job.file!.name} so`, {
    own: withEdits(workspace.own, { pipeline_config: changed }),
  });
}

/** The text of `pipeline_config` in force. */
export function pipelineText(workspace: Workspace): string {
  return configTexts(workspace).find(({ table }) => table.name === 'pipeline_config')?.text ?? '';
}

/** A table that a file may fill, and how many of its columns the file has. */
export interface Candidate {
  job: Job;
  shared: number;
  columns: number;
}

/** The tables that files fill, best match first: those that share most of their columns with the file. */
export function tablesFor(workspace: Workspace, { columns }: Pick<Peek, 'columns'>): Candidate[] {
  const there = new Set(columns.map(({ name }) => name.trim().toLowerCase()));
  return workspace.plan.jobs
    .filter(({ kind }) => kind === 'extract')
    .map((job): Candidate => {
      const names = new Set(
        (job.model?.map(({ name }) => name) ?? job.mentioned).map((name) => name.toLowerCase()),
      );
      return { job, shared: [...names].filter((name) => there.has(name)).length, columns: names.size };
    })
    .sort((a, b) => b.shared / (b.columns || 1) - a.shared / (a.columns || 1));
}
