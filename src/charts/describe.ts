import { makeChart, missingColumns } from './chart.ts';
import type { Chart } from './chart.ts';
import { formatNumber } from './format.ts';
import type { Kind } from './kind.ts';
import { kindOf } from './kinds.ts';
import { kpiText } from './kpi.ts';
import type { MarkTile, Rows, Tile } from './spec.ts';
import { tableColumns } from './table-columns.ts';

/** What a tile shows, in words: the text alternative of a chart, a figure or a table. Never throws. */
export function describeTile(tile: Tile, rows: Rows): string {
  switch (tile.type) {
    case 'kpi': {
      const { title, text, unit, problem } = kpiText(tile, rows);
      return `${title}: ${problem === '' ? `${text}${unit === '%' ? '' : ' '}${unit}`.trim() : problem}.`;
    }
    case 'table': {
      const columns = tableColumns(tile, rows)
        .map((column) => column.label)
        .join(', ');
      const shown = columns === '' ? '' : `: ${columns}`;
      return `Table with ${formatNumber(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}${shown}.`;
    }
    case 'mark':
      return describeMark(tile, rows);
  }
}

/** Why a chart has nothing to draw, in a few words; '' where it has. */
export function emptyText(tile: MarkTile, rows: Rows, chart: Chart): string {
  if (rows.length === 0) return 'No rows';
  const missing = missingColumns(tile, rows);
  if (missing.length > 0) return missing.join(' · ');
  if (chart.data.length > 0) return '';
  return `No values in ${formatNumber(chart.missing)} ${chart.missing === 1 ? 'row' : 'rows'}`;
}

function describeMark(tile: MarkTile, rows: Rows): string {
  const kind = kindOf(tile.mark);
  const chart = makeChart(kind, tile, rows);
  const empty = emptyText(tile, rows, chart);
  if (empty !== '') return empty.endsWith('?') ? empty : `${empty}.`;
  return describeChart(kind, chart).join(' ');
}

/** What a chart that has marks shows, in sentences; the first sums it up. */
export function describeChart(kind: Kind, chart: Chart): string[] {
  const sentences = kind.describe(chart);
  if (chart.bands.length < chart.bandCount) {
    sentences.push(`Shown are ${chart.bands.length} of ${chart.bandCount}.`);
  }
  if (chart.missing > 0) {
    const rowsWord = chart.missing === 1 ? 'row has' : 'rows have';
    sentences.push(`${formatNumber(chart.missing)} ${rowsWord} no value and can't be drawn.`);
  }
  return sentences;
}
