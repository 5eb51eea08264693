import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openNative } from '../engine/node.ts';
import { memoryStore } from './persist.ts';
import { resetToSample, takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { configs, data, make, start } from './workspace.test-helper.ts';

const file = (name: string, text = readFileSync(`data_sample/${name}`, 'utf8')) => new File([text], name);
const statuses = (workspace: Workspace) =>
  new Set(workspace.allUnits.map(({ id }) => workspace.states.of(id).status));
const figures = (workspace: Workspace, id: string) => workspace.states.of(id).figures;
const said = (workspace: Workspace) =>
  workspace.notices.list.map(({ title, lines }) => [title, ...lines].join(' ')).join('\n');

describe('a workspace', () => {
  it('shows every job once and nothing twice', async () => {
    const workspace = await start();
    const units = workspace.allUnits;
    expect(units.filter(({ job }) => job)).toHaveLength(workspace.plan.jobs.length);
    expect(new Set(units.map(({ title }) => title)).size).toBe(units.length);
    expect(workspace.problems).toEqual([]);
  });

  it('runs all, tells of it, and the second run changes nothing', async () => {
    const workspace = await start();
    const topics = new Set<string>();
    workspace.changes.listen((changed) => changed.forEach((topic) => topics.add(topic)));
    await workspace.runner.runAll();
    expect(statuses(workspace)).toEqual(new Set(['done']));
    expect(topics).toContain('unit:stage stage_hcp_data');
    const first = workspace.lastRun!.at;
    const { inserted } = figures(workspace, 'stage stage_product_sales');
    await workspace.runner.runAll();
    expect(figures(workspace, 'stage stage_product_sales')).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: inserted,
    });
    expect(workspace.lastRun!.at > first).toBe(true);
    expect(workspace.rows.size).toBe(49);
  });

  it('runs what a unit needs before it, and only that', async () => {
    const workspace = await start();
    await workspace.runner.run(['stage stage_site_master']);
    const done = workspace.allUnits.filter(({ id }) => workspace.states.of(id).status === 'done');
    expect(done.map(({ job }) => job?.kind)).toEqual(['extract', 'cleanse', 'std', 'dq', 'stage']);
    const risk = workspace.allUnits.find(({ title }) => title === 'Operations & Risk Tracker')!.id;
    await workspace.runner.run([risk]);
    expect(workspace.states.of(risk).status).toBe('done');
    await workspace.runner.run(['extract site_master']);
    expect(workspace.states.of('stage stage_site_master').status).toBe('stale');
    expect(workspace.states.of(risk).status).toBe('stale');
    expect(workspace.states.of('extract hcp_data').status).toBe('done');
  });

  it('makes a check stale where a table changes that its condition names', async () => {
    const workspace = await start();
    const named = 'SELECT site_id FROM workspace.healthintel360.dq_site_master';
    const rule = `std_shipment_data,,CUSTOM_EXPR,site_id IN (${named}),no site,Y`;
    await takeFiles(workspace, [
      file('dq_rule_config.csv', `${configs['dq_rule_config']!.trimEnd()}\n${rule}\n`),
    ]);
    await workspace.runner.runAll();
    expect(statuses(workspace)).toEqual(new Set(['done']));
    await workspace.runner.run(['extract site_master']);
    expect(workspace.states.of('dq dq_shipment_data').status).toBe('stale');
    expect(workspace.states.of('std std_shipment_data').status).toBe('done');
    await workspace.runner.run(['dq dq_shipment_data']);
    expect(workspace.states.of('dq dq_site_master').status).toBe('done');
    expect(workspace.states.of('dq dq_shipment_data').status).toBe('done');
  });

  it('walks from step to step', async () => {
    const workspace = await start();
    const steps: string[] = [];
    await workspace.unchanging();
    for (let step = workspace.runner.nextStep(); step; step = workspace.runner.nextStep()) {
      steps.push(step.units[0]!.title);
      await workspace.runner.run(step.units.map(({ id }) => id));
      if (steps.length > 20) break;
    }
    expect(steps).toHaveLength(13);
    expect(steps[0]).toBe('Extract hcp_data');
    // It stands first, but only the last jobs fill the tables that it reads.
    expect(steps.slice(-6)).toEqual([
      'Publish product_performance',
      'Executive Summary',
      'Operations & Risk Tracker',
      'late_by_region',
      'Late deliveries by region',
      'Sales and deliveries',
    ]);
  });

  it('stops, and what was not reached stays as it was', async () => {
    const workspace = await start();
    const stop = workspace.changes.listen(() => {
      if (workspace.states.of('extract site_master').status === 'running') workspace.runner.stop();
    });
    await workspace.runner.runAll();
    stop();
    const kinds = statuses(workspace);
    expect(kinds).toContain('idle');
    expect(kinds).not.toContain('failed');
    await workspace.runner.runAll();
    expect(statuses(workspace)).toEqual(new Set(['done']));
  });

  it('says that the engine can’t be opened, and opens it on the next try', async () => {
    let tries = 0;
    const workspace = await start(memoryStore(), () =>
      tries++ === 0 ? Promise.reject(new Error('no WebAssembly here')) : openNative(),
    );
    await workspace.runner.runAll();
    expect(said(workspace)).toContain('no WebAssembly here');
    expect(workspace.running).toBeUndefined();
    await workspace.runner.runAll();
    expect(statuses(workspace)).toEqual(new Set(['done']));
    expect(said(workspace)).not.toContain('no WebAssembly here');
  });
});

