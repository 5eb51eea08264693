import type { Chart } from './chart.ts';
import { seriesChannel } from './chart.ts';
import { heatSteps, seriesColour } from './colours.ts';
import { formatNumber } from './format.ts';
import type { LegendItem } from './kind.ts';
import type { Channel } from './spec.ts';

/** What the series' colours mean; [] for a single series, or where the axis of categories names them already. */
export function colours(chart: Chart, band?: Channel): LegendItem[] {
  const channel = seriesChannel(chart.types);
  const { channels } = chart.tile;
  const named = channel !== undefined && band !== undefined && channels[channel] === channels[band];
  if (named || chart.series.length < 2) return [];
  return chart.series.map((label, index) => ({ label, colour: seriesColour(index) }));
}

/** What a heat map's steps mean: the least value, the steps, the most. */
export function heat(chart: Chart, least: number, most: number): LegendItem[] {
  const steps = heatSteps(chart.tile.scheme);
  const print = (value: number) => formatNumber(value, chart.tile.format);
  if (least === most) return [];
  return steps.map((step, index) => {
    const ends = new Map([
      [0, print(least)],
      [steps.length - 1, print(most)],
    ]);
    return { label: ends.get(index) ?? '', colour: step.fill };
  });
}

/** The legend as an element: a swatch and its word for each item, wrapping where it must. */
export function legendElement(document: Document, title: string, items: readonly LegendItem[]): HTMLElement {
  const legend = document.createElement('div');
  legend.className = 'chart-legend';
  legend.style.cssText =
    'display:flex;flex-wrap:wrap;gap:2px 12px;font-size:12px;color:var(--soft);margin:0 0 4px';
  if (title !== '') legend.append(title);
  for (const { label, colour } of items) {
    const item = document.createElement('span');
    item.style.cssText = 'display:inline-flex;align-items:center;gap:5px';
    const swatch = document.createElement('span');
    swatch.style.cssText = 'width:12px;height:12px;border-radius:2px;border:1px solid var(--line)';
    swatch.style.setProperty('background', colour);
    item.append(swatch, label);
    legend.append(item);
  }
  return legend;
}
