import type { CorrectionRule } from '../config/rules.ts';
import type { Dialect } from '../dialects/dialect.ts';

/** When a correction applies to a row of the bronze table: the condition in SQL. `value` is its column's. */
export function correctionCondition(value: string, rule: CorrectionRule, dialect: Dialect): string {
  const { record, keys, before } = rule;
  const conditions = record ? [`_row = ${record.row}`, `_file = ${dialect.literal(record.file)}`] : [];
  for (const key of keys)
    conditions.push(`${dialect.identifier(key.column)} = ${dialect.literal(key.value)}`);
  conditions.push(
    before === null
      ? // The configuration writes all of these as an empty field.
        `(${value} IS NULL OR ${dialect.trim(value)} IN ('', 'null'))`
      : `${value} = ${dialect.literal(before)}`,
  );
  return conditions.join(' AND ');
}

/** A column's value after its corrections, of which the first that applies counts. */
export function correctedValue(value: string, rules: readonly CorrectionRule[], dialect: Dialect): string {
  if (rules.length === 0) return value;
  const branches = rules.map((rule) => {
    const after = rule.after === null ? 'NULL' : dialect.literal(rule.after);
    return `WHEN ${correctionCondition(value, rule, dialect)} THEN ${after}`;
  });
  const corrected = `CASE ${branches.join('\n    ')}\n    ELSE ${value} END`;
  const rows = rules.map(({ record }) => record?.row);
  // One look-up spares nearly every row the list.
  return rows.every((row) => row !== undefined)
    ? `CASE WHEN _row IN (${[...new Set(rows)].join(', ')}) THEN ${corrected} ELSE ${value} END`
    : corrected;
}
