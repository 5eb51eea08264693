import { html, nothing, type TemplateResult } from 'lit';
import type { SortKey } from './arrangement.ts';
import { shortType, type GridColumn } from './column.ts';
import type { ColumnLayout } from './column-layout.ts';
import { rowHeight } from './grid-viewport.ts';
import { isInside, type Block, type Place } from './selection.ts';
import type { Cell } from './window-sql.ts';

/** What is drawn: which rows and columns, and how each looks. */
export interface GridFrame {
  layout: ColumnLayout;
  /** Rows from `first` to `last`, of which the first begins `top` pixels below the header. */
  first: number;
  last: number;
  top: number;
  /** Shown columns by place. */
  left: number;
  right: number;
  sort: readonly SortKey[];
  active: Place;
  selected: Block | undefined;
  dim: ReadonlySet<string>;
  cell(row: number, column: number): Cell | undefined;
  isHit(row: number, column: GridColumn): boolean;
}

/** The id of a cell, by which the grid tells the active one. */
export function cellId(row: number, place: number): string {
  return row < 0 ? `head-${place}` : `cell-${row}-${place}`;
}

/** The header's row. `data-place` and `data-part` tell what was clicked. */
export function headRow(frame: GridFrame): TemplateResult {
  const { layout, sort, active } = frame;
  return html`<div class="row" role="row" aria-rowindex="1" style="padding-left:${layout.left(frame.left)}px">
    ${range(frame.left, frame.right).map((place) => {
      const column = layout.column(place);
      const at = sort.findIndex((key) => key.column === column.name);
      const key = sort[at];
      const order = key ? (key.descending ? 'descending' : 'ascending') : 'none';
      const isActive = active.row < 0 && active.column === place;
      return html`<div
        id=${cellId(-1, place)}
        class="column ${column.kind === 'number' ? 'n' : ''} ${isActive ? 'active' : ''}"
        role="columnheader"
        aria-colindex=${place + 1}
        aria-sort=${order}
        data-place=${place}
        style="width:${layout.widthOf(place)}px"
        title="${column.name} ${column.type.slice(0, 200)}"
      >
        <span class="name"
          >${column.name}<span class="sign" aria-hidden="true"
            >${key ? ` ${key.descending ? '↓' : '↑'}${sort.length > 1 ? at + 1 : ''}` : ''}</span
          ><small>${shortType(column.type)}</small></span
        >
        <button tabindex="-1" data-part="menu" aria-haspopup="menu" aria-label="Menu of ${column.name}">
          ▾
        </button>
        <span class="handle" data-part="handle" aria-hidden="true"></span>
      </div>`;
    })}
  </div>`;
}

/** What stands in place of rows where there are none. */
export function noRows({ layout }: GridFrame): TemplateResult {
  return html`<div role="row">
    <div class="none" role="gridcell" aria-colspan=${layout.count}>No rows</div>
  </div>`;
}

/** The rows that are seen. Elements are used again for other rows, so that scrolling makes none. */
export function bodyRows(frame: GridFrame): TemplateResult[] {
  const { layout, active, selected } = frame;
  const places = range(frame.left, frame.right);
  return range(frame.first, frame.last).map((row, index) => {
    const y = frame.top + index * rowHeight;
    return html`<div
      class="row"
      role="row"
      aria-rowindex=${row + 2}
      style="transform:translateY(${y}px);padding-left:${layout.left(frame.left)}px"
    >
      ${places.map((place) => {
        const column = layout.column(place);
        const cell = frame.cell(row, layout.shown[place]!);
        const isSelected = selected !== undefined && isInside(selected, row, place);
        const isActive = active.row === row && active.column === place;
        const look = `cell${column.kind === 'number' ? ' n' : ''}${frame.dim.has(column.name) ? ' dim' : ''}`;
        return html`<div
          id=${cellId(row, place)}
          class="${look}${isSelected ? ' selected' : ''}${isActive ? ' active' : ''}"
          role="gridcell"
          aria-colindex=${place + 1}
          aria-selected=${isSelected}
          aria-label=${cell ? nothing : 'Loading'}
          style="width:${layout.widthOf(place)}px"
        >
          <bdi class=${valueClass(cell, cell !== undefined && frame.isHit(row, column))}
            >${valueText(cell)}</bdi
          >
        </div>`;
      })}
    </div>`;
  });
}

/** One element for every value: a scroll changes its text and class, and makes no other. */
function valueClass(cell: Cell | undefined, hit: boolean): string {
  if (!cell) return 'wait';
  const isNothing = cell.text === null || cell.text === '';
  return `${isNothing ? 'null' : ''} ${hit ? 'hit' : ''}`;
}

function valueText(cell: Cell | undefined): TemplateResult | string {
  if (!cell) return '';
  const { text, length } = cell;
  if (text === null) return 'NULL';
  if (text === '') return "''";
  const more = length === undefined ? '' : '…';
  if (!/[\r\n]/.test(text)) return text + more;
  const lines = text.split(/\r\n?|\n/);
  return html`${lines.map(
    (line, at) =>
      html`${line}${at < lines.length - 1 ? html`<span class="sign" title="line break">↵</span>` : more}`,
  )}`;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
