import { describe, expect, it } from 'vitest';
import { smallProject } from '../engine/pipeline.test-helper.ts';
import { parseNotebook } from '../notebook/parse.ts';
import { bareName, job } from './job.ts';

/** The titles that each fence of a notebook stands for. */
async function titles(text: string): Promise<string[][]> {
  const plan = await smallProject();
  const fences = parseNotebook(text, new Set(['job']));
  return fences.map((fence) => job.units(fence, fences, plan).map((unit) => unit.title));
}

const fence = (info: string) => `\`\`\`job ${info}\n\`\`\`\n`;

describe('a job fence', () => {
  it('stands for all jobs of its type', async () => {
    expect(await titles(fence('extract') + fence('dq'))).toEqual([['Extract orders'], ['Check orders']]);
  });

  it('stands for one job by its table, with or without prefix, in any case', async () => {
    expect(await titles(fence('dq dq_orders'))).toEqual([['Check orders']]);
    expect(await titles(fence('dq ORDERS'))).toEqual([['Check orders']]);
    expect(await titles(fence('dq other'))).toEqual([[]]);
  });

  it('shows no job twice: the one that names it has it', async () => {
    expect(await titles(fence('dq') + fence('dq orders') + fence('dq orders'))).toEqual([
      [],
      ['Check orders'],
      [],
    ]);
    expect(await titles(fence('dq') + fence('dq'))).toEqual([['Check orders'], []]);
  });

  it('of an unknown type stands for nothing', async () => {
    expect(await titles(fence('nonsense') + fence(''))).toEqual([[], []]);
  });
});

describe('a table’s bare name', () => {
  it.each([
    ['cleansed_hcp_data', 'hcp_data'],
    ['bi_product_performance', 'product_performance'],
    ['hcp_data', 'hcp_data'],
    ['gold_', 'gold_'],
  ])('of %s is %s', (table, bare) => expect(bareName(table)).toBe(bare));
});
