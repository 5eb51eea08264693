import { checkColumn, findColumn, warnColumn, type Column } from '../../catalog.ts';
import { tableKey, type TableName } from '../../names.ts';
import type { CheckRule } from '../../config/rules.ts';
import type { Job } from '../../jobs/job.ts';
import { tablesNamed } from '../../sql/tables-named.ts';
import { meaningfulTokens, unquoted } from '../../sql/tokens.ts';
import { typeOf } from '../../types/types.ts';
import type { Dataset } from '../model.ts';
import { Edges, placesOf, type EdgeMaker, type Ends } from './edge-maker.ts';

/** The columns that a SQL condition names. A name that a column has counts, wherever it stands: rather one too many. */
export function columnsNamed(condition: string, columns: readonly Column[]): Column[] {
  const words = meaningfulTokens(condition).filter(({ type }) => type === 'word' || type === 'quoted');
  const names = new Set(words.map((token) => unquoted(token).toLowerCase()));
  return columns.filter(({ name }) => names.has(name.toLowerCase()));
}

/** The columns that a check reads besides its own. */
function others({ check, column, condition }: CheckRule, columns: readonly Column[]): Column[] {
  if (!check.typed) return [];
  return columnsNamed(condition, columns).filter((named) => !findColumn([named], column));
}

/** The rows and columns of other tables that a check looks at. */
function elsewhere({ check, condition, refers }: CheckRule, job: Job, reads: readonly Dataset[]): Ends[] {
  const known = (table: TableName) => reads.filter(({ id }) => id === tableKey(table));
  if (refers?.checked) return known(refers.checked).map((dataset): Ends => [dataset, refers.column]);
  if (!check.typed) return [];
  const others = [...job.reads, ...(job.readsBefore ?? [])].filter(
    (table) => !job.sourceTable || tableKey(table) !== tableKey(job.sourceTable),
  );
  return tablesNamed(condition, others)
    .flatMap(known)
    .flatMap((dataset): Ends[] => [
      [dataset, ''],
      ...columnsNamed(condition, dataset.columns).map(({ name }): Ends => [dataset, name]),
    ]);
}

/** Values go through as they are; the reasons for which a row is rejected or marked come from every checked column. */
export const dqEdges: EdgeMaker = ({ job, source, target, reads }) => {
  const edges = new Edges(job.id);
  if (!source) return [];
  const { checks } = job.rules;
  edges.rows(source, target);
  for (const column of source.columns) {
    const typed = job.model && findColumn(job.model, column.name);
    const isTyped = typed !== undefined && typeOf(typed).name !== 'VARCHAR';
    const places = [
      ...placesOf(checks, column, 'dq_rule_config.csv'),
      ...(isTyped && typed.line !== undefined ? [{ file: 'data_model.csv', line: typed.line }] : []),
    ];
    const isChecked = isTyped || places.length > 0;
    edges.value([source, column.name], [target, column.name], isChecked ? 'checked' : 'copied', places);
    if (isChecked) edges.value([source, column.name], [target, checkColumn], 'reason', places);
  }
  for (const rule of checks) {
    const places = [{ file: 'dq_rule_config.csv', line: rule.line }];
    const marks = rule.severity === 'WARN' || rule.tolerance > 0;
    if (rule.column === '' && rule.check.whole)
      edges.value([source, ''], [target, checkColumn], 'counted', places);
    if (marks) edges.value([source, rule.column], [target, warnColumn], 'reason', places);
    const own = others(rule, source.columns).map(({ name }): Ends => [source, name]);
    for (const from of [...own, ...elsewhere(rule, job, reads)]) {
      edges.decides(from, [target, checkColumn], 'compared', places);
      if (marks) edges.decides(from, [target, warnColumn], 'compared', places);
    }
  }
  return edges.made;
};
