import type { LineValues } from '../config/edit.ts';
import type { Proposal } from './proposal.ts';

/**
 * The line of the configuration that a proposal for a column is.
 * @param table the name by which the rule table knows the column's table
 * @param sequence the place of a step among those of its column
 */
export function proposalLine(
  { table: ruleTable, rule, condition, description }: Proposal,
  table: string,
  column: string,
  sequence: number,
): LineValues {
  const common = { table_name: table, column_name: column };
  return ruleTable === 'cleansing_rules'
    ? { ...common, cleanse_type: rule, seq_no: String(sequence), is_active: 'Y' }
    : { ...common, rule_type: rule, rule_condition: condition, rule_desc: description, is_active: 'Y' };
}
