import { expect, it } from 'vitest';
import { profileFile } from '../engine/profile-file.ts';
import { keepChoice, tablesFor } from './file-settings.ts';
import { makeTable, placeFor, proposalFor, withTable } from './new-table.ts';
import { assignFile, takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { configs, start } from './workspace.test-helper.ts';

const visits = new File(
  [
    'visit_id;day;site;minutes\n' +
      Array.from(
        { length: 40 },
        (_, at) => `${100 + at};0${(at % 9) + 1}.02.2025; S${at % 3} ;${at - 1}`,
      ).join('\n'),
  ],
  'Visits 2025.csv',
);

async function propose(workspace: Workspace, file: File) {
  const connector = await workspace.engine.get();
  const found = await profileFile(await workspace.effects.dataFile(file, file.name), connector);
  const table = proposalFor(workspace, file.name, found);
  return { table, place: placeFor(workspace, file.name, found, {}) };
}
const gold = async (workspace: Workspace, name: string) =>
  (await workspace.look(`SELECT * FROM workspace.healthintel360.${name} ORDER BY 1`)).rows;
const figuresOf = (workspace: Workspace) =>
  Object.fromEntries(workspace.plan.jobs.map(({ id }) => [id, workspace.states.of(id).figures]));

it('makes a table of a file that matches nothing, and leaves those that are there', async () => {
  const workspace = await start();
  await workspace.runner.runAll();
  const before = figuresOf(workspace);
  const rows = workspace.rows.get('workspace.healthintel360.gold_hcp_data');
  await takeFiles(workspace, [visits]);
  expect(workspace.strangers).toEqual([visits]);

  const { table, place } = await propose(workspace, visits);
  expect(table.name).toBe('visits_2025');
  const negative = table.columns[3]!.proposals.find(({ rule }) => rule === 'RANGE')!;
  negative.on = true;
  const jobs = await makeTable(workspace, visits, table, place);
  expect(jobs).toEqual([
    'extract visits_2025',
    'cleanse cleansed_visits_2025',
    'std std_visits_2025',
    'dq dq_visits_2025',
    'stage stage_visits_2025',
    'ingest gold_visits_2025',
  ]);
  expect(workspace.problems).toEqual([]);
  expect(workspace.strangers).toEqual([]);
  expect(workspace.rows.get('workspace.healthintel360.gold_hcp_data')).toBe(rows);

  await workspace.runner.run(jobs);
  const found = await gold(workspace, 'gold_visits_2025');
  expect(found).toHaveLength(39);
  expect(found[0]).toMatchObject({ visit_id: 101, site: 'S1', minutes: 0 });
  expect(workspace.states.of('dq dq_visits_2025').figures).toEqual({ rows: 40, rejected: 1 });

  // What was there gives the same figures from the same files as without the table.
  await workspace.emptyTables();
  await workspace.runner.runAll();
  expect(figuresOf(workspace)).toMatchObject(before);
  expect(workspace.countFiles()).toMatchObject({ wanted: 7, present: 7, sample: 6 });

  workspace.journal.undo();
  await workspace.unchanging();
  expect(workspace.plan.jobs.some(({ id }) => id.includes('visits'))).toBe(false);
  expect(workspace.own.configs).toEqual({});
  expect(workspace.strangers).toEqual([visits]);
});

it('adds its lines behind all others, which stay to the byte', async () => {
  const workspace = await start();
  const { table, place } = await propose(workspace, visits);
  const texts = withTable(workspace, table, place);
  for (const [name, text] of Object.entries(texts))
    expect(text.startsWith(configs[name]!.trimEnd()), name).toBe(true);
  expect(texts['pipeline_config']!.trimEnd().split('\n').at(-1)).toBe(
    'bronze,visits_2025,Visits 2025.csv,csv,workspace,healthintel360,false,true,7,Y',
  );
  expect(Object.keys(texts)).not.toContain('ref_data');
});

it('finds the table that a file is meant for, and fills it', async () => {
  const workspace = await start();
  const file = new File(['site_id,site_name,region,address\nS1,x,North,y\n'], 'Standorte.csv');
  await takeFiles(workspace, [file]);
  const [best] = tablesFor(workspace, {
    columns: [
      { name: 'SITE_ID', type: '' },
      { name: 'region', type: '' },
    ],
  });
  expect(best).toMatchObject({ job: { target: 'site_master' }, shared: 2, columns: 4 });
  await assignFile(workspace, file, best!.job.file!.name);
  expect(workspace.strangers).toEqual([]);
  await workspace.runner.runAll();
  expect(workspace.states.of('extract site_master').figures).toMatchObject({ read: 1, loaded: 1 });
});

it('remembers how a table’s file is to be read, and empties only what that changes', async () => {
  const workspace = await start();
  await workspace.runner.runAll();
  const job = workspace.plan.jobs.find(({ target }) => target === 'site_master')!;
  keepChoice(workspace, job, { hasHeader: true, delimiter: ';', quote: '' });
  await workspace.unchanging();
  const again = workspace.plan.jobs.find(({ target }) => target === 'site_master')!;
  expect(again.file).toMatchObject({ hasHeader: true, settings: { delimiter: ';', quote: '' } });
  const there = await workspace.look('SELECT table_name FROM duckdb_tables()');
  const names = there.rows.map((row) => row['table_name']);
  expect(names).not.toContain('gold_site_master');
  expect(names).toContain('gold_hcp_data');
  expect(workspace.states.of('stage stage_hcp_data').status).toBe('done');
  keepChoice(workspace, again, { hasHeader: true });
  await workspace.unchanging();
  await workspace.runner.runStale();
  expect(workspace.rows.get('workspace.healthintel360.gold_site_master')).toBeGreaterThan(0);
});
