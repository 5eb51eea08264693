import type { Page } from '../page.ts';
import type { Command } from './command.ts';

/** The ids of the units of cells. */
function unitsOf({ workspace }: Page, cells: readonly { id: string }[]): string[] {
  return cells.flatMap(({ id }) => (workspace.units.get(id) ?? []).map((unit) => unit.id));
}

function isFree({ workspace }: Page): boolean {
  return workspace.running === undefined;
}

function selectedAt(page: Page): number {
  return page.workspace.cells.findIndex(({ id }) => id === page.selected);
}

/** Ends the selected cell's editing and runs it. */
async function runSelected(page: Page): Promise<void> {
  const { selected, workspace } = page;
  const ids = unitsOf(page, [{ id: selected }]);
  if (ids.length > 0 && isFree(page)) await workspace.runner.run(ids);
}

function below(page: Page): string {
  return page.workspace.cells[selectedAt(page) + 1]?.id ?? '';
}

/** Runs the next cell that is not done, and goes there. */
export async function nextStep(page: Page): Promise<void> {
  const { workspace } = page;
  if (workspace.running) return;
  await workspace.unchanging();
  const step = workspace.runner.nextStep();
  if (!step) {
    workspace.notices.show({
      id: 'step',
      title: 'Every step is done.',
      lines: ['Run all runs everything once more; rows that have not changed are left alone.'],
    });
    return;
  }
  workspace.notices.dismiss('step');
  page.goTo(step.cell);
  await workspace.runner.run(step.units.map((unit) => unit.id));
}

/** What runs cells. */
export const runCommands: readonly Command[] = [
  {
    id: 'run-cell',
    group: 'Run',
    title: 'Run the cell',
    keys: ['Mod+Enter'],
    ofCell: true,
    enabled: (page) => isFree(page) && page.selected !== '',
    async run(page) {
      const id = page.selected;
      if (page.workspace.book.cell(id)?.kind === 'markdown') page.goTo(id, false);
      await runSelected(page);
    },
  },
  {
    id: 'run-and-next',
    group: 'Run',
    title: 'Run the cell and go to the next',
    keys: ['Shift+Enter'],
    inEditor: true,
    enabled: (page) => page.selected !== '',
    async run(page) {
      const next = below(page) || page.workspace.edits.insert('sql', { after: page.selected });
      const running = runSelected(page);
      page.goTo(next);
      await running;
    },
  },
  {
    id: 'run-and-insert',
    group: 'Run',
    title: 'Run the cell and add one below',
    keys: ['Alt+Enter'],
    enabled: (page) => page.selected !== '',
    async run(page) {
      const running = runSelected(page);
      page.edit(page.workspace.edits.insert('sql', { after: page.selected }));
      await running;
    },
  },
  {
    id: 'run-all',
    group: 'Run',
    title: 'Run all',
    keys: ['Mod+Shift+Enter'],
    enabled: isFree,
    run: ({ workspace }) => workspace.runner.runAll(),
  },
  {
    id: 'run-stale',
    group: 'Run',
    title: (page) => `Run what is out of date (${page.workspace.runner.outOfDate().length})`,
    keys: [],
    enabled: (page) => isFree(page) && page.workspace.runner.outOfDate().length > 0,
    run: ({ workspace }) => workspace.runner.runStale(),
  },
  {
    id: 'run-above',
    group: 'Run',
    title: 'Run all cells above',
    keys: [],
    ofCell: true,
    enabled: (page) => isFree(page) && selectedAt(page) > 0,
    run: (page) => page.workspace.runner.run(unitsOf(page, page.workspace.cells.slice(0, selectedAt(page)))),
  },
  {
    id: 'run-below',
    group: 'Run',
    title: 'Run this cell and all below',
    keys: [],
    ofCell: true,
    enabled: (page) => isFree(page) && selectedAt(page) >= 0,
    run: (page) => page.workspace.runner.run(unitsOf(page, page.workspace.cells.slice(selectedAt(page)))),
  },
  {
    id: 'next-step',
    group: 'Run',
    title: 'Next step',
    keys: ['Mod+.'],
    enabled: isFree,
    run: nextStep,
  },
  {
    id: 'stop',
    group: 'Run',
    title: 'Stop',
    keys: ['I I'],
    enabled: (page) => !isFree(page),
    run: ({ workspace }) => workspace.runner.stop(),
  },
  {
    id: 'run-automatically',
    group: 'Run',
    title: ({ workspace }) =>
      workspace.automatic.on ? 'Stop running cells automatically' : 'Run cells automatically after an edit',
    keys: [],
    run({ workspace }) {
      workspace.automatic.switch(!workspace.automatic.on);
    },
  },
];
