import { DrillEvent } from './chart-events.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import { NewQueryEvent } from './new-query.ts';
import { csvOf } from './tile-csv.ts';
import type { MenuItem } from './wb-menu.ts';
import type { WbTile } from './wb-tile.ts';

/** Whether the tile shows its rows in place of its chart, and what changes that. */
interface TableView {
  asTable: boolean;
  toggleTable(): void;
}

/** What can be done with a tile. */
export function tileMenu(element: WbTile, { asTable, toggleTable }: TableView): MenuItem[] {
  const { view, chart } = element;
  const { tile, rows, error } = view.result;
  const name = fileName(tile.title);
  const isEmpty = error !== '' || rows.length === 0;
  const csv = () => download(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  const ofChart: MenuItem[] = [
    { title: 'Download SVG', disabled: isEmpty, run: () => void chart?.saveSvg() },
    { title: 'Download PNG', disabled: isEmpty, run: () => void chart?.savePng() },
  ];
  return [
    { title: 'Show the rows behind it', run: () => void element.dispatchEvent(new DrillEvent([])) },
    { title: 'Open the query as a cell', run: () => void element.dispatchEvent(new NewQueryEvent(view.sql)) },
    ...(tile.type === 'mark' && !isEmpty
      ? [{ title: asTable ? 'Show the chart' : 'Show as a table', run: toggleTable }]
      : []),
    { title: 'Download CSV', disabled: isEmpty, run: csv },
    ...(tile.type === 'mark' ? ofChart : []),
  ];
}
