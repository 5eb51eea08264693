import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../core/config/config.ts';
import { configTables } from '../core/config/tables.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { formatProblem } from '../core/problem.ts';
import { translateConfig } from '../translate/translate-config.ts';
import { filesIn, Pipeline, shippedModel } from './pipeline.test-helper.ts';

const texts = Object.fromEntries(
  configTables
    .filter(({ optional }) => !optional)
    .map(({ name }) => [name, readFileSync(`configs/${name}.csv`, 'utf8')] as const),
);

/** The shipped project with more checks. */
async function planWith(...lines: string[]): Promise<Plan> {
  const rules = `${texts['dq_rule_config']!.trimEnd()}\n${lines.join('\n')}\n`;
  return planOf(await translateConfig(readConfig({ ...texts, dq_rule_config: rules }, shippedModel)));
}

const sales = (condition: string) => `std_product_sales,hcp_id,FOREIGN_KEY,${condition},HCP is unknown,Y`;
const checks = ({ jobs }: Plan) => jobs.filter(({ kind }) => kind === 'dq').map(({ target }) => target);

let pipeline: Pipeline | undefined;
afterEach(() => pipeline?.close());

const unknown = async () =>
  (
    await pipeline!.table(
      'dq_product_sales',
      'hcp_id',
      "WHERE contains(dq_chk, 'HCP is unknown') ORDER BY _row",
    )
  ).map(({ hcp_id }) => hcp_id);

describe('a foreign key', () => {
  it.each(['', 'gold_hcp_data.hcp_id', 'healthintel360.stage_hcp_data.hcp_id'])(
    'takes the rows that pass in the same run and those that are there: %j',
    async (condition) => {
      pipeline = await Pipeline.open(await planWith(sales(condition)));
      expect(pipeline.plan.problems).toEqual([]);
      const files = filesIn('data_sample');
      const header = 'sale_id,hcp_id,product_id,units_sold,sale_date,region';
      const first = [header, 'S1,HCP1000,PROD1,1,2025-01-01,EAST', 'S2,HCPX,PROD1,1,2025-01-01,EAST'];
      await pipeline.run({ ...files, 'product_sales.csv': `${first.join('\n')}\n` });
      expect(await unknown()).toEqual(['HCPX']);
      // The next delivery of HCPs has another one; the earlier ones are still there.
      const hcps = new TextDecoder().decode(files['hcp_data.csv'] as Uint8Array).split('\n');
      const other = hcps[1]!.replace('HCP1000', 'HCPX');
      const second = [
        header,
        'S3,HCPX,PROD1,1,2025-01-01,EAST',
        'S4,HCP1004,PROD1,1,2025-01-01,EAST',
        'S5,HCPY,PROD1,1,2025-01-01,EAST',
      ];
      await pipeline.run(
        { ...files, 'hcp_data.csv': `${hcps[0]}\n${other}\n`, 'product_sales.csv': `${second.join('\n')}\n` },
        '2025-07-02 08:00:00',
      );
      expect(await unknown()).toEqual(['HCPY']);
    },
  );

  it('does not take rows that are rejected in this run', async () => {
    pipeline = await Pipeline.open(await planWith(sales('')));
    await pipeline.run(filesIn('data_sample'));
    const [{ n } = { n: 0 }] = await pipeline.table(
      'dq_product_sales',
      'count(*) AS n',
      "WHERE hcp_id <> '' AND hcp_id NOT IN (SELECT hcp_id FROM workspace.healthintel360.gold_hcp_data WHERE hcp_id IS NOT NULL)",
    );
    expect((await unknown()).length).toBe(Number(n));
  });

  it('puts the check of the other table first', async () => {
    const plain = checks(await planWith());
    const line = 'std_hcp_data,hcp_id,FOREIGN_KEY,gold_hcp_feedback.hcp_id,never asked,Y';
    const moved = checks(await planWith(line));
    expect(moved.indexOf('dq_hcp_feedback')).toBeLessThan(moved.indexOf('dq_hcp_data'));
    expect([...moved].sort()).toEqual([...plain].sort());
  });

  it('says what it can’t refer to', async () => {
    const problems = async (...lines: string[]) => (await planWith(...lines)).problems.map(formatProblem);
    const [misspelt] = await problems(sales('gold_hcp_dat.hcp_id'));
    expect(misspelt).toMatch(
      /dq_rule_config\.csv:\d+ rule_condition: unknown table "gold_hcp_dat"; did you mean gold_hcp_data\?/,
    );
    expect(await problems(sales('hcp_id'))).toEqual([
      expect.stringMatching(/"hcp_id" is no column of a table/),
    ]);
    expect(await problems('std_product_sales,units_sold,FOREIGN_KEY,,x,Y')).toEqual([
      expect.stringMatching(/is empty, and the data model says of units_sold of no table/),
    ]);
    expect(
      await problems(
        sales('gold_hcp_data.hcp_id'),
        'std_hcp_data,hcp_id,FOREIGN_KEY,gold_product_sales.hcp_id,x,Y',
      ),
    ).toEqual([expect.stringMatching(/refer to each other, so that neither can be checked first/)]);
  });

  it('may refer to its own table, whose delivery counts as it is', async () => {
    pipeline = await Pipeline.open(
      await planWith(
        'std_hcp_data,npi,FOREIGN_KEY,gold_hcp_data.npi,x,Y',
        'std_hcp_data,hcp_id,FOREIGN_KEY,gold_hcp_data.npi,no npi,Y',
      ),
    );
    expect(pipeline.plan.problems).toEqual([]);
    const { figures } = await pipeline.run(filesIn('data_sample'));
    const found = await pipeline.table('dq_hcp_data', 'count(*) AS n', "WHERE contains(dq_chk, 'no npi')");
    const { rows = 0 } = figures('dq dq_hcp_data');
    const [{ n: missing } = { n: 0 }] = await pipeline.table(
      'dq_hcp_data',
      'count(*) AS n',
      "WHERE coalesce(hcp_id, '') = ''",
    );
    expect(Number(found[0]!['n'])).toBe(rows - Number(missing));
    expect(
      await pipeline.table('dq_hcp_data', 'hcp_id', "WHERE contains(' | ' || dq_chk || ' | ', ' | x | ')"),
    ).toEqual([]);
  });
});
