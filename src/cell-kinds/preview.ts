import type { Tile } from '../charts/charts.ts';
import { errorText } from '../core/error-text.ts';
import { placeOfError } from '../engine/error-place.ts';
import { PlacedError, type AskingTools, type Place } from '../notebook/unit.ts';
import type { TileResult } from './tiles.ts';

/** How the result of a text with tiles is made. */
interface Making<T> {
  run(tools: AskingTools): Promise<T>;
  tiles(result: T): readonly TileResult[];
  /** The result on show; undefined where there is none. */
  shown: T | undefined;
}

/** What is wrong with a tile, and where in the text that is, as far as it is known. */
interface Fault {
  message: string;
  place: Place | undefined;
}

/**
 * Makes the result of a text that is being written. Rejects with a PlacedError where the text can't be understood, or
 * where one of its tiles can't be drawn and the one on show in its place can.
 */
export async function previewTiles<T>(text: string, tools: AskingTools, making: Making<T>): Promise<T> {
  /** What the engine said of queries, by their text. */
  const said = new Map<string, string>();
  const query: AskingTools['query'] = (sql) =>
    tools.query(sql).catch((error: unknown) => {
      said.set(sql, errorText(error));
      throw error;
    });
  const result = await making.run({ ...tools, query });
  const before = making.shown === undefined ? [] : making.tiles(making.shown);
  for (const [at, tile] of making.tiles(result).entries()) {
    const fault = await faultOf(text, tile, said);
    const isNew = fault && (!before[at] || !(await faultOf('', before[at], new Map())));
    if (isNew) throw new PlacedError(fault.message, fault.place);
  }
  return result;
}

async function faultOf(
  text: string,
  { tile, rows, error }: TileResult,
  said: ReadonlyMap<string, string>,
): Promise<Fault | undefined> {
  if (error !== '') {
    const message = said.get(tile.data);
    const place = message === undefined ? undefined : placeOfError(message, tile.data);
    return { message: error, place: place && placeInData(text, tile, place) };
  }
  if (tile.type !== 'mark') return undefined;
  const { missingColumns } = await import('../charts/chart.ts');
  const [message] = missingColumns(tile, rows);
  if (message === undefined) return undefined;
  const lost = Object.entries(tile.channels).find(([, column]) => !(column in (rows[0] ?? {})));
  return { message, place: lost && placeOfKey(text, tile, lost[0]) };
}

/** Where the line of a tile's key stands in the text. */
function placeOfKey(text: string, tile: Tile, key: string): Place | undefined {
  const before = text
    .split('\n')
    .slice(0, tile.line - 1)
    .join('\n').length;
  const pattern = new RegExp(`^[ \\t]*(?:- +)?(${key}:.*?)[ \\t]*$`, 'm');
  const found = pattern.exec(text.slice(before));
  if (!found) return undefined;
  const from = before + found.index + found[0].indexOf(found[1]!);
  return { from, to: from + found[1]!.length };
}

/** Where a part of a tile's query stands in the text: its lines are those of the query, behind an indent. */
function placeInData(text: string, tile: Tile, { from, to }: Place): Place | undefined {
  const lines = text.split('\n');
  const own = tile.data.split('\n').map((line) => line.trimEnd());
  const ends = (line: string | undefined, end: string) => line?.trimEnd().endsWith(end) === true;
  const first = lines.findIndex(
    (_, at) => at >= tile.line - 1 && own.every((line, n) => ends(lines[at + n], line)),
  );
  if (first < 0) return undefined;
  const moved = (offset: number) => {
    const above = tile.data.slice(0, offset).split('\n');
    const row = first + above.length - 1;
    const start = lines.slice(0, row).reduce((sum, { length }) => sum + length + 1, 0);
    const indent = lines[row]!.trimEnd().length - own[above.length - 1]!.length;
    return start + indent + above.at(-1)!.length;
  };
  return { from: moved(from), to: moved(to) };
}
