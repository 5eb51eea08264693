import type { Arrangement } from './arrangement.ts';
import type { ColumnLayout } from './column-layout.ts';

/** What the menu of a column can do. */
export type ColumnCommand =
  'ascending' | 'descending' | 'unsorted' | 'filter' | 'hide' | 'autosize' | 'narrower' | 'wider' | 'profile';

/** What a command needs of the grid; a place is a column's among those shown. */
export interface ColumnTarget {
  readonly layout: ColumnLayout;
  readonly wanted: Arrangement;
  arrange(wanted: Arrangement): void;
  autosize(place: number): void;
  resize(place: number, width: number): void;
  hide(place: number): void;
}

/** How much wider or narrower a command makes a column, in pixels. */
const widthStep = 24;

/** Does what the menu of the column at a place asks for; filters and profiles are boxes of the menu's own. */
export function runColumnCommand(target: ColumnTarget, command: ColumnCommand, place: number): void {
  const { layout, wanted } = target;
  const column = layout.column(place).name;
  const resize = (by: number) => target.resize(place, layout.widthOf(place) + by);
  if (command === 'ascending' || command === 'descending')
    target.arrange({ ...wanted, sort: [{ column, descending: command === 'descending' }] });
  else if (command === 'unsorted')
    target.arrange({ ...wanted, sort: wanted.sort.filter((key) => key.column !== column) });
  else if (command === 'autosize') target.autosize(place);
  else if (command === 'narrower') resize(-widthStep);
  else if (command === 'wider') resize(widthStep);
  else if (command === 'hide') target.hide(place);
}
