import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigDraft } from './config-draft.ts';
import { memoryStore } from './persist.ts';
import { takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { start } from './workspace.test-helper.ts';

async function ready(): Promise<{ workspace: Workspace; draft: ConfigDraft }> {
  const workspace = await start();
  await workspace.runner.runAll();
  return { workspace, draft: new ConfigDraft(workspace, () => undefined) };
}

const rule = {
  table_name: 'std_shipment_data',
  column_name: 'delay_days',
  rule_type: 'REGEX',
  rule_condition: '^[0-5]$',
  rule_desc: 'Delay is longer than 5 days',
  is_active: 'Y',
};
const addRule = (draft: ConfigDraft, more: Partial<typeof rule> = {}) =>
  draft.edit('dq_rule_config', (edit) => edit.insert([{ ...rule, ...more }]));
async function impactOf(draft: ConfigDraft) {
  await expect.poll(() => draft.impact.status).toBe('done');
  return draft.impact.status === 'done' ? draft.impact.impact : undefined;
}
const rejected = (workspace: Workspace) => workspace.states.of('dq dq_shipment_data').figures['rejected']!;

describe('a draft of the configuration', () => {
  it('says what it would do, and the run after it is kept does just that', async () => {
    const { workspace, draft } = await ready();
    const before = rejected(workspace);
    const { configs } = workspace.own;
    addRule(draft);
    const impact = (await impactOf(draft))!;
    const [checks] = impact.checks;
    expect(checks).toMatchObject({ table: 'dq_shipment_data', before, accepted: 0 });
    expect(checks!.rejected).toBeGreaterThan(0);
    expect(impact.failed).toEqual([]);
    expect(impact.figures.length).toBeGreaterThan(0);
    expect(workspace.own.configs).toBe(configs);
    expect(rejected(workspace)).toBe(before);

    expect(draft.keep()).toBe(true);
    expect(draft.isChanged).toBe(false);
    await workspace.unchanging();
    await workspace.runner.runAll();
    expect(rejected(workspace)).toBe(checks!.after);
    const measured = workspace.runner.measured.save();
    for (const { dashboard, title, after } of impact.figures)
      expect(measured[dashboard]!.now[title], title).toBeCloseTo(after, 9);

    workspace.journal.undo();
    await workspace.unchanging();
    expect(workspace.own.configs).toEqual(configs);
  });

  it('leaves the sample’s other files where one has been replaced, over a reload too; a table brought as a file doesn’t', async () => {
    const store = memoryStore();
    const workspace = await start(store);
    const sites = readFileSync('data_sample/site_master.csv', 'utf8');
    await takeFiles(workspace, [new File([sites], 'site_master.csv')]);
    const draft = new ConfigDraft(workspace, () => undefined);
    addRule(draft);
    expect(draft.keep()).toBe(true);
    await workspace.unchanging();
    expect(workspace.countFiles()).toEqual({ wanted: 6, present: 6, sample: 5 });
    await workspace.keeper.settle();
    expect((await start(store)).countFiles()).toEqual({ wanted: 6, present: 6, sample: 5 });

    const checks = workspace.own.configs['dq_rule_config']!;
    await takeFiles(workspace, [new File([checks], 'dq_rule_config.csv')]);
    expect(workspace.countFiles()).toEqual({ wanted: 6, present: 1, sample: 0 });
  });

  it('says what is wrong with it, where, and what was meant', async () => {
    const { workspace, draft } = await ready();
    addRule(draft, { rule_type: 'REGX' });
    await draft.settled();
    expect(draft.problems).toEqual([
      expect.objectContaining({
        file: 'dq_rule_config.csv',
        column: 'rule_type',
        message: expect.stringContaining('did you mean REGEX?') as string,
      }),
    ]);
    expect(workspace.problems).toEqual([]);
  });

  it('takes back its edits one by one, and is none where all are taken back', async () => {
    const { draft } = await ready();
    const text = () => draft.tables().find(({ table }) => table.name === 'dq_rule_config')!.text;
    const before = text();
    addRule(draft);
    addRule(draft, { rule_condition: '^[0-4]$' });
    expect(draft.changedTables).toEqual(['dq_rule_config']);
    draft.undo();
    draft.undo();
    expect([text(), draft.isChanged, draft.canUndo, draft.canRedo]).toEqual([before, false, false, true]);
    draft.redo();
    expect(draft.isChanged).toBe(true);
    draft.discard();
    expect([text(), draft.isChanged, draft.canUndo]).toEqual([before, false, false]);
  });

  it('needs tables to say what it would do', async () => {
    const workspace = await start();
    const draft = new ConfigDraft(workspace, () => undefined);
    addRule(draft);
    await expect.poll(() => draft.impact.status).toBe('no tables');
  });
});
