import type { Step } from '../../notebook/history.ts';
import type { Page } from '../page.ts';
import type { Command } from './command.ts';

function neighbour(page: Page, by: number): string {
  const { cells } = page.workspace;
  const at = cells.findIndex(({ id }) => id === page.selected);
  if (at < 0) return cells[0]?.id ?? '';
  return cells[Math.max(0, Math.min(cells.length - 1, at + by))]?.id ?? '';
}

/** Shows where something was undone or done again. */
function show(page: Page, step: Step | undefined, word: string): void {
  if (!step) return;
  page.say(`${word}: ${step.name}`);
  if (page.editing && page.selected === step.cell) return;
  if (page.workspace.book.cell(step.cell)) page.goTo(step.cell);
  else page.goTo(page.workspace.book.cell(page.selected) ? page.selected : neighbour(page, 0));
}

/** What moves between cells, and into them. */
export const moveCommands: readonly Command[] = [
  {
    id: 'select-below',
    group: 'Move',
    title: 'Go to the cell below',
    keys: ['J', 'ArrowDown'],
    run: (page) => page.goTo(neighbour(page, 1)),
  },
  {
    id: 'select-above',
    group: 'Move',
    title: 'Go to the cell above',
    keys: ['K', 'ArrowUp'],
    run: (page) => page.goTo(neighbour(page, -1)),
  },
  {
    id: 'select-first',
    group: 'Move',
    title: 'Go to the first cell',
    keys: ['Mod+Home'],
    inEditor: false,
    run: (page) => page.goTo(page.workspace.cells[0]?.id ?? ''),
  },
  {
    id: 'select-last',
    group: 'Move',
    title: 'Go to the last cell',
    keys: ['Mod+End'],
    inEditor: false,
    run: (page) => page.goTo(page.workspace.cells.at(-1)?.id ?? ''),
  },
  {
    id: 'edit-cell',
    group: 'Move',
    title: 'Edit the cell',
    keys: ['Enter'],
    ofCell: true,
    enabled: (page) => page.selected !== '',
    run: (page) => page.edit(page.selected),
  },
  {
    id: 'leave-editor',
    group: 'Move',
    title: 'Leave the editor for the cell as a whole',
    keys: ['Escape'],
    inEditor: true,
    enabled: (page) => page.selected !== '',
    run: (page) => page.leave(),
  },
];

/** What changes texts, and what takes changes back. */
export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    group: 'Edit',
    title: ({ workspace }) => `Undo ${workspace.journal.history.undoName}`.trim(),
    keys: ['Mod+Z', 'Z'],
    enabled: ({ workspace }) => workspace.journal.history.undoName !== '',
    run: (page) => show(page, page.workspace.journal.undo(), 'Undone'),
  },
  {
    id: 'redo',
    group: 'Edit',
    title: ({ workspace }) => `Redo ${workspace.journal.history.redoName}`.trim(),
    keys: ['Mod+Shift+Z', 'Mod+Y', 'Shift+Z'],
    enabled: ({ workspace }) => workspace.journal.history.redoName !== '',
    run: (page) => show(page, page.workspace.journal.redo(), 'Done again'),
  },
  {
    id: 'format',
    group: 'Edit',
    title: 'Format the SQL of the cell',
    keys: ['Mod+Shift+F'],
    ofCell: true,
    enabled: (page) => page.selected !== '',
    async run(page) {
      const frame = page.frames.get(page.selected);
      if (!page.editing) await frame?.edit();
      await frame?.format();
    },
  },
];
