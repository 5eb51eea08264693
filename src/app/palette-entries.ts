import { tableKey } from '../core/names.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { chaptersOf, prose } from '../notebook/document.ts';
import { insertCell } from './commands/cell.ts';
import { isEnabled, titleOf } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { keysText } from './commands/keys.ts';
import type { Page } from './page.ts';
import { proseTitle } from './prose-title.ts';
import { countText } from './words.ts';

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  kind: 'command' | 'cell' | 'table';
  title: string;
  /** Said behind the title: keys, a state, a number of rows. */
  note: string;
  disabled: boolean;
  run(): void;
}

function commandEntries(page: Page): PaletteEntry[] {
  return commands.map((command) => ({
    id: `command ${command.id}`,
    kind: 'command',
    title: titleOf(command, page),
    note: command.keys.map((keys) => keysText(keys)).join(', '),
    disabled: !isEnabled(command, page),
    run: () => void command.run(page),
  }));
}

/** Prose is found by its first line, every other cell by the titles of its units. */
function cellEntries(page: Page): PaletteEntry[] {
  const { workspace } = page;
  const titles = new Map(
    chaptersOf(workspace.cells).flatMap(({ title, cells }) => cells.map(({ id }) => [id, title] as const)),
  );
  return workspace.cells.flatMap((cell): PaletteEntry[] => {
    const go = { kind: 'cell' as const, disabled: false, run: () => page.goTo(cell.id) };
    if (cell.kind === prose) {
      const title = proseTitle(cell).slice(0, 80) || 'Empty text';
      return [{ id: cell.id, title, note: titles.get(cell.id) ?? '', ...go }];
    }
    return (workspace.units.get(cell.id) ?? []).map((unit) => ({
      id: `unit ${unit.id}`,
      title: unit.title,
      note: workspace.states.of(unit.id).status,
      ...go,
    }));
  });
}

/** A table opens a new cell that shows its rows. */
function tableEntries(page: Page): PaletteEntry[] {
  const { workspace } = page;
  const tables = new Map(workspace.plan.jobs.map((job) => [tableKey(job.targetTable), job.targetTable]));
  return [...tables].map(([key, table]) => {
    const rows = workspace.rows.get(key);
    return {
      id: `table ${key}`,
      kind: 'table',
      title: table.table,
      note: rows === undefined ? 'not made yet' : `${countText(rows)} rows`,
      disabled: false,
      run: () => insertCell(page, 'sql', 'after', `SELECT *\nFROM ${duckdb.table(table)}\nLIMIT 100`),
    };
  });
}

/** Everything that the palette can lead to. */
export function paletteEntries(page: Page): PaletteEntry[] {
  return [...commandEntries(page), ...cellEntries(page), ...tableEntries(page)];
}

/**
 * How well a title fits what was typed: letters in their order, best where they begin words and stand together.
 * Higher is better; 0 means that it doesn't fit.
 */
export function fit(title: string, typed: string): number {
  const [text, wanted] = [title.toLowerCase(), typed.toLowerCase().replace(/\s+/g, '')];
  const whole = text.indexOf(typed.toLowerCase().trim());
  if (whole >= 0) return 1000 - Math.min(whole, 100) - text.length / 100 + (whole === 0 ? 100 : 0);
  let [score, at, before] = [1, 0, -2];
  for (const letter of wanted) {
    const found = text.indexOf(letter, at);
    if (found < 0) return 0;
    score += found === before + 1 ? 5 : /[\s_.-]/.test(text[found - 1] ?? ' ') ? 4 : 1;
    before = found;
    at = found + 1;
  }
  return score - text.length / 100;
}

/** The entries that fit, best first; all in their order where nothing is typed. */
export function findEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  if (typed.trim() === '') return [...entries];
  return entries
    .map((entry) => ({ entry, score: fit(entry.title, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
