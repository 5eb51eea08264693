import type { Pick } from '../charts/charts.ts';
import { DrillEvent } from './chart-events.ts';
import { download } from './download.ts';
import { pickWords } from './drill-title.ts';
import { fileName } from './file-name.ts';
import { NewQueryEvent } from './new-query.ts';
import { csvOf } from './tile-csv.ts';
import type { MenuItem } from './wb-menu.ts';
import type { WbTile } from './wb-tile.ts';

/** What can be done with a tile. */
export function tileMenu(element: WbTile): MenuItem[] {
  const { view, chart } = element;
  const { tile, rows, error } = view.result;
  const name = fileName(tile.title);
  const isEmpty = error !== '' || rows.length === 0;
  const hasPicture = chart?.shadowRoot?.querySelector('svg') != null;
  const csv = () => download(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  const ofChart: MenuItem[] = [
    { title: 'Download SVG', disabled: !hasPicture, run: () => void chart?.saveSvg() },
    { title: 'Download PNG', disabled: !hasPicture, run: () => void chart?.savePng() },
  ];
  const rowsItem = (title: string, picks: readonly Pick[]): MenuItem => ({
    title,
    run: () => void element.dispatchEvent(new DrillEvent(picks)),
  });
  return [
    ...(view.marked.length > 0
      ? [rowsItem(`Show the rows behind ${pickWords(view.marked)}`, view.marked)]
      : []),
    rowsItem('Show the rows behind it', []),
    { title: 'Open the query as a cell', run: () => void element.dispatchEvent(new NewQueryEvent(view.sql)) },
    ...(tile.type === 'mark'
      ? [{ title: 'Show or hide its table', disabled: isEmpty, run: () => chart?.toggleTable() }]
      : []),
    { title: 'Download CSV', disabled: isEmpty, run: csv },
    ...(tile.type === 'mark' ? ofChart : []),
  ];
}
