import { cellKinds } from '../../cell-kinds/kinds.ts';
import { parseDashboard, type Dashboard } from '../../charts/charts.ts';
import { spark } from '../../core/dialects/spark.ts';
import { errorText } from '../../core/error-text.ts';
import type { TableName } from '../../core/names.ts';
import type { Plan } from '../../core/plan.ts';
import type { Problem } from '../../core/problem.ts';
import { redirectQuery } from '../../core/redirect.ts';
import { tablesIn } from '../../core/sql/tables-in.ts';
import type { Chapter, Piece, SparkDashboard, SparkTile } from '../../export/databricks/chapters.ts';
import { chaptersOf, printCell, prose, textOf, type Cell } from '../../notebook/document.ts';
import { parseNotebook } from '../../notebook/parse.ts';
import { columnTypes } from '../../translate/to-spark/config-for-spark.ts';
import { duckdbToSpark } from '../../translate/to-spark/duckdb-to-spark.ts';
import { readNotebookFiles } from '../notebook-text.ts';
import { readProject } from '../project.ts';
import { describeQueries } from './query-measures.ts';
import type { SparkProject } from './spark-project.ts';

/** Where a cell's text begins: its file and the 1-based line of its opening. */
interface CellPlace {
  file: string;
  line: number;
}

/** A notebook for Spark, and what of it can't be said there. */
export interface SparkNotebook {
  chapters: Chapter[];
  dashboards: SparkDashboard[];
  /** Where each dashboard's cell begins. */
  places: CellPlace[];
  problems: Problem[];
}

const lines = (text: string) => text.split('\n').length - 1;

async function readCells(path: string | undefined): Promise<{ cells: Cell[]; places: Map<Cell, CellPlace> }> {
  const kinds = new Set(cellKinds.keys());
  const cells: Cell[] = [];
  const places = new Map<Cell, CellPlace>();
  for (const { name, text } of await readNotebookFiles(path)) {
    let line = 1;
    for (const cell of parseNotebook(text, kinds)) {
      cells.push(cell);
      places.set(cell, { file: name, line });
      line += lines(printCell(cell));
    }
  }
  return { cells, places };
}

/** How queries of the notebook name tables in full, and how they are written for Spark. */
interface Wording {
  inFull(sql: string): string;
  toSpark(sql: string): Promise<string>;
}

function wordingOf({ plan, config }: SparkProject): Wording {
  const tables: TableName[] = plan.jobs.map((job) => job.targetTable);
  const types = columnTypes(config);
  const inFull = (sql: string) => redirectQuery(sql, tables, (table) => table);
  return { inFull, toSpark: (sql) => duckdbToSpark(inFull(sql), types) };
}

async function dashboardOf(
  { title, tiles }: Dashboard,
  named: ReadonlyMap<string, string>,
  plan: Plan,
  { inFull, toSpark }: Wording,
): Promise<SparkDashboard> {
  const described = await describeQueries(
    plan,
    named,
    tiles.map(({ data }) => inFull(data)),
  );
  const done = tiles.map(async (tile, at): Promise<SparkTile> => {
    const found = described[at]!;
    const none = { tile, sql: '', measures: new Map() };
    if ('error' in found) return { ...none, error: found.error };
    const result = tablesIn(tile.data).find(
      ({ parts }) => parts.length === 1 && named.has(parts[0]!.toLowerCase()),
    );
    if (result)
      return {
        ...none,
        error: `it reads ${result.parts[0]}, the result of a cell, which only the notebook has`,
      };
    try {
      return { tile, sql: await toSpark(tile.data), measures: found.measures };
    } catch (error) {
      return { ...none, error: `for Spark: ${errorText(error)}` };
    }
  });
  return { title: title || 'Dashboard', tiles: await Promise.all(done) };
}

/**
 * Reads a notebook (the shipped one where `path` is undefined) and writes its queries in Spark's SQL; what can't be said there is a
 * problem with its file and line. Throws a UsageError where the notebook can't be read.
 */
export async function readSparkNotebook(
  project: SparkProject,
  configs: string,
  path: string | undefined,
): Promise<SparkNotebook> {
  const { plan } = await readProject(configs);
  const { cells, places } = await readCells(path);
  const wording = wordingOf(project);
  const named = new Map(
    cells.flatMap((cell) => {
      const name = cell.kind === 'sql' ? cell.options['name'] : undefined;
      return name ? [[name.toLowerCase(), wording.inFull(textOf(cell))] as const] : [];
    }),
  );
  const found: SparkNotebook = { chapters: [], dashboards: [], places: [], problems: [] };
  const lose = (cell: Cell, column: string, message: string): Piece => {
    found.problems.push({ severity: 'warning', ...places.get(cell)!, column, message });
    return { kind: 'prose', text: `*Not taken over: ${message}.*` };
  };
  const pieceOf = async (cell: Cell): Promise<Piece[]> => {
    if (cell.kind === prose) return [{ kind: 'prose', text: cell.body }];
    if (cell.kind === 'job') {
      const fences = cells.filter(({ kind }) => kind === 'job');
      const units = cellKinds.get('job')!.units(cell, fences, plan);
      return [{ kind: 'jobs', ids: units.map(({ id }) => id) }];
    }
    if (cell.kind === 'dashboard') {
      const { spec, problems } = parseDashboard(textOf(cell));
      const place = places.get(cell)!;
      for (const { line, message } of problems)
        found.problems.push({
          severity: 'warning',
          file: place.file,
          line: place.line + line,
          column: 'tile',
          message,
        });
      const board = await dashboardOf(spec, named, plan, wording);
      found.dashboards.push(board);
      found.places.push(place);
      return [
        { kind: 'prose', text: `The dashboard **${board.title}** stands among the workspace’s dashboards.` },
      ];
    }
    if (cell.kind !== 'sql') return [lose(cell, cell.kind, 'charts stand in dashboards there')];
    try {
      const sql = await wording.toSpark(textOf(cell));
      const name = cell.options['name'];
      if (!name) return [{ kind: 'sql', sql }];
      const view = spark.identifier(name);
      const made = `CREATE OR REPLACE TEMPORARY VIEW ${view} AS\n${sql}`;
      return [
        { kind: 'sql', sql: made },
        { kind: 'sql', sql: `SELECT * FROM ${view}` },
      ];
    } catch (error) {
      return [lose(cell, 'sql', `for Spark: ${errorText(error)}`)];
    }
  };
  for (const { title, cells: inside } of chaptersOf(cells)) {
    const pieces: Piece[] = [];
    for (const cell of inside) pieces.push(...(await pieceOf(cell)));
    found.chapters.push({ title: title || 'Notebook', pieces });
  }
  return found;
}
