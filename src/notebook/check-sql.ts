import type { ConfigTable } from '../core/config/table.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import { listed, plural } from '../core/plural.ts';
import type { Plan } from '../core/plan.ts';
import type { Problem } from '../core/problem.ts';
import { checkLine, type LineVerdict, type SqlLine } from '../engine/check-line.ts';
import { placeOfError } from '../engine/error-place.ts';
import { columnsOf, configGrid, valuesOf } from './config-lines.ts';
import { sqlOf } from './config-sql.ts';
import { lineChanges } from './line-changes.ts';
import type { Workspace } from './workspace.ts';

/** A fault in the SQL of a cell, from one character of it to another. */
export interface SqlFault {
  from: number;
  to: number;
  message: string;
  severity: Problem['severity'];
}

/** What is said of the SQL of a cell: what is wrong with it, else what it comes to. */
export interface SqlSaid {
  faults: SqlFault[];
  note: string;
}

/**
 * What is to be said of the SQL of a line: what the plan with it finds wrong in it, else what the engine says. Rejects
 * where the engine can’t be asked.
 */
export async function checkSql(
  { engine }: Workspace,
  { plan, problems }: { plan: Plan; problems: readonly Problem[] },
  cell: SqlLine & { column: string },
): Promise<SqlSaid> {
  const own = problems.filter(({ file, line }) => file === cell.file && line === cell.line);
  const inCell = own.filter(({ column }) => column === cell.column);
  const faults = inCell.map(({ message, severity }): SqlFault => ({
    ...(placeOfError(message, cell.text) ?? firstLine(cell.text)),
    message,
    severity,
  }));
  if (faults.some(({ severity }) => severity === 'error')) return { faults, note: '' };
  const verdict = await ask(cell, plan, engine);
  if (!verdict) return { faults, note: 'Not checked: something else in this line keeps it from being used.' };
  if (!verdict.fault) return { faults, note: noteOf(verdict) };
  const { message, place = firstLine(cell.text) } = verdict.fault;
  return { faults: [...faults, { ...place, message, severity: 'error' }], note: '' };
}

/** So many changed lines of a table are held against the engine. */
const mostLines = 50;

/**
 * What the engine refuses in lines of a configuration table that another version of it lacks.
 * @param problems those that are known already: a line with an error is not asked for
 */
export async function refusedLines(
  { engine }: Workspace,
  { plan, problems }: { plan: Plan; problems: readonly Problem[] },
  { table, before, after }: { table: ConfigTable; before: string; after: string },
): Promise<Problem[]> {
  const grid = configGrid(after);
  const file = `${table.name}.csv`;
  const isNew = new Set(
    lineChanges(configGrid(before).lines, grid.lines).flatMap(({ sign, line }) =>
      sign === '+' ? [line] : [],
    ),
  );
  const failed = new Set(
    problems.flatMap((problem) =>
      problem.file === file && problem.severity === 'error' ? [problem.line] : [],
    ),
  );
  const found: Problem[] = [];
  for (const record of grid.lines
    .filter(({ line }) => isNew.has(line) && !failed.has(line))
    .slice(0, mostLines)) {
    const values = valuesOf(columnsOf(table, grid.header, false), record);
    const column = Object.keys(values).find((name) => sqlOf(table, name, values));
    if (column === undefined) continue;
    const { line } = record;
    const verdict = await ask({ file, line, text: values[column]! }, plan, engine);
    if (verdict?.fault) found.push({ severity: 'error', file, line, column, message: verdict.fault.message });
  }
  return found;
}

async function ask(
  line: SqlLine,
  { jobs }: Plan,
  engine: Workspace['engine'],
): Promise<LineVerdict | undefined> {
  const connector = await engine.get();
  try {
    return await checkLine(line, jobs, connector, duckdb);
  } catch (error) {
    return { missing: [], fault: { message: errorText(error) } };
  }
}

function noteOf({ missing, columns }: LineVerdict): string {
  if (missing.length > 0) return `Only its grammar is checked: run the pipeline to fill ${listed(missing)}.`;
  return columns ? `The engine takes it: ${plural(columns.length, 'column')}.` : 'The engine takes it.';
}

function firstLine(text: string): { from: number; to: number } {
  const end = text.indexOf('\n');
  return { from: 0, to: end < 0 ? text.length : end };
}
