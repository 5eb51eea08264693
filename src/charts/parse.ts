import { columnParts, kpiParts, parseKpi, parseMark, parseTable, tableParts } from './parse-tile.ts';
import { channelNames, optionNames } from './spec.ts';
import type { Dashboard, SpecProblem, Tile } from './spec.ts';
import type { Entry } from './yaml-reader.ts';
import { YamlReader } from './yaml-reader.ts';
import type { Node } from 'yaml';

const dashboardKeys = ['title', 'tiles'];
const commonKeys = ['title', 'subtitle', 'width', 'data'];
const kpiKeys = ['kpi'];
const tableKeys = ['table'];
const markKeys = ['mark', ...channelNames, ...channelNames.map((channel) => `${channel}Label`)];
const markOptions = ['sort', 'limit', 'format', 'height', 'scheme', ...optionNames];
const tileKeys = [...commonKeys, ...kpiKeys, ...tableKeys, ...markKeys, ...markOptions];

/** Every key of a specification, by what it belongs to; `kpi`, `table` and `columns` are those of what is inside. */
export const specKeys = {
  dashboard: dashboardKeys,
  tile: tileKeys,
  /** Those of a tile that only a mark has. */
  mark: [...markKeys, ...markOptions],
  kpi: kpiParts,
  table: tableParts,
  columns: columnParts,
} satisfies Record<string, readonly string[]>;

/** Columns of twelve that a tile takes where it doesn't say. */
const widths = { kpi: 4, mark: 6, table: 12 };

/**
 * Reads a dashboard out of YAML text. Gives the tiles that could be read and all problems, in the order of
 * the text; never throws.
 */
export function parseDashboard(text: string): { spec: Dashboard; problems: SpecProblem[] } {
  const reader = new YamlReader(text);
  const spec: Dashboard = { title: '', tiles: [] };
  if (reader.problems.length > 0) return { spec, problems: reader.problems };
  const entries = reader.map(reader.root, 'the dashboard', dashboardKeys);
  const title = entries?.get('title');
  if (title) spec.title = reader.text(title);
  const tiles = entries?.get('tiles');
  if (tiles) {
    spec.tiles = reader.list(tiles).flatMap((node) => readTile(reader, node) ?? []);
  } else if (entries) {
    reader.problem(reader.root, 'the dashboard needs tiles');
  }
  return { spec, problems: inOrder(reader.problems) };
}

/**
 * Reads a single tile out of YAML text, as a plot cell holds it. Gives the tile, absent where it couldn't
 * be read, and all problems; never throws.
 */
export function parseTile(text: string): { tile?: Tile; problems: SpecProblem[] } {
  const reader = new YamlReader(text);
  const tile = reader.problems.length > 0 ? undefined : readTile(reader, reader.root);
  return { tile, problems: inOrder(reader.problems) };
}

/** One tile; undefined where anything in it is wrong. */
function readTile(reader: YamlReader, node: Node | null): Tile | undefined {
  const before = reader.problems.length;
  const entries = reader.map(node, 'the tile', tileKeys);
  if (!entries) return undefined;
  const types = (['kpi', 'mark', 'table'] as const).filter((type) => entries.has(type));
  const [type, second] = types;
  if (type === undefined) {
    // A misspelt "kpi" is already reported as an unknown key.
    if (reader.problems.length === before) reader.problem(node, 'the tile needs one of kpi, mark, table');
    return undefined;
  }
  if (second !== undefined) {
    reader.problem(entries.get(second)!.at, `the tile has both ${type} and ${second}; keep one`);
    return undefined;
  }
  if (type !== 'mark') refuseMarkKeys(reader, entries, type);
  const body = { kpi: parseKpi, mark: parseMark, table: parseTable }[type](reader, entries);
  const common = {
    title: textOf(reader, entries, 'title', node),
    subtitle: entries.has('subtitle') ? reader.text(entries.get('subtitle')!) : '',
    width: widths[type],
    data: textOf(reader, entries, 'data', node),
    line: reader.line(node),
  };
  const width = entries.get('width');
  if (width) common.width = reader.integer(width, 1, 12) ?? common.width;
  if (body === undefined || reader.problems.length > before) return undefined;
  return { ...common, ...body };
}

/** A text that must be there. */
function textOf(reader: YamlReader, entries: Map<string, Entry>, key: string, tile: Node | null): string {
  const entry = entries.get(key);
  if (entry) return reader.text(entry);
  reader.problem(tile, `the tile needs ${key === 'data' ? 'data: a SQL query' : key}`);
  return '';
}

function refuseMarkKeys(reader: YamlReader, entries: Map<string, Entry>, type: string): void {
  for (const { key, at } of entries.values()) {
    if (markKeys.includes(key) || markOptions.includes(key)) {
      reader.problem(at, `${key} belongs to a mark; this tile is a ${type}`);
    }
  }
}

function inOrder(problems: SpecProblem[]): SpecProblem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}
