import { expect, it } from 'vitest';
import { newProposals, ruleName } from './new-proposals.ts';
import { guess, step } from './proposal.ts';

const check = (rule: string) => guess(rule, '', '', '', 0);

it.each([
  ['a rule that is there', ['REGEX', 'NOT_NULL'], ['not_null'], ['REGEX']],
  ['a check of values beside another', ['RANGE', 'LENGTH', 'UNIQUE'], ['custom_expr'], ['UNIQUE']],
  ['two checks of values', ['VALID_SET', 'REGEX', 'NOT_NULL'], [], ['VALID_SET', 'NOT_NULL']],
  ['a reference, whose values’ shape says little more', ['FOREIGN_KEY', 'REGEX'], [], ['FOREIGN_KEY']],
])('proposes one check of each kind of question: %s', (_, rules, configured, expected) => {
  expect(newProposals(rules.map(check), configured).map(({ rule }) => rule)).toEqual(expected);
});

it('proposes a reference beside the shape of its values', () => {
  expect(newProposals([check('FOREIGN_KEY')], ['regex'])).toHaveLength(1);
});

it('proposes no second case of letters, nor another pattern of dates', () => {
  const steps = [step('upper', ''), step('date_format:dd.MM.yyyy', ''), step('trim', '')];
  const configured = ['initcap', ruleName(' DATE_FORMAT:yyyy/MM/dd')];
  expect(newProposals(steps, configured).map(({ rule }) => rule)).toEqual(['trim']);
});
