import type { LineValues } from '../config/edit.ts';
import type { ReadSettings } from '../jobs/job.ts';
import { dateOf, filled, isCalledLikeKey, type ColumnProfile } from './column-profile.ts';
import { proposalLine } from './proposal-line.ts';
import type { Proposal } from './proposal.ts';
import { proposalsFor } from './proposals.ts';

/** A column of a table that is to be made, with what is proposed for it. */
export interface NewColumn {
  name: string;
  type: string;
  isKey: boolean;
  proposals: Proposal[];
  profile: ColumnProfile;
}

/** A table that is to be made of a file, as it is proposed and as somebody may change it. */
export interface NewTable {
  /** The bronze table's name; the others are made of it. */
  name: string;
  columns: NewColumn[];
  /** Why these columns are the key, in words. */
  keyReason: string;
}

/** Where a new table's lines go. */
export interface NewTablePlace {
  catalog: string;
  schema: string;
  /** The number that its jobs get in their order. */
  sequence: number;
  file: { name: string; format: string; hasHeader: boolean | null; settings: ReadSettings };
}

/** A table's name from a file's: lower case letters, digits and `_`, and none of `taken`. */
export function tableNameOf(fileName: string, taken: ReadonlySet<string>): string {
  const stem = fileName.replace(/\.(?:gz|zip)$/i, '').replace(/\.[^.]*$/, '');
  const plain = stem.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const name = /^[a-z]/.test(words) ? words : `table_${words}`.replace(/_$/, '');
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Whether a name can be a new table's: what is wrong with it, in words; '' where nothing is. */
export function tableNameProblem(name: string, taken: ReadonlySet<string>): string {
  if (!/^[a-z][a-z0-9_]*$/i.test(name))
    return 'A name begins with a letter and has letters, digits and _ only.';
  return taken.has(name.toLowerCase()) ? `There is a table ${name} already.` : '';
}

function isUnique(profile: ColumnProfile): boolean {
  return profile.rows > 0 && profile.empty === 0 && profile.distinct === profile.rows;
}

/** The columns that tell the rows apart: a unique one, those called like keys first; else a pair; else all. */
export function proposeKeys(
  profiles: readonly ColumnProfile[],
  pairs: readonly (readonly [string, string])[],
): { keys: string[]; reason: string } {
  const likely = (name: string) => (isCalledLikeKey(name) ? 0 : 1);
  const [unique] = profiles.filter(isUnique).sort((a, b) => likely(a.name) - likely(b.name));
  if (unique)
    return { keys: [unique.name], reason: `Each of the ${unique.rows} rows has another ${unique.name}.` };
  const [pair] = pairs;
  if (pair) return { keys: [...pair], reason: `No two rows have the same ${pair.join(' and ')}.` };
  return {
    keys: profiles.map(({ name }) => name),
    reason:
      'No column and no pair of columns tells all rows apart, so rows are the same where all columns agree.',
  };
}

/** What is proposed for a file: its table with types, key, steps and checks. */
export function proposeTable(
  name: string,
  profiles: readonly ColumnProfile[],
  pairs: readonly (readonly [string, string])[],
): NewTable {
  const { keys, reason } = proposeKeys(profiles, pairs);
  const columns = profiles.map((profile): NewColumn => {
    const date = dateOf(profile);
    const isDate = date !== undefined && date.rival === undefined;
    return {
      name: profile.name,
      type: isDate ? 'DATE' : filled(profile) === 0 ? 'VARCHAR' : profile.type,
      isKey: keys.includes(profile.name),
      proposals: proposalsFor(profile),
      profile,
    };
  });
  return { name, columns, keyReason: reason };
}

/** The lines of a new table, by configuration table: the values of each by column. */
export function linesOf(
  { name, columns }: NewTable,
  { catalog, schema, sequence, file }: NewTablePlace,
): Record<string, LineValues[]> {
  const keys = columns.filter(({ isKey }) => isKey).map((column) => column.name);
  const common = { catalog_name: catalog, schema_name: schema, seq_no: String(sequence), is_active: 'Y' };
  const job = (layer: string, type: string, source: string, target: string, reference: string) => ({
    ...common,
    layer,
    job_typ: type,
    source,
    target,
    ref_table: reference,
  });
  const taken = columns.flatMap((column) =>
    column.proposals.filter(({ on }) => on).map((proposal) => ({ column: column.name, proposal })),
  );
  const { encoding, delimiter, quote, skipLines, part } = file.settings;
  const settings = {
    encoding,
    delimiter: delimiter === '\t' ? 'tab' : delimiter,
    quote: quote === '' ? 'none' : quote,
  };
  const set = Object.entries({ ...settings, skip_lines: skipLines?.toString(), sheet: part });
  const steps = new Map<string, number>();
  return {
    pipeline_config: [
      {
        ...common,
        layer: 'bronze',
        table_name: name,
        file_path: file.name,
        file_format: file.format,
        infer_schema: 'false',
        has_header: String(file.hasHeader ?? true),
        ...Object.fromEntries(set.filter((entry): entry is [string, string] => entry[1] !== undefined)),
      },
    ],
    main_pipeline_config: [
      job('silver', 'cleanse', name, `cleansed_${name}`, 'cleansing_rules'),
      job('silver', 'std', `cleansed_${name}`, `std_${name}`, 'ref_data'),
      job('silver', 'dq', `std_${name}`, `dq_${name}`, 'dq_rule_config'),
      job('silver', 'stage', `dq_${name}`, `stage_${name}`, keys.join(', ')),
      job('gold', 'ingest', `stage_${name}`, `gold_${name}`, keys.join(', ')),
    ],
    data_model: columns.map((column) => ({
      table_name: `gold_${name}`,
      column_name: column.name,
      data_type: column.type,
    })),
    cleansing_rules: taken
      .filter(({ proposal }) => proposal.table === 'cleansing_rules')
      .map(({ column, proposal }) => {
        const number = (steps.get(column) ?? 0) + 1;
        steps.set(column, number);
        return proposalLine(proposal, name, column, number);
      }),
    dq_rule_config: taken
      .filter(({ proposal }) => proposal.table === 'dq_rule_config')
      .map(({ column, proposal }) => proposalLine(proposal, `std_${name}`, column, 1)),
  };
}
