import type { Chart, Datum } from './chart.ts';
import { tipLines } from './chart.ts';
import type { Kind } from './kind.ts';
import type { Pick } from './pick.ts';
import { pickValue } from './pick.ts';
import type { Point } from './rendered.ts';
import { channelNames } from './spec.ts';
import type { Drawn, Trace } from './trace.ts';

/** All marks of a drawn chart in reading order. */
export function pointsOf(kind: Kind, chart: Chart, trace: Trace): Point[] {
  return inOrder(kind, chart, trace.marks()).map(({ datum, box }): Point => {
    // Of ten thousand marks few are ever pointed at.
    let lines: string[] | undefined;
    let picks: Pick[] | undefined;
    return {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      box,
      get lines() {
        return (lines ??= linesOf(kind, chart, datum));
      },
      get picks() {
        return (picks ??= picksOf(kind, chart, datum));
      },
    };
  });
}

/** The lines of a mark's tooltip: its kind's own, else one for each channel. */
export function linesOf(kind: Kind, chart: Chart, datum: Datum): string[] {
  return kind.lines?.(chart, datum) ?? tipLines(chart, datum);
}

/** What a mark stands for: its kind's own, else its value in each channel that isn't measured. */
export function picksOf(kind: Kind, chart: Chart, datum: Datum): Pick[] {
  return kind.picks?.(chart, datum) ?? channelPicks(chart, datum);
}

/** A pick for each column that the mark shows and that isn't measured. */
export function channelPicks(chart: Chart, datum: Datum): Pick[] {
  const picks = new Map<string, Pick>();
  for (const channel of channelNames) {
    const column = chart.tile.channels[channel];
    if (column === undefined || chart.types[channel] === undefined || channel === chart.value) continue;
    picks.set(column, { column, values: [pickValue(datum.row[column])] });
  }
  return [...picks.values()];
}

/** Facet by facet; lines one after the other, all else along the axis of its categories. */
function inOrder(kind: Kind, chart: Chart, marks: readonly Drawn[]): Drawn[] {
  const ranks: ((mark: Drawn) => number)[] = [];
  const { series, seriesChannel: split } = chart;
  for (const channel of ['fy', 'fx'] as const) {
    const places = new Map(chart.facets[channel].map((label, place) => [label, place]));
    if (places.size > 1) ranks.push(({ datum }) => places.get(String(datum[channel])) ?? 0);
  }
  if (kind.walk === 'series' && split) {
    const places = new Map(series.map((name, place) => [name, place]));
    ranks.push(({ datum }) => places.get(String(datum[split])) ?? 0);
  }
  const across = (mark: Drawn) => mark.box.x;
  const down = (mark: Drawn) => mark.box.y;
  ranks.push(...(kind.band === 'y' && chart.types.y === 'band' ? [down, across] : [across, down]));
  return [...marks].sort((a, b) => {
    for (const rank of ranks) {
      const order = rank(a) - rank(b);
      if (order !== 0) return order;
    }
    return 0;
  });
}
