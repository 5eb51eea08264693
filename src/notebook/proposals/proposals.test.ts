import { describe, expect, it } from 'vitest';
import { ConfigDraft } from '../config-draft.ts';
import type { Workspace } from '../workspace.ts';
import { memoryStore } from '../persist.ts';
import { configs, start } from '../workspace.test-helper.ts';
import { withEdits } from '../sources.ts';
import { ConfiguredRules, type Placed, type RuleTable } from './configured-rules.ts';
import type { Found } from './find-proposals.ts';
import { Proposals } from './proposals.ts';

/** The shipped configuration without the lines of a table that hold one of these texts. */
function without(table: RuleTable, ...texts: string[]): Record<string, string> {
  const lines = configs[table]!.split('\n').filter((line) => !texts.some((text) => line.includes(text)));
  return { [table]: lines.join('\n') };
}

async function ready(own: Record<string, string> = {}, store = memoryStore()) {
  const workspace = await start(store);
  if (Object.keys(own).length > 0) workspace.journal.commit('edit', { own: withEdits(workspace.own, own) });
  await workspace.unchanging();
  await workspace.runner.runAll();
  return {
    workspace,
    draft: new ConfigDraft(workspace, () => undefined),
    proposals: new Proposals(workspace, () => undefined),
  };
}

const textOf = (draft: ConfigDraft, table: RuleTable) =>
  draft.tables().find((entry) => entry.table.name === table)!.text!;
const words = ({ table, column, proposal }: Placed) =>
  [`${table}.${column}`, proposal.rule, proposal.condition].filter(Boolean).join(' ');
const find = (found: readonly Found[], text: string) => found.find((one) => words(one).startsWith(text));

function accept(draft: ConfigDraft, one: Found): void {
  const line = new ConfiguredRules(textOf(draft, one.proposal.table)).line(one);
  draft.edit(one.proposal.table, (edit) => edit.insert([line]));
}
const rejected = (workspace: Workspace, table: string) =>
  workspace.states.of(`dq dq_${table}`).figures['rejected']!;

