import type { DashboardResult } from '../cell-kinds/dashboard.ts';
import { markdownToHtml } from '../cell-kinds/markdown-html.ts';
import type { SqlResult } from '../cell-kinds/sql.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { durationText } from '../core/duration.ts';
import { errorText } from '../core/error-text.ts';
import { jobKinds } from '../core/jobs/kinds.ts';
import { countText, plural } from '../core/plural.ts';
import { isCollapsed, prose, textOf, type Cell } from '../notebook/document.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Context } from './context.ts';
import type { Child } from './elements.ts';
import { jobList } from './jobs.ts';
import { queryText } from './query.ts';
import { resultRows } from './result-rows.ts';
import { stateChip, stateNote } from './state.ts';
import { tableOf } from './table.ts';
import { plainTile, tileGrid } from './tiles.ts';
import { momentText } from './words.ts';

type Body = (context: Context, unit: Unit, result: unknown) => Promise<Child[]>;

/** What each kind of cell shows of its result; prose and jobs have none. */
export const bodies: Readonly<Record<string, Body>> = {
  async sql({ workspace, make }, unit, result) {
    const { table, rows } = result as SqlResult;
    const label = `Rows of ${unit.title}`;
    try {
      return [tableOf(make, await resultRows({ workspace, make }, table, rows, label))];
    } catch (error) {
      return [
        make('p', { class: 'error' }, `${countText(rows)} rows, which can’t be read: ${errorText(error)}`),
      ];
    }
  },
  async plot(context, _, result) {
    return [await plainTile(context, result as TileResult)];
  },
  async dashboard(context, unit, result) {
    const { tiles, problems } = result as DashboardResult;
    const { make } = context;
    const lines = problems.map(({ line, message }) =>
      make('p', { class: 'error' }, `line ${line}: ${message}`),
    );
    const filtered = context.filtered.get(unit.cell.id);
    if (!filtered) return [...lines, await tileGrid(context, tiles)];
    const note = make('p', { class: 'note old' }, `Filtered by ${filtered.filters.join(' · ')}.`);
    return [...lines, note, await tileGrid(context, filtered.tiles)];
  },
};

/** The name of a cell in the table of contents and above it; '' where it has none. */
export function titleOfCell(context: Context, cell: Cell): string {
  const units = context.workspace.units.get(cell.id) ?? [];
  if (cell.kind === prose) return '';
  if (cell.kind !== 'job') return units[0]?.title ?? '';
  if (units.length === 1) return units[0]!.title;
  const kind = jobKinds[cell.words[0] as keyof typeof jobKinds];
  return `${kind?.title ?? cell.words.join(' ')}: ${plural(units.length, 'job')}`;
}

/**
 * A cell as HTML, all of it escaped or sanitised.
 * @param id what links to the cell are made of
 */
export async function cellHtml(context: Context, cell: Cell, id: string): Promise<string> {
  const { document, make } = context;
  if (cell.kind === prose) {
    const html = markdownToHtml(textOf(cell), document.defaultView ?? globalThis.window);
    const title = isCollapsed(cell) ? (/^\s*#*\s*(.*)/.exec(textOf(cell))?.[1] ?? '') : '';
    // The HTML was sanitised to stand in an element's content, and stands in no attribute.
    return folded(context, cell, title, `<div class="prose" id="${id}">${html}</div>`);
  }
  const units = context.workspace.units.get(cell.id) ?? [];
  const parts = cell.kind === 'job' ? jobParts(context, cell, units) : await unitParts(context, units[0]);
  const section = make('section', { class: `cell ${cell.kind}`, id }, ...parts);
  return folded(context, cell, titleOfCell(context, cell), section.outerHTML);
}

/** A cell that is folded in the notebook is so here; on paper it lies open. */
function folded({ make }: Context, cell: Cell, title: string, html: string): string {
  if (!isCollapsed(cell)) return html;
  const summary = make('summary', {}, title || 'Text').outerHTML;
  return `<details class="folded">${summary}${html}</details>`;
}

function jobParts(context: Context, cell: Cell, units: readonly Unit[]): Child[] {
  const { make, level } = context;
  const title = level === 1 ? undefined : make(`h${level}`, {}, titleOfCell(context, cell));
  if (units.length > 0) return [title, jobList(context, units)];
  const none = `The configuration has no job of the type ${cell.words.join(' ')} that no other cell shows.`;
  return [title, make('p', { class: 'note' }, none)];
}

async function unitParts(context: Context, unit: Unit | undefined): Promise<Child[]> {
  if (!unit) return [];
  const { make, workspace, level } = context;
  const state = workspace.states.of(unit.id);
  const own = state.resultKind === unit.kind ? state.result : undefined;
  const stored = own === undefined ? workspace.stored.resultOf(unit) : undefined;
  const result = own ?? stored;
  const seconds = state.status === 'done' && state.seconds > 0 ? durationText(state.seconds) : '';
  const kind = workspace.effects.kinds.get(unit.kind)?.label;
  const bar = make(
    'div',
    { class: 'bar' },
    level === 1 ? undefined : make(`h${level}`, {}, unit.title),
    make('span', { class: 'kind' }, kind),
    stored === undefined ? stateChip(make, state.status, seconds) : undefined,
  );
  const query = unit.kind === 'sql' ? queryText(make, textOf(unit.cell), `SQL of ${unit.title}`) : undefined;
  const note =
    stored === undefined
      ? stateNote(context, state, result !== undefined)
      : make('p', { class: 'note old' }, `The sample’s stored run of ${momentText(workspace.stored.at)}.`);
  const body = result === undefined ? gone(context, state) : await bodies[unit.kind]!(context, unit, result);
  return [bar, query, note, ...body];
}

/** Rows are gone with the page, while a run's record is kept. */
function gone({ make }: Context, { restored }: Readonly<UnitState>): Child[] {
  return restored
    ? [make('p', { class: 'note' }, 'Its rows are gone with the page: run it again to see them.')]
    : [];
}
