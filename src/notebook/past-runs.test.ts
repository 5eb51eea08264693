import { expect, it } from 'vitest';
import { ConfigDraft } from './config-draft.ts';
import { memoryStore } from './persist.ts';
import { clock, start } from './workspace.test-helper.ts';

const nothing = new AbortController().signal;

it('says why a figure has moved between two runs of a workspace, also after a reload', async () => {
  const store = memoryStore();
  const workspace = await start(store);
  await workspace.runner.runAll();
  clock.now += 60_000;
  const draft = new ConfigDraft(workspace, () => undefined);
  draft.edit('dq_rule_config', (edit) =>
    edit.insert([
      {
        table_name: 'std_shipment_data',
        column_name: 'delay_days',
        rule_type: 'REGEX',
        rule_condition: '^[0-5]$',
        rule_desc: 'Delay is longer than 5 days',
        is_active: 'Y',
      },
    ]),
  );
  draft.edit('ref_data', (edit) =>
    edit.insert([
      {
        table_name: 'cleansed_site_master',
        column_name: 'region',
        actual_value: 'nowhere',
        std_value: 'EAST',
        is_active: 'Y',
      },
    ]),
  );
  await draft.settled();
  expect(draft.keep()).toBe(true);
  await workspace.unchanging();
  await workspace.runner.runStale();

  const [before, after, ...others] = await workspace.pastRuns.list();
  expect(others).toEqual([]);
  expect(before).toMatchObject({ base: null, whole: true, status: 'done' });
  expect(after).toMatchObject({ base: before!.at, whole: false, status: 'done' });
  const found = await workspace.pastRuns.compare(before!, after!, () => undefined, nothing);
  expect(found.notes).toEqual([]);
  const lines = found.parts.map(({ text }) => text);
  expect(lines).toEqual([
    expect.stringMatching(/^dq_rule_config\.csv:\d+$/),
    expect.stringMatching(/^ref_data\.csv:\d+$/),
  ]);
  const shown = (run: typeof before) => run!.figures.find(({ title }) => title === 'Average delay')!.value;
  const delay = found.moves.find(({ title }) => title === 'Average delay')!;
  expect(delay.before).toBeCloseTo(shown(before), 9);
  expect(delay.after).toBeCloseTo(shown(after), 9);
  expect(delay.after).toBeLessThan(delay.before!);
  expect(found.parts[0]!.moves.find(({ title }) => title === 'Average delay')!.after).toBeCloseTo(
    delay.after!,
    9,
  );
  expect(found.parts[1]!.moves).toEqual([]);

  const later = await start(store);
  expect((await later.pastRuns.list()).map(({ at }) => at)).toEqual([before!.at, after!.at]);
});

it('begins anew where the tables are gone', async () => {
  const workspace = await start();
  await workspace.runner.runAll();
  await workspace.emptyTables();
  clock.now += 60_000;
  await workspace.runner.runAll();
  expect((await workspace.pastRuns.list()).map(({ base }) => base)).toEqual([null, null]);
});

it('is of the configuration that ran, however soon another one follows', async () => {
  const workspace = await start();
  await workspace.runner.runAll();
  const { configs } = workspace.own;
  workspace.journal.commit('edit', {
    own: {
      ...workspace.own,
      configs: { ...configs, ref_data: 'table_name,column_name,actual_value,std_value,seq_no,is_active\n' },
    },
  });
  const [run] = await workspace.pastRuns.list();
  expect(run).toMatchObject({ whole: true, status: 'done' });
  await workspace.unchanging();
  clock.now += 60_000;
  await workspace.runner.runAll();
  const [before, after] = await workspace.pastRuns.list();
  expect(after!.configs['ref_data']).not.toBe(before!.configs['ref_data']);
  expect(after!.configs['sql_repos']).toBe(before!.configs['sql_repos']);
});

it('says so where the browser could not keep it', async () => {
  const store = { ...memoryStore(), setContent: () => Promise.reject(new Error('no room')) };
  const workspace = await start(store);
  await workspace.runner.runAll();
  expect(await workspace.pastRuns.list()).toEqual([]);
  const notice = workspace.notices.list.find(({ id }) => id === 'runs');
  expect(notice?.title).toMatch(/is not in the list of runs/);
  expect(notice?.lines).toEqual(['no room']);
});