describe('proposals of checks', () => {
  it('would reject what they say, each of them, and the run then does', async () => {
    const { workspace, draft, proposals } = await ready(without('dq_rule_config', 'phone,REGEX'));
    await proposals.find('dq_rule_config');
    const { open } = proposals.listed('dq_rule_config', textOf(draft, 'dq_rule_config'));
    const telling = open.filter(({ effect }) => effect.kind === 'check' && effect.fails > 0);
    expect(telling.map(words)).toEqual(
      expect.arrayContaining([
        'std_hcp_data.phone REGEX ^[0-9]{10}$',
        'std_product_sales.hcp_id FOREIGN_KEY gold_hcp_data.hcp_id',
        'std_shipment_data.delay_days NOT_NULL',
      ]),
    );
    for (const one of telling) {
      accept(draft, one);
      await expect.poll(() => draft.impact.status).toBe('done');
      const checks = draft.impact.status === 'done' ? draft.impact.impact.checks : [];
      const table = one.table.replace('std_', 'dq_');
      const found = checks.find((check) => check.table === table);
      expect([words(one), found?.rejected ?? 0]).toEqual([
        words(one),
        one.effect.kind === 'check' && one.effect.rejects,
      ]);
      draft.discard();
    }

    const phone = find(telling, 'std_hcp_data.phone')!;
    expect(phone.proposal.reason).toMatch(/^9\d(\.\d)? % are 10 digits$/);
    const before = rejected(workspace, 'hcp_data');
    accept(draft, phone);
    draft.keep();
    await workspace.unchanging();
    await workspace.runner.runAll();
    expect(phone.effect).toMatchObject({ rejects: rejected(workspace, 'hcp_data') - before });
  });

  it('are none that are configured, in whatever case, by the draft either; an edit taken back brings them back', async () => {
    const { draft, proposals } = await ready();
    await proposals.find('dq_rule_config');
    const listed = () => proposals.listed('dq_rule_config', textOf(draft, 'dq_rule_config')).open.map(words);
    const all = listed();
    expect(
      all.filter((text) => /hcp_data\.hcp_id NOT_NULL|phone REGEX|rating (RANGE|VALID_SET)/.test(text)),
    ).toEqual([]);
    const sale = all.find((text) => text.startsWith('std_product_sales.hcp_id'))!;
    draft.edit('dq_rule_config', (edit) =>
      edit.insert([
        { table_name: 'lake.STD_Product_Sales', column_name: 'HCP_ID', rule_type: 'Foreign_Key' },
      ]),
    );
    expect(listed()).toEqual(all.filter((text) => text !== sale));
    draft.undo();
    expect(listed()).toEqual(all);
  });

  it('stay dismissed over a reload, can be seen before anybody looks, and be restored', async () => {
    const store = memoryStore();
    const { proposals, draft } = await ready({}, store);
    await proposals.find('dq_rule_config');
    const [first] = proposals.listed('dq_rule_config', textOf(draft, 'dq_rule_config')).open;
    proposals.dismiss(first!);

    const workspace = await start(store);
    const again = new Proposals(workspace, () => undefined);
    const listed = () => again.listed('dq_rule_config', textOf(draft, 'dq_rule_config'));
    expect(listed().absent.map(words)).toEqual([words(first!)]);
    expect(again.listed('cleansing_rules', textOf(draft, 'cleansing_rules')).absent).toEqual([]);
    await workspace.runner.runAll();
    await again.find('dq_rule_config');
    expect(listed().dismissed.map(words)).toEqual([words(first!)]);
    again.restore(listed().dismissed[0]!);
    expect((await start(store)).dismissed).toEqual([]);
  });

  it('are dismissed and restored, and forgotten after another run', async () => {
    const { workspace, draft, proposals } = await ready();
    await proposals.find('dq_rule_config');
    const listed = () => proposals.listed('dq_rule_config', textOf(draft, 'dq_rule_config'));
    const [first, ...others] = listed().open;
    proposals.dismiss(first!);
    expect(listed()).toEqual({ open: others, dismissed: [first], absent: [] });
    await workspace.runner.runAll();
    expect(proposals.state('dq_rule_config')).toEqual({ status: 'none' });
    await proposals.find('dq_rule_config');
    expect(listed().dismissed.map(words)).toEqual([words(first!)]);
    proposals.restore(listed().dismissed[0]!);
    expect(listed().open.map(words)).toEqual([first!, ...others].map(words));
  });

  it('need tables, and can be stopped', async () => {
    const workspace = await start();
    const proposals = new Proposals(workspace, () => undefined);
    await proposals.find('dq_rule_config');
    expect(proposals.state('dq_rule_config').status).toBe('no tables');
    await workspace.runner.runAll();
    const found = proposals.find('dq_rule_config');
    expect(proposals.state('dq_rule_config').status).toBe('working');
    proposals.stop();
    await found;
    expect(proposals.state('dq_rule_config').status).toBe('stopped');
  });
});

describe('proposals of cleansing steps', () => {
  it('are those that change values, with what they change; accepted ones come behind the column’s others', async () => {
    const own = without(
      'cleansing_rules',
      'hcp_data,region,trim',
      'hcp_data,region,initcap',
      'sale_date,date',
    );
    const { workspace, draft, proposals } = await ready(own);
    await proposals.find('cleansing_rules');
    const { open } = proposals.listed('cleansing_rules', textOf(draft, 'cleansing_rules'));
    expect(open.map(words)).toEqual(expect.arrayContaining(['hcp_data.region trim']));
    const trim = find(open, 'hcp_data.region trim')!;
    const { rows } = await workspace.look(
      "SELECT count(*) AS n FROM workspace.healthintel360.hcp_data WHERE region <> trim(region, ' ')",
    );
    expect(trim.effect).toMatchObject({ kind: 'step', changes: Number(rows[0]!['n']) });
    accept(draft, trim);
    expect(textOf(draft, 'cleansing_rules')).toMatch(/\nhcp_data,region,trim,4,Y\n?$/);
    await draft.settled();
    expect(draft.problems).toEqual([]);
  });

  it('are none where all is configured', async () => {
    const { draft, proposals } = await ready();
    await proposals.find('cleansing_rules');
    expect(proposals.listed('cleansing_rules', textOf(draft, 'cleansing_rules')).open).toEqual([]);
    expect(proposals.state('cleansing_rules')).toMatchObject({
      status: 'done',
      search: { tables: 6, failed: [] },
    });
  });
});
