import type { SqlResult } from '../cell-kinds/sql.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import { statementsOf } from '../core/sql/statements.ts';
import { writtenName } from '../core/sql/written-name.ts';
import { textOf } from '../notebook/document.ts';
import type { Unit } from '../notebook/unit.ts';
import type { Page } from './page.ts';

/** So many rows tell what kind of values the columns hold. */
const sampleRows = 1000;

/** Whether a unit is a query whose result is there to be charted. */
export function canChart({ workspace }: Page, unit: Unit | undefined): boolean {
  if (unit?.kind !== 'sql' || workspace.running) return false;
  const { result, resultKind } = workspace.states.of(unit.id);
  return result !== undefined && resultKind === 'sql';
}

/** The query of a chart's rows: the cell's name where it has one, else the cell's own query. */
function dataOf({ name, cell }: Unit): string {
  if (name !== '') return `SELECT *\nFROM ${writtenName(name)}`;
  const text = textOf(cell);
  return statementsOf(text)[0]?.text ?? text;
}

/**
 * Adds a plot cell with a fitting chart below a query's cell, goes there and runs it. A result that is out of date is
 * brought up to date first.
 */
export async function chartThis(page: Page, unit: Unit): Promise<void> {
  const { workspace } = page;
  if (!canChart(page, unit)) return;
  if (!workspace.states.isReady(unit.id)) await workspace.runner.run([unit.id]);
  if (!workspace.states.isReady(unit.id)) return;
  try {
    const { proposeChart } = await import('../dashboard/propose-chart.ts');
    const { table } = workspace.states.of(unit.id).result as SqlResult;
    const { columns, rows } = await workspace.look(`FROM ${duckdb.table(table)} LIMIT ${sampleRows}`);
    const text = proposeChart(columns, rows, dataOf(workspace.unit(unit.id) ?? unit));
    const id = workspace.edits.insert('plot', { after: unit.cell.id }, text);
    // Its chart comes below its text, once it has run.
    page.goTo(id, 'top');
    await workspace.runner.run([id]);
  } catch (error) {
    page.say(`The result can’t be charted: ${errorText(error)}`);
  }
}
