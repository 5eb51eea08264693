import { isCollapsed } from '../../notebook/document.ts';
import type { Page } from '../page.ts';
import { canChart, chartThis } from '../chart-this.ts';
import { downloadReport } from '../report-download.ts';
import type { Command } from './command.ts';

function isSelected(page: Page): boolean {
  return page.workspace.book.cell(page.selected) !== undefined;
}

function kindOf(page: Page): string {
  return page.workspace.book.cell(page.selected)?.kind ?? '';
}

/** Adds a cell of a kind and opens its editor. */
export function insertCell(page: Page, kind: string, side: 'before' | 'after', text?: string): void {
  const { selected, workspace } = page;
  const place = side === 'before' ? { before: selected } : { after: selected };
  page.edit(workspace.edits.insert(kind, place, text));
}

function insertCommand(kind: string, label: string): Command {
  return {
    id: `insert-${kind}`,
    group: 'Cell',
    title: `Add a ${label} cell below`,
    keys: [],
    run: (page) => insertCell(page, kind, 'after'),
  };
}

function convertCommand(kind: string, label: string, keys: string[]): Command {
  return {
    id: `convert-${kind}`,
    group: 'Cell',
    title: `Change the cell to ${label}`,
    keys,
    ofCell: true,
    enabled: (page) => isSelected(page) && kindOf(page) !== kind,
    run: (page) => page.workspace.edits.convert(page.selected, kind),
  };
}

/** What adds, changes and takes away cells. */
export const cellCommands: readonly Command[] = [
  {
    id: 'insert-above',
    group: 'Cell',
    title: 'Add a SQL cell above',
    keys: ['A'],
    ofCell: true,
    run: (page) => insertCell(page, 'sql', 'before'),
  },
  {
    id: 'insert-below',
    group: 'Cell',
    title: 'Add a SQL cell below',
    keys: ['B'],
    ofCell: true,
    run: (page) => insertCell(page, 'sql', 'after'),
  },
  insertCommand('plot', 'Plot'),
  insertCommand('markdown', 'Markdown'),
  insertCommand('job', 'Job'),
  insertCommand('dashboard', 'Dashboard'),
  {
    id: 'chart-this',
    group: 'Cell',
    title: 'Chart this: add a plot of the result',
    keys: [],
    ofCell: true,
    enabled: (page) => canChart(page, page.workspace.unit(page.selected)),
    async run(page) {
      const unit = page.workspace.unit(page.selected);
      if (unit) await chartThis(page, unit);
    },
  },
  convertCommand('markdown', 'Markdown', ['M']),
  convertCommand('sql', 'SQL', ['Y']),
  convertCommand('plot', 'a plot', []),
  {
    id: 'cut-cell',
    group: 'Cell',
    title: 'Cut the cell',
    keys: ['X'],
    ofCell: true,
    enabled: isSelected,
    run: (page) => page.goTo(page.workspace.edits.cut(page.selected)),
  },
  {
    id: 'copy-cell',
    group: 'Cell',
    title: 'Copy the cell',
    keys: ['C'],
    ofCell: true,
    enabled: isSelected,
    run(page) {
      page.workspace.edits.copy(page.selected);
      page.say('Cell copied.');
    },
  },
  {
    id: 'paste-cell',
    group: 'Cell',
    title: 'Paste below',
    keys: ['V'],
    ofCell: true,
    enabled: (page) => page.workspace.edits.canPaste,
    run: (page) => page.goTo(page.workspace.edits.paste(page.selected)),
  },
  {
    id: 'duplicate-cell',
    group: 'Cell',
    title: 'Duplicate the cell',
    keys: [],
    ofCell: true,
    enabled: isSelected,
    run: (page) => page.goTo(page.workspace.edits.duplicate(page.selected)),
  },
  {
    id: 'delete-cell',
    group: 'Cell',
    title: 'Delete the cell',
    keys: ['D D'],
    ofCell: true,
    enabled: isSelected,
    run(page) {
      page.goTo(page.workspace.edits.remove(page.selected));
      page.say('Cell deleted. Z brings it back.');
    },
  },
  {
    id: 'move-up',
    group: 'Cell',
    title: 'Move the cell up',
    keys: ['Alt+ArrowUp'],
    inEditor: false,
    ofCell: true,
    enabled: (page) => isSelected(page) && page.workspace.cells[0]!.id !== page.selected,
    run(page) {
      page.workspace.edits.moveBy(page.selected, -1);
      page.goTo(page.selected);
    },
  },
  {
    id: 'move-down',
    group: 'Cell',
    title: 'Move the cell down',
    keys: ['Alt+ArrowDown'],
    inEditor: false,
    ofCell: true,
    enabled: (page) => isSelected(page) && page.workspace.cells.at(-1)!.id !== page.selected,
    run(page) {
      page.workspace.edits.moveBy(page.selected, 1);
      page.goTo(page.selected);
    },
  },
  {
    id: 'download-dashboard',
    group: 'Cell',
    title: 'Download this dashboard as a web page',
    keys: [],
    ofCell: true,
    enabled: (page) => kindOf(page) === 'dashboard',
    run(page) {
      const { id, title } = page.workspace.units.get(page.selected)![0]!;
      return downloadReport(page, { id, title });
    },
  },
  {
    id: 'collapse',
    group: 'Cell',
    title: (page) => {
      const cell = page.workspace.book.cell(page.selected);
      return cell && isCollapsed(cell) ? 'Expand the cell' : 'Collapse the cell';
    },
    keys: ['O'],
    ofCell: true,
    enabled: isSelected,
    run(page) {
      const cell = page.workspace.book.cell(page.selected)!;
      page.workspace.edits.collapse(cell.id, !isCollapsed(cell));
      page.goTo(cell.id, false);
    },
  },
];
