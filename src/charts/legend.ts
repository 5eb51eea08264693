import type { Chart } from './chart.ts';
import { heatSteps } from './colours.ts';
import { formatNumber } from './format.ts';
import type { LegendItem } from './kind.ts';
import { otherColour } from './palette.ts';
import type { Channel } from './spec.ts';

/** What the series' colours mean; [] for a single series, or where an axis or the charts' names tell them already. */
export function colours(chart: Chart, band?: Channel): LegendItem[] {
  const { seriesChannel: channel, series, palette } = chart;
  const { channels } = chart.tile;
  const names = [band, 'fx', 'fy'] as const;
  const named = names.some((place) => place && channel && channels[place] === channels[channel]);
  if (named || channel === undefined || series.length < 2) return [];
  const items = series.map((label) => ({ label, colour: palette.colourOf(channels[channel]!, label) }));
  const own = items.filter(({ colour }) => colour !== otherColour);
  const others = items.length - own.length;
  // One swatch for all that share a colour: their names are in the tooltips and the table.
  const rest = others === 1 ? items.filter((item) => !own.includes(item)) : [];
  return others < 2 ? [...own, ...rest] : [...own, { label: `${others} others`, colour: otherColour }];
}

/** What a heat map's steps mean: the first is labelled with the least value, the last with the most. */
export function heat(chart: Chart, least: number, most: number): LegendItem[] {
  if (least === most) return [];
  const steps = heatSteps(chart.tile.scheme);
  return steps.map(({ fill }, index) => {
    const end = index === 0 ? least : index === steps.length - 1 ? most : undefined;
    return { label: end === undefined ? '' : formatNumber(end, chart.tile.format), colour: fill };
  });
}

/**
 * The legend as an element: its title, then a swatch and its word for each item, wrapping where it must;
 * steps stand in one row between the words for least and most.
 */
export function legendElement(
  document: Document,
  title: string,
  items: readonly LegendItem[],
  steps: boolean,
): HTMLElement {
  const legend = document.createElement('div');
  legend.className = 'chart-legend';
  const gaps = steps ? '2px 3px' : '2px 12px';
  legend.style.cssText = 'display:flex;flex-wrap:wrap;align-items:center;font-size:12px;color:var(--soft)';
  legend.style.gap = gaps;
  if (title !== '') {
    const heading = word(document, title);
    heading.style.marginRight = steps ? '6px' : '0';
    legend.append(heading);
  }
  items.forEach(({ label, colour }, index) => {
    const swatch = document.createElement('span');
    swatch.style.cssText = 'width:12px;height:12px;border-radius:2px;border:1px solid var(--line)';
    swatch.style.setProperty('background', colour);
    const item = document.createElement('span');
    item.style.cssText = 'display:inline-flex;align-items:center;gap:5px';
    const text = label === '' ? [] : [word(document, label)];
    item.append(...(steps && index === 0 ? [...text, swatch] : [swatch, ...text]));
    legend.append(item);
  });
  return legend;
}

function word(document: Document, text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
