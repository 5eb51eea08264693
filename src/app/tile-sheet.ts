import type { Rows } from '../charts/charts.ts';
import type { Sheet } from './wb-sheet.ts';
import { countText } from './words.ts';

/** At most so many rows stand in a tile's table; all are in its CSV. */
const mostRows = 1000;

/** The rows behind a chart as a table. */
export function sheetOf(title: string, rows: Rows): Sheet {
  const columns = Object.keys(rows[0] ?? {});
  const type = (name: string) => (typeof rows[0]?.[name] === 'number' ? 'DOUBLE' : '');
  return {
    label: `Rows of ${title}`,
    columns: columns.map((name) => ({ name, type: type(name) })),
    rows: rows.slice(0, mostRows),
    note: rows.length > mostRows ? `The first ${countText(mostRows)} rows.` : '',
  };
}
