import { ConfigEdit, type LineValues } from '../core/config/edit.ts';
import type { Job } from '../core/jobs/job.ts';
import type { Peek } from '../engine/peek.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { configTexts } from './config-text.ts';
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

/**
 * Writes how a table's file is to be read into its line of `pipeline_config`, as one step that Undo takes back. Fields that
 * the file lacks are only added where they say something.
 */
export function keepChoice(workspace: Workspace, job: Job, choice: ReadChoice): void {
  const text = pipelineText(workspace);
  const edit = new ConfigEdit(text);
  const fields = Object.entries(settingFields(choice)).filter(
    ([name, value]) => value !== '' || edit.columns.includes(name),
  );
  const changed = edit.set(job.origin.line, Object.fromEntries(fields));
  if (changed === text) return;
  workspace.journal.commit(`read ${job.file!.name} so`, {
    own: { ...workspace.own, configs: { ...workspace.own.configs, pipeline_config: changed } },
  });
}

function pipelineText(workspace: Workspace): string {
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
