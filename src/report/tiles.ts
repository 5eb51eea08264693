import {
  columnWords,
  describeTile,
  formatValue,
  kpiText,
  renderTile,
  tableColumns,
  type KpiTile,
  type MarkTile,
  type TableTile,
} from '../charts/charts.ts';
import type { TileResult } from '../cell-kinds/tiles.ts';
import { listed } from '../core/plural.ts';
import type { Drawing, ShownTile } from './context.ts';
import type { Child } from './elements.ts';
import { queryText } from './query.ts';
import { mostRows, tableOf } from './table.ts';
import { exactValue } from './values.ts';

/** Of a chart's rows at most so many are in the table beside it. */
const mostChartRows = 100;

/** The width of a dashboard on a wide screen in pixels; what twelve columns have together, gaps included. */
const fullWidth = 932;
/** The same on a sheet of A4. */
const paperWidth = 703;
const gap = 12;
/** What a tile's frame and padding take of its width. */
const frame = 30;
/** The width of a chart on a phone. */
const narrow = 340;

/** Tiles side by side, in a grid of twelve columns that is one on a phone. */
export async function tileGrid(context: Drawing, tiles: readonly ShownTile[]): Promise<HTMLElement> {
  const { make } = context;
  const made: HTMLElement[] = [];
  for (const shown of tiles) {
    const tile = await tileOf(context, shown);
    const { unreached = [] } = shown;
    if (unreached.length > 0)
      tile.append(make('p', { class: 'note' }, `Not filtered by ${listed(unreached)}`));
    made.push(tile);
  }
  return make('div', { class: 'grid' }, ...made);
}

/** One tile without a frame and without its title, which stands above it already. */
export async function plainTile(context: Drawing, result: TileResult): Promise<HTMLElement> {
  const wide = { ...result, tile: { ...result.tile, width: 12 } };
  const body = await bodyOf(context, wide);
  return context.make('div', { class: 'plain' }, ...body);
}

async function tileOf(context: Drawing, result: TileResult): Promise<HTMLElement> {
  const { tile } = result;
  const attributes = { class: `tile ${tile.type}`, style: `--span:${tile.width}` };
  if (tile.type === 'kpi') return context.make('div', attributes, ...kpi(context, tile, result));
  const { make, level } = context;
  const subtitle = tile.subtitle ? make('small', {}, tile.subtitle) : undefined;
  const title = make(`h${level + 1}`, {}, tile.title, subtitle);
  return make('div', attributes, title, ...(await bodyOf(context, result)));
}

async function bodyOf(context: Drawing, result: TileResult): Promise<Child[]> {
  const { tile, error, note } = result;
  const { make } = context;
  const noted = note ? make('p', { class: 'note' }, note) : undefined;
  if (error !== '') return [make('p', { class: 'error' }, error), more(context, result)];
  if (tile.type === 'kpi') return kpi(context, tile, result);
  if (tile.type === 'table') return [tableTile(context, tile, result), noted, more(context, result)];
  return [...(await pictures(context, tile, result)), noted, more(context, result)];
}

function kpi({ make }: Drawing, tile: KpiTile, { rows, error, previous }: TileResult): Child[] {
  const { title, text, unit, problem, change } = kpiText(tile, rows, previous);
  return [
    make('span', { class: 'name' }, title),
    make('strong', {}, text, unit ? make('small', {}, ` ${unit}`) : undefined),
    error ? undefined : make('small', {}, problem || tile.subtitle),
    change && !error ? make('small', { class: 'change' }, change.text) : undefined,
    error ? make('p', { class: 'error' }, error) : undefined,
  ];
}

/** The chart twice: as wide as its place on a wide screen and on paper, and for a phone, where that could not be read. */
async function pictures(
  { document, make, palette }: Drawing,
  tile: MarkTile,
  { rows }: TileResult,
): Promise<Child[]> {
  const wide = Math.round(((fullWidth + gap) * tile.width) / 12 - gap - frame);
  const draw = async (width: number) =>
    (await renderTile(tile, rows, { document, width, palette, titles: true })).figure;
  if (wide <= narrow * 1.1) return [await draw(wide)];
  // On paper the one whose letters come out nearer to their own size.
  const onPaper = Math.round(((paperWidth + gap) * tile.width) / 12 - gap - frame);
  return [
    make(
      'div',
      { class: onPaper <= narrow * 1.1 ? 'small' : undefined },
      make('div', { class: 'wide' }, await draw(wide)),
      make('div', { class: 'narrow' }, await draw(narrow)),
    ),
  ];
}

function tableTile({ make }: Drawing, tile: TableTile, { rows }: TileResult): HTMLElement {
  const columns = tableColumns(tile, rows);
  const isNumber = (name: string) => typeof rows.find((row) => row[name] !== null)?.[name] === 'number';
  return tableOf(make, {
    label: `Rows of ${tile.title}`,
    columns: columns.map(({ column, label }) => ({ name: label, isNumber: isNumber(column) })),
    rows: rows
      .slice(0, mostRows)
      .map((row) => columns.map(({ column, format }) => formatValue(row[column], format))),
    total: rows.length,
  });
}

/** What stands behind a tile, folded: what it shows in words, its rows, and the query that gave them. */
function more({ make }: Drawing, { tile, rows, error }: TileResult): HTMLElement {
  const columns = Object.keys(rows[0] ?? {});
  const isNumber = (name: string) => ['number', 'bigint'].includes(typeof rows[0]?.[name]);
  const table = () =>
    tableOf(make, {
      label: `Rows behind ${tile.title}`,
      columns: columns.map((name) => ({ name: columnWords(name), isNumber: isNumber(name) })),
      rows: rows.slice(0, mostChartRows).map((row) => columns.map((name) => exactValue(make, row[name]))),
      total: rows.length,
    });
  const isChart = tile.type === 'mark' && error === '';
  return make(
    'details',
    {},
    make(
      'summary',
      {},
      isChart ? 'Rows and query' : 'Query',
      make('span', { class: 'hidden' }, ` of ${tile.title}`),
    ),
    isChart ? make('p', { class: 'words' }, describeTile(tile, rows)) : undefined,
    isChart && rows.length > 0 ? table() : undefined,
    queryText(make, tile.data, `Query of ${tile.title}`),
  );
}
