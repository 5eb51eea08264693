import type { ConfigEdit } from '../config/edit.ts';
import type { Job } from '../jobs/job.ts';
import { tableKey } from '../names.ts';
import { members } from '../rules/checks/valid-set.ts';
import { closest } from '../suggest.ts';
import { typeOf } from '../types/types.ts';

/** A change of the configuration that lets rows pass which fail for one value. */
export interface Repair {
  title: string;
  /** The configuration table that it changes. */
  table: string;
  change(edit: ConfigEdit): string;
}

/** What failed: the column, the place of the rule in the job's checks where it was one, and the value. */
export interface Failed {
  column: string;
  rule: number | undefined;
  value: string | null;
}

/** Shapes of dates that are no ISO dates, and the patterns that read them. */
const dateShapes: readonly (readonly [shape: RegExp, ...patterns: string[]])[] = [
  [/^\d{8}$/, 'yyyyMMdd'],
  [/^\d{2}\.\d{2}\.\d{4}$/, 'dd.MM.yyyy'],
  [/^\d{2}\/\d{2}\/\d{4}$/, 'dd/MM/yyyy', 'MM/dd/yyyy'],
  [/^\d{2}-\d{2}-\d{4}$/, 'dd-MM-yyyy', 'MM-dd-yyyy'],
  [/^\d{4}\/\d{2}\/\d{2}$/, 'yyyy/MM/dd'],
];

/**
 * The changes that mend a failing value of a dq job, the likeliest first; `jobs` are all jobs of the plan. None where
 * nothing but the file itself can be right.
 */
export function repairsFor(job: Job, jobs: readonly Job[], { column, rule, value }: Failed): Repair[] {
  if (value === null || column === '') return [];
  const writer = (target: Job['sourceTable'], kind: Job['kind']) =>
    jobs.find((other) => target && other.kind === kind && tableKey(other.targetTable) === tableKey(target));
  const std = writer(job.sourceTable, 'std');
  const cleanse = writer(std?.sourceTable ?? job.sourceTable, 'cleanse');
  const check = rule === undefined ? undefined : job.rules.checks[rule];
  const repairs: Repair[] = [];
  // The configuration would read such a value as NULL, which no mapping stands for.
  const isNothing = ['', 'null'].includes(value.trim());
  const map = (title: string, to: string) => {
    if (std && !isNothing)
      repairs.push({
        title,
        table: 'ref_data',
        change: (edit) =>
          edit.insert([
            {
              table_name: std.source,
              column_name: column,
              actual_value: value,
              std_value: to,
              is_active: 'Y',
            },
          ]),
      });
  };
  if (check?.check.name === 'VALID_SET') {
    const allowed = members(check.condition);
    const near =
      allowed.find((member) => member.toLowerCase() === value.trim().toLowerCase()) ??
      closest(value, allowed);
    if (near !== undefined) map(`Map “${value}” to “${near}”`, near);
    if (!value.includes(',') && value.trim() === value)
      repairs.push({
        title: `Allow “${value}”`,
        table: 'dq_rule_config',
        change: (edit) => edit.set(check.line, { rule_condition: `${check.condition},${value}` }),
      });
  }
  const type = job.model?.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (!check && cleanse && type && ['DATE', 'TIMESTAMP'].includes(typeOf(type).name))
    for (const pattern of patternsOf(value))
      repairs.push({
        title: `Read the dates of ${column} as ${pattern}`,
        table: 'cleansing_rules',
        change: (edit) =>
          edit.insert([
            {
              table_name: cleanse.source,
              column_name: column,
              cleanse_type: `date_format:${pattern}`,
              is_active: 'Y',
            },
          ]),
      });
  if (check?.check.name !== 'NOT_NULL') map(`Take “${value}” for missing`, 'null');
  return repairs;
}

/** The patterns by which a value is a date. */
function patternsOf(value: string): string[] {
  const [, ...patterns] = dateShapes.find(([shape]) => shape.test(value)) ?? [];
  return (patterns as string[]).filter((pattern) => {
    const part = (letters: string) => Number(value.slice(pattern.indexOf(letters)).slice(0, letters.length));
    return part('MM') <= 12 && part('dd') <= 31;
  });
}
