import { ConfigEdit } from '../core/config/edit.ts';
import {
  linesOf,
  proposeTable,
  tableNameOf,
  type NewTable,
  type NewTablePlace,
} from '../core/propose/new-table.ts';
import { configTableOf } from '../core/config/tables.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import type { FileProfiles } from '../engine/profile-file.ts';
import { configTexts } from './config-text.ts';
import { withEdits } from './sources.ts';
import type { Workspace } from './workspace.ts';

/** Names that a new table can't have: those of the plan's tables, without what their layers put before. */
export function takenNames({ plan }: Workspace): Set<string> {
  const targets = plan.jobs.map(({ target }) => target.toLowerCase());
  return new Set(targets.map((name) => name.replace(/^(?:cleansed|std|dq|stage|gold)_/, '')));
}

/** The table that is proposed for a file. */
export function proposalFor(workspace: Workspace, fileName: string, profiles: FileProfiles): NewTable {
  const name = tableNameOf(fileName, takenNames(workspace));
  return proposeTable(name, profiles.columns, profiles.pairs);
}

/** Where the lines of a new table go: to the catalog and schema of the first one, behind all others. */
export function placeFor(
  { plan }: Workspace,
  fileName: string,
  profiles: Pick<FileProfiles, 'format' | 'header'>,
  choice: ReadChoice,
): NewTablePlace {
  const files = plan.jobs.filter(({ kind }) => kind === 'extract');
  const { catalog = 'workspace', schema = 'main' } = plan.jobs[0]?.targetTable ?? {};
  const { hasHeader = profiles.header, ...rest } = choice;
  const settings = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    catalog,
    schema,
    sequence: files.length + 1,
    file: { name: fileName, format: profiles.format, hasHeader: hasHeader ?? null, settings },
  };
}

/** The configuration texts with a new table's lines at their ends, by table name: those that change. */
export function withTable(
  workspace: Workspace,
  table: NewTable,
  place: NewTablePlace,
): Record<string, string> {
  const changed: Record<string, string> = {};
  const texts = new Map(configTexts(workspace).map(({ table: { name }, text }) => [name, text]));
  // Lines of the user's own would hide the shipped ones of a configuration without its own model: both are written.
  for (const [name, lines] of Object.entries(linesOf(table, place))) {
    const header = configTableOf(`${name}.csv`)!
      .columns.filter(({ optional }) => !optional)
      .map((column) => column.name);
    const switched = configTableOf(`${name}.csv`)!.columns.some((column) => column.name === 'is_active');
    const empty = [...header, ...(switched ? ['is_active'] : [])].join(',') + '\n';
    if (lines.length > 0) changed[name] = new ConfigEdit(texts.get(name) ?? empty).insert(lines);
  }
  return changed;
}

/**
 * Makes a table of a file: its lines are written, and the file is taken, in one step that Undo takes back. Tables that are
 * there stay. Returns the ids of the jobs that are new.
 */
export async function makeTable(
  workspace: Workspace,
  file: File,
  table: NewTable,
  place: NewTablePlace,
): Promise<string[]> {
  const { own, journal } = workspace;
  const before = new Set(workspace.plan.jobs.map(({ id }) => id));
  journal.commit(`make the table ${table.name}`, {
    own: {
      ...withEdits(own, withTable(workspace, table, place)),
      files: new Map([...own.files, [file.name.toLowerCase(), file]]),
      forgotten: own.forgotten.filter((name) => name.toLowerCase() !== file.name.toLowerCase()),
    },
  });
  workspace.notices.dismiss('strangers');
  await workspace.unchanging();
  return workspace.plan.jobs.map(({ id }) => id).filter((id) => !before.has(id));
}
