/** A cell by the place of its record and of its column. */
export interface CellPlace {
  record: number;
  column: number;
}

/** Records that a page key goes over. */
const page = 20;

/** The cell that a key leads to in a table of so many records and columns; undefined for other keys. */
export function moveOf(
  event: KeyboardEvent,
  { record, column }: CellPlace,
  { records, columns }: { records: number; columns: number },
): CellPlace | undefined {
  const isMod = event.ctrlKey || event.metaKey;
  const moves: Readonly<Record<string, CellPlace>> = {
    ArrowUp: { record: record - 1, column },
    ArrowDown: { record: record + 1, column },
    ArrowLeft: { record, column: column - 1 },
    ArrowRight: { record, column: column + 1 },
    Home: { record: isMod ? 0 : record, column: 0 },
    End: { record: isMod ? records - 1 : record, column: columns - 1 },
    PageUp: { record: record - page, column },
    PageDown: { record: record + page, column },
  };
  return moves[event.key];
}
