import { checks } from '../../rules/checks/checks.ts';
import { severities } from '../rules.ts';
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
    {
      name: 'severity',
      kind: 'choice',
      choices: severities,
      optional: true,
      doc: 'ERROR rejects the row, as does an empty field; WARN only marks it.',
    },
    {
      name: 'tolerance',
      kind: 'text',
      optional: true,
      doc: 'The share of rows that may fail, 0.5% or 0.005: as long as they are no more, they are only marked.',
    },
    isActive,
  ],
};
