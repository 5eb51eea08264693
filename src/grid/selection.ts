/** A cell by its row from 0, or -1 for the header, and its place among the shown columns from 0. */
export interface Place {
  row: number;
  column: number;
}

/** Both corners of what is selected, in any order; `head` is where the cursor is. */
export interface Selection {
  anchor: Place;
  head: Place;
}

/** The selection of one cell. */
export function oneCell(row: number, column: number): Selection {
  return { anchor: { row, column }, head: { row, column } };
}

/** A selection as far as there are rows and columns for it; without rows it is in the header. */
export function within({ anchor, head }: Selection, rows: number, columns: number): Selection {
  const fit = ({ row, column }: Place): Place => ({
    row: Math.min(row, rows - 1),
    column: Math.min(column, columns - 1),
  });
  return { anchor: fit(anchor), head: fit(head) };
}

/** The selection of all cells of so many rows and columns. */
export function everything(rows: number, columns: number): Selection {
  return { anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 } };
}

/** A block of cells, both ends included. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The block between a selection's corners, without the header. */
export function blockOf({ anchor, head }: Selection): Block {
  return {
    top: Math.max(0, Math.min(anchor.row, head.row)),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

/** The block of a selection; undefined where it is in the header alone. */
export function selectedBlock(selection: Selection): Block | undefined {
  const block = blockOf(selection);
  return block.bottom < 0 ? undefined : block;
}

/** Whether a block is no more than a cell. */
export function isOneCell(block: Block | undefined): boolean {
  return block !== undefined && block.top === block.bottom && block.left === block.right;
}

/** Whether a selection is its active cell alone. */
export function isOne({ anchor, head }: Selection): boolean {
  return anchor.row === head.row && anchor.column === head.column;
}

export function isInside(block: Block, row: number, column: number): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

/** A key as the grid pattern of WAI-ARIA reads it. */
export interface Key {
  key: string;
  /** Control, or Command on a Mac. */
  control: boolean;
}

/**
 * Where a key leads from a place, by the grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); undefined for
 * keys that don't move. With Control an arrow goes to the edge.
 */
export function move(
  { key, control }: Key,
  from: Place,
  rows: number,
  columns: number,
  page: number,
): Place | undefined {
  const last: Place = { row: rows - 1, column: columns - 1 };
  const to = (row: number, column: number): Place => ({
    row: Math.min(Math.max(row, -1), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  });
  switch (key) {
    case 'ArrowDown':
      return to(control ? last.row : from.row + 1, from.column);
    case 'ArrowUp':
      // The header is a step of its own: an edge is the first row, then the header.
      return to(control && from.row > 0 ? 0 : from.row - 1, from.column);
    case 'ArrowRight':
      return to(from.row, control ? last.column : from.column + 1);
    case 'ArrowLeft':
      return to(from.row, control ? 0 : from.column - 1);
    case 'PageDown':
      return to(Math.max(from.row, 0) + page, from.column);
    case 'PageUp':
      return to(from.row < 0 ? -1 : Math.max(0, from.row - page), from.column);
    case 'Home':
      return control ? to(0, 0) : to(from.row, 0);
    case 'End':
      return control ? to(last.row, last.column) : to(from.row, last.column);
    default:
      return undefined;
  }
}
