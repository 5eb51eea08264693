import { ConfigEdit, type LineValues } from '../../core/config/edit.ts';
import type { ConfigTable } from '../../core/config/table.ts';
import { proposalLine } from '../../core/propose/proposal-line.ts';
import { newProposals, ruleName } from '../../core/propose/new-proposals.ts';
import type { Proposal } from '../../core/propose/proposal.ts';
import { configGrid } from '../config-lines.ts';

/** The rule tables for which there are proposals. */
export const ruleTables = ['dq_rule_config', 'cleansing_rules'] as const;
export type RuleTable = (typeof ruleTables)[number];

/** A proposal with its table, as the rule table names it, and its column. */
export interface Placed {
  table: string;
  column: string;
  proposal: Proposal;
}

/** The rules that a text has by table and column; lines that are switched off count, as somebody has thought of them. */
export class ConfiguredRules {
  private readonly rules = new Map<string, { name: string; sequence: number }[]>();

  constructor(text: string) {
    const { header, lines } = configGrid(text);
    const names = header.map((name) => name.toLowerCase());
    for (const { fields } of lines) {
      const value = (name: string) => fields[names.indexOf(name)]?.trim() ?? '';
      const key = keyOf(value('table_name'), value('column_name'));
      const rule = {
        name: ruleName(value('rule_type') || value('cleanse_type')),
        sequence: Number(value('seq_no')) || 0,
      };
      this.rules.set(key, [...(this.rules.get(key) ?? []), rule]);
    }
  }

  /** Those of a column's proposals that say more than its rules. */
  news(table: string, column: string, proposals: readonly Proposal[]): Proposal[] {
    return newProposals(
      proposals,
      this.of(table, column).map(({ name }) => name),
    );
  }

  /** The line of a proposal; a step comes behind those of its column. */
  line({ table, column, proposal }: Placed): LineValues {
    const last = Math.max(0, ...this.of(table, column).map(({ sequence }) => sequence));
    return proposalLine(proposal, table, column, last + 1);
  }

  private of(table: string, column: string) {
    return this.rules.get(keyOf(table, column)) ?? [];
  }
}

function keyOf(table: string, column: string): string {
  return `${table.split('.').pop()!} ${column}`.toLowerCase();
}

/** The text of a table with the lines of proposals at its end, and the lines on which these begin. */
export function withProposals(
  table: ConfigTable,
  text: string | undefined,
  placed: readonly Placed[],
): { text: string; lines: number[] } {
  const header = table.columns.filter(({ optional }) => !optional).map(({ name }) => name);
  const before = text ?? `${header.join(',')}\n`;
  const rules = new ConfiguredRules(before);
  const after = new ConfigEdit(before).insert(placed.map((one) => rules.line(one)));
  const { lines } = configGrid(after);
  return { text: after, lines: lines.slice(lines.length - placed.length).map(({ line }) => line) };
}
