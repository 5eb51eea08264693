import { countText } from '../core/plural.ts';
import type { Child, Make } from './elements.ts';

/** Of a table at most so many rows are in a report. */
export const mostRows = 200;

/** Of those at most so many are printed. */
const mostPrinted = 30;

/** So few rows stand on one sheet together. */
const few = 12;

/** A column of a table: its name, and what is said below it in small. */
export interface ReportColumn {
  name: string;
  note?: string;
  isNumber: boolean;
}

/** A table, ready to be drawn. */
export interface ReportTable {
  label: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly Child[])[];
  /** How many rows there are in all. */
  total: number;
}

/** Values of so many characters are not broken; a column with a longer one is as narrow as it has to be. */
const mostUnbroken = 14;

/** Of so many columns a sheet of paper has room for values that are not broken. */
const mostWide = 7;

function lengthOf(child: Child): number {
  return (typeof child === 'string' ? child : (child?.textContent ?? '')).length;
}

/** What is said of the rows that are not there; '' where all are. */
export function cutText(shown: number, total: number): string {
  return shown < total ? `The first ${countText(shown)} of ${countText(total)} rows.` : '';
}

/** A table that scrolls on a screen and lies open on paper, with a line on what was left out. */
export function tableOf(make: Make, { label, columns, rows, total }: ReportTable): HTMLElement {
  if (total === 0) return make('p', { class: 'note' }, 'No rows.');
  const styles = columns.map(({ isNumber }, at) => {
    const isShort = rows.every((row) => lengthOf(row[at]) <= mostUnbroken);
    return [...(isNumber ? ['n'] : []), ...(isShort ? ['short'] : [])].join(' ') || undefined;
  });
  const head = columns.map((column, at) =>
    make(
      'th',
      { scope: 'col', class: styles[at] },
      column.name,
      column.note ? make('small', {}, column.note) : undefined,
    ),
  );
  const body = rows.map((row) =>
    make('tr', {}, ...columns.map((_, at) => make('td', { class: styles[at] }, row[at]))),
  );
  const table = make(
    'table',
    { class: columns.length > mostWide ? 'many' : undefined },
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...body),
  );
  const note = cutText(rows.length, total);
  const printed = cutText(Math.min(rows.length, mostPrinted), total);
  return make(
    'div',
    { class: rows.length <= few ? 'rows few' : 'rows' },
    make('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': label }, table),
    note ? make('p', { class: 'note screen' }, note) : undefined,
    printed ? make('p', { class: 'note paper' }, printed) : undefined,
  );
}

/** The rule by which rows beyond the printed ones stay away from paper. */
export const printedRows = `.rows tbody tr:nth-child(n + ${mostPrinted + 1}) { display: none; }`;
