import type { Proposal } from './proposal.ts';

/** Checks that say which values there may be: where there is one, another says little more. */
const valueChecks: ReadonlySet<string> = new Set([
  'foreign_key',
  'valid_set',
  'regex',
  'range',
  'date_range',
  'length',
  'custom_expr',
]);

const letterCases: ReadonlySet<string> = new Set(['upper', 'lower', 'initcap']);

/** The name of a check or step, without its argument, in lower case. */
export function ruleName(rule: string): string {
  return rule.split(':')[0]!.trim().toLowerCase();
}

/**
 * The proposals for a column that say more than the rules which it has already, and than each other.
 * @param configured the names of the column's checks or steps, as `ruleName` gives them
 */
export function newProposals(proposals: readonly Proposal[], configured: readonly string[]): Proposal[] {
  const known = [...configured];
  return proposals.filter(({ rule, table }) => {
    const name = ruleName(rule);
    const isSaid = (others: ReadonlySet<string>) => others.has(name) && known.some((one) => others.has(one));
    // What the data model says of a column is worth a check beside that of its values’ shape.
    const isKnown =
      known.includes(name) || isSaid(letterCases) || (name !== 'foreign_key' && isSaid(valueChecks));
    if (isKnown) return false;
    if (table === 'dq_rule_config') known.push(name);
    return true;
  });
}
