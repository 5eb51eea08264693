import { expect, it } from 'vitest';
import { keepChoice } from './file-settings.ts';
import { assignFile, takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { start } from './workspace.test-helper.ts';

const sites = (name: string) =>
  new File([Uint8Array.from(Buffer.from('S1|Clínica|north|x\nS2|b|south|y\n', 'latin1'))], name);
const jobOf = (workspace: Workspace) => workspace.plan.jobs.find(({ target }) => target === 'site_master')!;
const said = (workspace: Workspace, id: string) => {
  const notice = workspace.notices.list.find((one) => one.id === id);
  return notice && [notice.title, ...notice.lines].join(' ');
};
const names = async (workspace: Workspace) =>
  (await workspace.look('SELECT site_name FROM workspace.healthintel360.site_master ORDER BY _row')).rows.map(
    (row) => row['site_name'],
  );
const choice = { hasHeader: false, delimiter: '|', encoding: 'windows-1252' };

it('reads a file that is assigned as it was looked at, in one step that can be taken back', async () => {
  const workspace = await start();
  const file = sites('Standorte.csv');
  await takeFiles(workspace, [file]);
  await assignFile(workspace, file, 'site_master.csv', { job: jobOf(workspace), choice, isRenamed: false });
  expect(said(workspace, 'files')).toContain('Standorte.csv fills site_master.');
  expect(workspace.strangers).toEqual([]);
  expect(jobOf(workspace).file).toMatchObject({ name: 'site_master.csv', hasHeader: false });
  await workspace.runner.run(['extract site_master']);
  expect(await names(workspace)).toEqual(['Clínica', 'b']);

  workspace.journal.undo();
  await workspace.unchanging();
  expect(workspace.own.configs).toEqual({});
  expect(workspace.own.files.size).toBe(0);
  expect(workspace.journal.history.undoName).toBe('');
});

it.each([false, true])(
  'lists the file again after Undo, and no longer after Redo (name kept: %s)',
  async (isRenamed) => {
    const workspace = await start();
    const file = sites('Standorte.csv');
    await takeFiles(workspace, [file, sites('Orte.csv')]);
    await assignFile(workspace, file, 'site_master.csv', { job: jobOf(workspace), choice, isRenamed });
    expect(workspace.strangers.map(({ name }) => name)).toEqual(['Orte.csv']);

    workspace.journal.undo();
    await workspace.unchanging();
    expect(workspace.strangers.map(({ name }) => name)).toEqual(['Standorte.csv', 'Orte.csv']);
    expect(workspace.strangers[0]).toBe(file);
    await expect.poll(() => said(workspace, 'strangers')).toContain('Standorte.csv, Orte.csv match nothing.');

    workspace.journal.redo();
    await workspace.unchanging();
    expect(workspace.strangers.map(({ name }) => name)).toEqual(['Orte.csv']);
    await expect.poll(() => said(workspace, 'strangers')).toContain('Not taken: Orte.csv matches nothing.');
  },
);

it('tells after Undo of a file that was the only one, and is still there to be assigned', async () => {
  const workspace = await start();
  const file = sites('Standorte.csv');
  await takeFiles(workspace, [file]);
  await assignFile(workspace, file, 'site_master.csv');
  expect(said(workspace, 'strangers')).toBeUndefined();
  workspace.journal.undo();
  await expect.poll(() => said(workspace, 'strangers')).toContain('Standorte.csv matches nothing.');
  workspace.journal.redo();
  await expect.poll(() => said(workspace, 'strangers')).toBeUndefined();

  workspace.journal.undo();
  await assignFile(workspace, workspace.strangers[0]!, 'site_master.csv');
  expect(workspace.strangers).toEqual([]);
});

it('fills the table from files of that name from then on, where that is wanted', async () => {
  const workspace = await start();
  const file = sites('Standorte.csv');
  await takeFiles(workspace, [file]);
  await assignFile(workspace, file, 'site_master.csv', { job: jobOf(workspace), choice, isRenamed: true });
  expect(jobOf(workspace).file!.name).toBe('Standorte.csv');
  await takeFiles(workspace, [new File(['S9|z|north|x\n'], 'Standorte.csv')]);
  expect(workspace.strangers).toEqual([]);
  await workspace.runner.run(['extract site_master']);
  expect(await names(workspace)).toEqual(['z']);
});

it('leaves the sample’s other files in their place where only the reading of one is set', async () => {
  const workspace = await start();
  await takeFiles(workspace, [sites('site_master.csv')]);
  keepChoice(workspace, jobOf(workspace), choice);
  await workspace.unchanging();
  expect(Object.keys(workspace.own.configs)).toEqual(['pipeline_config']);
  expect(workspace.countFiles()).toEqual({ wanted: 6, present: 6, sample: 5 });
});

it('leaves the notice about the others', async () => {
  const workspace = await start();
  const file = sites('Standorte.csv');
  await takeFiles(workspace, [file, sites('Orte.csv')]);
  await assignFile(workspace, file, 'site_master.csv');
  expect(workspace.strangers.map(({ name }) => name)).toEqual(['Orte.csv']);
  expect(said(workspace, 'strangers')).toContain('Not taken: Orte.csv matches nothing.');
});

it('waits for the end of a run', async () => {
  const workspace = await start();
  const file = sites('Standorte.csv');
  await takeFiles(workspace, [file]);
  const run = workspace.runner.run(['extract site_master']);
  await expect.poll(() => workspace.running).toBeDefined();
  const assigned = assignFile(workspace, file, 'site_master.csv', {
    job: jobOf(workspace),
    choice,
    isRenamed: false,
  });
  await expect.poll(() => said(workspace, 'files')).toContain('Your files wait for the run.');
  expect(workspace.own.configs).toEqual({});
  await run;
  await assigned;
  expect(said(workspace, 'files')).toContain('Standorte.csv fills site_master.');
  expect(workspace.strangers).toEqual([]);
});
