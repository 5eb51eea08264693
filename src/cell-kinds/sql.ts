import { duckdb } from '../core/dialects/duckdb.ts';
import type { TableName } from '../core/names.ts';
import { statementsOf } from '../core/sql/statements.ts';
import { tablesIn } from '../core/sql/tables-in.ts';
import { placeOfError } from '../engine/error-place.ts';
import { plainMessage } from '../engine/plain-message.ts';
import { textOf, type Cell } from '../notebook/document.ts';
import { PlacedError, type CellKind, type Tools, type Unit } from '../notebook/unit.ts';

/** The result of a query's cell: a table of its own, so that its rows stay what they are however they are looked at. */
export interface SqlResult {
  table: TableName;
  rows: number;
}

/** What a name has to look like for a query to use it without quotes. */
export const nameRule = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The one query of a cell. Throws where there is none, more than one, or something that would change tables. */
function queryOf(text: string): { text: string; from: number; kind: string } {
  const [statement, second] = statementsOf(text);
  if (!statement) throw new PlacedError('The cell is empty. Write a query, such as SELECT 1.', undefined);
  if (second)
    throw new PlacedError('A cell holds one query. Put the next one into a cell of its own.', {
      from: second.from,
      to: second.to,
    });
  if (statement.kind !== 'query')
    throw new PlacedError(
      `A SQL cell asks and changes nothing, so that running it twice gives the same; ${statement.kind} would. ` +
        'To keep rows, give a query’s cell a name: other cells read its result by it.',
      { from: statement.from, to: statement.from + statement.kind.length },
    );
  return statement;
}

async function run(cell: Cell, { run, query, table }: Tools): Promise<SqlResult> {
  const name = cell.options['name'] ?? '';
  if (name !== '' && !nameRule.test(name))
    throw new Error(`${name} can’t be a name: take letters, digits and _, and begin with a letter.`);
  const statement = queryOf(textOf(cell));
  const target = duckdb.table(table);
  // What tells of a table stands in a FROM only.
  const describes = /^(?:DESC|DESCRIBE|SHOW|SUMMARIZE)\b/i.test(statement.text);
  const prefix = `CREATE OR REPLACE TABLE ${target} AS ${describes ? 'FROM ' : ''}(\n`;
  const explains = /^EXPLAIN\b/i.test(statement.text);
  try {
    if (explains) await run(`CREATE OR REPLACE TABLE ${target} AS ${await planOf(statement.text, query)}`);
    else await run(`${prefix}${statement.text}\n)`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = placeOfError(message, statement.text, explains ? {} : { before: prefix, after: '\n)' });
    const { from } = statement;
    throw new PlacedError(plainMessage(error), place && { from: place.from + from, to: place.to + from });
  }
  const { rows } = await query(`SELECT count(*) AS n FROM ${target}`);
  return { table, rows: Number(rows[0]!['n']) };
}

/** A query's plan as rows, a line each: EXPLAIN can't stand inside of another statement. */
async function planOf(sql: string, query: Tools['query']): Promise<string> {
  const { rows } = await query(sql);
  const lines = rows.flatMap((row) => String(row['explain_value']).split('\n'));
  return `SELECT * FROM (VALUES ${lines.map((line) => `(${duckdb.literal(line)})`).join(', ')}) AS t(plan)`;
}

/** ```` ```sql name=delays ```` holds one query; with a name its result is a table for other cells. */
export const sql: CellKind = {
  name: 'sql',
  label: 'SQL',
  doc: 'A query, with its rows in a grid. With a name its result is a table for other cells.',
  language: 'sql',
  start: { words: [], body: '' },
  units(cell, cells): Unit[] {
    const name = cell.options['name'] ?? '';
    return [
      {
        id: cell.id,
        title: name || `SQL ${cells.indexOf(cell) + 1}`,
        kind: 'sql',
        cell,
        name,
        reads: () => Promise.resolve(tablesIn(textOf(cell))),
        run: (tools) => run(cell, tools),
      },
    ];
  },
};
