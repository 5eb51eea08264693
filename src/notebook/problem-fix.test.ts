import { expect, it } from 'vitest';
import { fixOf } from './problem-fix.ts';

const problem = (message: string) => ({
  severity: 'error' as const,
  file: 'dq_rule_config.csv',
  line: 2,
  column: 'rule_type',
  message,
});

it.each([
  ['unknown "REGX"; did you mean REGEX?', 'REGX', 'REGEX'],
  ['unknown "dat_format"; did you mean date_format?', 'dat_format:yyyy', 'date_format:yyyy'],
  ['no job fills the table std_hpc; did you mean std_hcp?', 'std_hpc', 'std_hcp'],
  ['gold has no column nmae; did you mean name?', 'id, NMAE', 'id, name'],
  [
    'Table "product" does not have a column named "categry". Did you mean "category"?',
    'SELECT product.categry FROM product',
    'SELECT product.category FROM product',
  ],
  ['Table with name gold_hpc does not exist! Did you mean "gold_hcp"?', 'FROM gold_hpc', 'FROM gold_hcp'],
  ['std_order lines has no column ordr no; did you mean order no?', 'ordr no, line', 'order no, line'],
  [
    'Referenced column "ordr" not found in FROM clause! Did you mean "order no" or "line"?',
    'ordr > 1',
    '"order no" > 1',
  ],
  ['Referenced column "id" not found! Did you mean "site_id"?', 'paid AND id > 1', 'paid AND site_id > 1'],
])('%s', (message, value, fixed) => {
  expect(fixOf(problem(message), value)?.value).toBe(fixed);
});

it('knows nothing where nothing is near', () => {
  expect(fixOf(problem('unknown "x"; known are REGEX, NOT_NULL'), 'x')).toBe(undefined);
});
