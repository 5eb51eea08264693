import { checks } from '../../rules/checks/checks.ts';
import { isActive, type ConfigTable } from '../table.ts';

export const dqRuleConfig: ConfigTable = {
  name: 'dq_rule_config',
  doc: 'Checks that a row must pass.',
  columns: [
    { name: 'table_name', kind: 'name', required: true, doc: 'The standardized table.' },
    {
      name: 'column_name',
      kind: 'name',
      doc: 'The column; CUSTOM_EXPR can do without, its condition names its own.',
    },
    {
      name: 'rule_type',
      kind: 'choice',
      choices: checks.map((check) => check.name),
      required: true,
      doc: 'The kind of check.',
    },
    { name: 'rule_condition', kind: 'text', doc: "The check's condition, where it needs one." },
    { name: 'rule_desc', kind: 'text', doc: 'The reason that a rejected row carries.' },
    isActive,
  ],
};
