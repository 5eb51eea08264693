import { describe, expect, it } from 'vitest';
import { namesPlace, splitAtPlaces } from './place.ts';
import { formatProblem } from './problem.ts';

describe('places in a text', () => {
  it('are found as problems write them, the text around them kept', () => {
    const problem = { severity: 'error', file: 'dq_rule_config.csv', line: 12, column: 'rule_type' } as const;
    expect(splitAtPlaces(formatProblem({ ...problem, message: 'unknown "REGX"' }))).toEqual([
      { file: 'dq_rule_config.csv', line: 12 },
      ' rule_type: unknown "REGX"',
    ]);
    const two = 'bi_x is filled by sql_repos.csv:3 already\nmain_pipeline_config.csv:40 source: is empty';
    expect(splitAtPlaces(two)).toEqual([
      'bi_x is filled by ',
      { file: 'sql_repos.csv', line: 3 },
      ' already\n',
      { file: 'main_pipeline_config.csv', line: 40 },
      ' source: is empty',
    ]);
    expect(splitAtPlaces('ref_data.csv:7')).toEqual([{ file: 'ref_data.csv', line: 7 }]);
  });

  it.each([
    'orders.csv:3 is short',
    'my_ref_data.csv:3',
    'ref_data.csv',
    'ref_data.csv:0',
    'a/ref_data.csv:3',
    '',
  ])('are not seen in %j', (text) => {
    expect(namesPlace(text)).toBe(false);
    expect(splitAtPlaces(text).join('')).toBe(text);
  });
});
