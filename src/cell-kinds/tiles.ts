import { tablesIn } from '../core/sql/tables-in.ts';
import type { Rows, SpecProblem, Tile } from '../charts/charts.ts';
import type { Result } from '../engine/connector.ts';
import { plainMessage } from '../engine/plain-message.ts';
import type { Cell } from '../notebook/document.ts';
import type { AskingTools, Place, Query } from '../notebook/unit.ts';

/** A tile with its rows, or with the reason for which it has none. */
export interface TileResult {
  tile: Tile;
  rows: Rows;
  error: string;
  /** What has been left out of the rows, '' where nothing has. */
  note: string;
  /** A figure's value in the run before; undefined where there is none. */
  previous?: number;
}

/** A text's title, '' where it has none. It must be there before YAML can be read, so it is the text's own line. */
export function titleOf(cell: Cell): string {
  const line = /^title:[ \t]*(.*?)[ \t]*\r?$/m.exec(cell.body)?.[1] ?? '';
  return line.replace(/^(['"])(.*)\1$/, '$2');
}

/** Asks for a tile's rows. What is wrong with its query, or keeps its tables from being up to date, is its error. */
export async function runTile(tile: Tile, { query, blockerOf }: AskingTools): Promise<TileResult> {
  const blocker = blockerOf(tablesIn(tile.data));
  if (blocker !== '') return { tile, rows: [], error: `blocked by ${blocker}`, note: '' };
  return answerTile(tile, query);
}

/** The same for another query than the tile's own, such as a filtered one. Never rejects: errors are in the answer. */
export async function answerTile(tile: Tile, query: Query, data = tile.data): Promise<TileResult> {
  const { queryRefusal, tileNote, tileQuery, tileRefusal, tileRows } = await import('../charts/charts.ts');
  const asked = { ...tile, data };
  const refusal = queryRefusal(data);
  if (refusal !== '') return { tile, rows: [], error: refusal, note: '' };
  try {
    const { rows } = await query(tileQuery(asked)).catch((error: unknown) => plainly(asked, query, error));
    const error = tileRefusal(tile, rows);
    return error === ''
      ? { tile, rows: tileRows(tile, rows), error, note: tileNote(tile, rows) }
      : { tile, rows: [], error, note: '' };
  } catch (error) {
    return { tile, rows: [], error: plainMessage(error), note: '' };
  }
}

/**
 * The rows of a query that can't be asked as its tile wants, as where they lack a column that the tile names: the chart
 * then says which. A mistake in the query itself is told as the engine tells it of the query alone.
 */
async function plainly(tile: Tile, query: Query, error: unknown): Promise<Result> {
  if (error instanceof Error && error.name === 'AbortError') throw error;
  const { firstRows } = await import('../charts/charts.ts');
  return query(firstRows(tile.data)).catch(() => query(tile.data));
}

/** A problem of a specification as text, and where in the text it is. */
export function placeOf({ line, column }: SpecProblem, text: string): Place {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  const from = Math.min(text.length, before + column - 1);
  return { from, to: Math.max(from, before + (lines[line - 1]?.trimEnd().length ?? 0)) };
}
