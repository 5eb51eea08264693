import type { LineValues } from '../core/config/edit.ts';
import type { ConfigColumn } from '../core/config/table.ts';
import { checks } from '../core/rules/checks/checks.ts';
import { cleanseSteps } from '../core/rules/cleanse/steps.ts';
import { mappingTriggers } from '../core/rules/mappings/mappings.ts';

/** What is known by name: tables, and the columns of each in lower case. */
export interface KnownNames {
  tables: readonly string[];
  columns: ReadonlyMap<string, readonly string[]>;
}

/** What a cell may hold. */
export interface Choices {
  values: readonly string[];
  /** Whether nothing else is right. */
  only: boolean;
}

const tableColumns = new Set(['table_name', 'source', 'target']);

/** What a cell of a configuration table may hold as things are; no values where anything goes. */
export function choicesFor(
  column: ConfigColumn,
  values: LineValues,
  { tables, columns }: KnownNames,
): Choices {
  if (column.kind === 'flag') return { values: ['Y', 'N'], only: true };
  if (column.choices) return { values: column.choices, only: true };
  if (column.name === 'cleanse_type')
    return {
      values: cleanseSteps.map(({ name, argument }) => (argument ? `${name}:` : name)),
      only: false,
    };
  if (column.name === 'actual_value') return { values: mappingTriggers.map(({ name }) => name), only: false };
  if (tableColumns.has(column.name)) return { values: tables, only: false };
  if (column.name === 'column_name')
    return { values: columns.get((values['table_name'] ?? '').toLowerCase()) ?? [], only: false };
  return { values: [], only: false };
}

/** What a cell means: the column's words, and those of the rule that its value names. */
export function meaningOf(column: ConfigColumn, value: string): string {
  const word = value
    .replace(/:[\s\S]*$/, '')
    .trim()
    .toLowerCase();
  const rule = [...checks, ...cleanseSteps, ...mappingTriggers].find(
    ({ name }) => name.toLowerCase() === word,
  );
  const isRule = ['rule_type', 'cleanse_type', 'actual_value'].includes(column.name);
  return [column.doc, ...(rule && isRule ? [`${rule.name}: ${rule.doc}`, exampleOf(rule)] : [])]
    .filter((part) => part !== '')
    .join(' ');
}

type Rule = (typeof checks)[number] | (typeof cleanseSteps)[number] | (typeof mappingTriggers)[number];

const shown = (value: unknown) => (value === null ? 'NULL' : `“${String(value)}”`);

/** A rule’s first example in words. */
function exampleOf(rule: Rule): string {
  const [example] = rule.examples as readonly Record<string, unknown>[];
  if (!example) return '';
  const input = shown(example['input']);
  if ('output' in example) return `For example ${input} becomes ${shown(example['output'])}.`;
  const condition = example['condition'] === undefined ? '' : ` with ${shown(example['condition'])}`;
  return `For example ${input} ${example['passes'] ? 'passes' : 'fails'}${condition}.`;
}