describe('files that are dropped', () => {
  it('are matched by name, whatever its case; strangers are named with what would match', async () => {
    const workspace = await start();
    await takeFiles(workspace, [file('HCP_Data.CSV', 'hcp_id\n'), file('notes.txt', '')]);
    expect([...workspace.own.files.keys()]).toEqual(['hcp_data.csv']);
    expect(said(workspace)).toMatch(/notes\.txt matches nothing.*pipeline_config\.csv.*hcp_feedback\.json/);
  });

  it('wait for the workspace, where they come before it is there', async () => {
    const store = memoryStore();
    const before = await start(store);
    await takeFiles(before, [file('dq_rule_config.csv', configs['dq_rule_config'])]);
    const workspace = make(store);
    const started = workspace.start();
    await takeFiles(workspace, [file('hcp_data.csv')]);
    await started;
    expect([...workspace.own.files.keys()]).toEqual(['hcp_data.csv']);
    expect(Object.keys(workspace.own.configs)).toEqual(['dq_rule_config']);
    expect(said(workspace)).not.toContain('matches nothing');
  });

  it('wait for the end of a run, and say so', async () => {
    const workspace = await start();
    const running = workspace.runner.runAll();
    await expect.poll(() => workspace.running).toBeDefined();
    const taking = takeFiles(workspace, [file('site_master.csv')]);
    expect(said(workspace)).toContain('Your files wait for the run.');
    expect(workspace.own.files.size).toBe(0);
    await running;
    await taking;
    expect([...workspace.own.files.keys()]).toEqual(['site_master.csv']);
    expect(said(workspace)).not.toContain('wait for the run');
    expect(said(workspace)).toContain('another delivery');
    expect(workspace.states.of('extract site_master').status).toBe('stale');
  });

  it('stand for a file that is called alike but for its ending, and come back as that', async () => {
    const store = memoryStore();
    const workspace = await start(store);
    await takeFiles(workspace, [
      file('product_ref.tsv', 'no\n'),
      file('product_ref.csv'),
      file('Site_Master.txt', readFileSync('data_sample/site_master.csv', 'utf8')),
    ]);
    expect([...workspace.own.files.keys()].sort()).toEqual(['product_ref.csv', 'site_master.csv']);
    expect(said(workspace)).toContain('Not taken: product_ref.tsv, for another file stands for the same');
    await workspace.runner.runAll();
    expect(statuses(workspace)).toEqual(new Set(['done']));
    expect([...(await start(store)).own.files.keys()].sort()).toEqual(['product_ref.csv', 'site_master.csv']);
  });

  it('are another delivery while the sample is in use', async () => {
    const workspace = await start();
    await workspace.runner.runAll();
    await takeFiles(workspace, [file('site_master.csv')]);
    expect(said(workspace)).toContain('another delivery');
    expect(workspace.states.of('extract site_master').status).toBe('stale');
    await workspace.runner.runAll();
    expect(figures(workspace, 'stage stage_site_master')).toMatchObject({ inserted: 0, updated: 0 });
  });

  it('start from empty tables once none of them is the sample’s', async () => {
    const workspace = await start();
    await workspace.runner.runAll();
    await takeFiles(
      workspace,
      data.map((name) => file(name)),
    );
    expect(said(workspace)).toContain('Tables start empty');
    expect(statuses(workspace)).toEqual(new Set(['idle']));
    await workspace.runner.runAll();
    expect(figures(workspace, 'stage stage_site_master')['unchanged']).toBe(0);
    await takeFiles(workspace, [file('site_master.csv')]);
    expect(said(workspace)).toContain('another delivery');
  });

  it('never mix with the sample’s once there is an own configuration', async () => {
    const workspace = await start();
    await takeFiles(workspace, [file('dq_rule_config.csv', configs['dq_rule_config'])]);
    expect(workspace.countFiles()).toEqual({ wanted: 6, present: 6, sample: 6 });
    await takeFiles(workspace, [file('site_master.csv')]);
    expect(workspace.countFiles()).toEqual({ wanted: 6, present: 1, sample: 0 });
    await workspace.runner.runAll();
    expect(workspace.states.of('extract hcp_data').messages[0]).toContain('not among the files');
    expect(workspace.rows.get('workspace.healthintel360.gold_hcp_data')).toBe(0);
  });

  it('of a broken configuration show where; its job fails, what reads from it is blocked', async () => {
    const workspace = await start();
    await takeFiles(workspace, [
      file('dq_rule_config.csv', `${configs['dq_rule_config']!.trimEnd()}\nstd_hcp_data,npi,REGX,x,y,Y\n`),
    ]);
    expect(workspace.problems).toMatchObject([
      { file: 'dq_rule_config.csv', column: 'rule_type', severity: 'error' },
    ]);
    await workspace.runner.runAll();
    expect(workspace.states.of('dq dq_hcp_data').status).toBe('failed');
    expect(workspace.states.of('stage stage_hcp_data')).toMatchObject({
      status: 'blocked',
      blockedBy: 'dq dq_hcp_data',
    });
    expect(workspace.states.of('stage stage_site_master').status).toBe('done');
  });

  it('of a condition that the engine refuses show where before anything runs', async () => {
    const workspace = await start();
    const rule = 'std_shipment_data,delay_days,CUSTOM_EXPR,delay_dayz > 1,y,Y';
    await takeFiles(workspace, [
      file('dq_rule_config.csv', `${configs['dq_rule_config']!.trimEnd()}\n${rule}\n`),
    ]);
    await expect
      .poll(() => workspace.problems)
      .toMatchObject([{ file: 'dq_rule_config.csv', column: 'rule_condition', severity: 'error' }]);
    expect(workspace.problems[0]!.message).toContain('"delay_dayz" not found');
  });

  it('go with Reset to sample, and come back with Undo', async () => {
    const workspace = await start();
    await takeFiles(workspace, [
      file('sql_repos.csv', 'name,table_name,sql_txt,seq_no,is_active\n'),
      file('site_master.csv'),
    ]);
    expect(workspace.plan.jobs.filter(({ kind }) => kind === 'publish')).toEqual([]);
    await resetToSample(workspace);
    expect(workspace.plan.jobs.filter(({ kind }) => kind === 'publish')).toHaveLength(10);
    expect(workspace.own.files.size).toBe(0);
    workspace.notices.list.find(({ id }) => id === 'reset')!.actions[0]!.run();
    await workspace.runner.runAll();
    expect(workspace.plan.jobs.filter(({ kind }) => kind === 'publish')).toEqual([]);
    expect(workspace.own.files.size).toBe(1);
  });
});

describe('a reload', () => {
  it('brings back configuration, files and the last run, without its tables', async () => {
    const store = memoryStore();
    const before = await start(store);
    await takeFiles(before, [file('site_master.csv'), file('dq_rule_config.csv', configs['dq_rule_config'])]);
    await before.runner.runAll();
    const after = await start(store);
    expect(after.own.configs).toEqual({ dq_rule_config: configs['dq_rule_config'] });
    expect([...after.own.files.keys()]).toEqual(['site_master.csv']);
    expect(after.lastRun).toMatchObject({ restored: true });
    const { figures, status, restored } = after.states.of('extract site_master');
    expect({ figures, status, restored }).toMatchObject({
      status: 'done',
      restored: true,
      figures: { read: 36 },
    });
    expect(after.states.isReady('extract site_master')).toBe(false);
    expect(after.rows.size).toBe(0);
  });

  it('leaves the states of other configurations behind', async () => {
    const store = memoryStore();
    const before = await start(store);
    await before.runner.runAll();
    await takeFiles(before, [file('dq_rule_config.csv', configs['dq_rule_config'])]);
    const after = await start(store);
    expect(after.lastRun).toBeUndefined();
  });
});
