import { describe, expect, it } from 'vitest';
import type { ColumnRef } from '../core/lineage/model.ts';
import { LineageIndex } from '../core/lineage/reach.ts';
import { planIn } from '../engine/pipeline.test-helper.ts';
import { planLineage } from '../translate/plan-lineage.ts';
import { nodeBoxes } from './lineage-boxes.ts';
import { LineageFocus, searchLineage } from './lineage-focus.ts';
import { layOut, linkKey } from './lineage-layout.ts';
import { LineageTree, type TreeItem } from './lineage-tree.ts';
import { stopsOf, walk } from './lineage-walk.ts';
import { refText } from './lineage-words.ts';

const plan = await planIn('configs');
const lineage = await planLineage(plan.jobs);
const index = new LineageIndex(lineage);
const idOf = (name: string) => lineage.datasets.find((dataset) => dataset.name === name)!.id;
const ref = (name: string, column: string): ColumnRef => ({ dataset: idOf(name), column });
const delay = ref('bi_site_performance', 'avg_delay_days');

describe('a selected column', () => {
  const focus = new LineageFocus(index, delay);

  it('marks what gives it values, what only decides on its rows, and what has nothing to do with it', () => {
    const marks = ['bi_site_performance', 'gold_shipment_data', 'gold_site_master', 'gold_hcp_data'].map(
      (name) => focus.dataset(idOf(name)),
    );
    expect(marks).toEqual(['selected', 'path', 'decides', 'apart']);
    expect(focus.column(ref('shipment_data.csv', 'delay_days'))).toBe('path');
    expect(focus.column(ref('gold_site_master', 'site_id'))).toBe('decides');
    expect(focus.column(ref('gold_site_master', 'address'))).toBe('decides');
    expect(focus.column(ref('gold_hcp_data', 'region'))).toBe('apart');
  });

  it('shows the columns of the path in tables that are closed, and all in one that is open', () => {
    const boxes = nodeBoxes(lineage, focus, new Set([idOf('gold_site_master')]));
    const rows = (name: string) => boxes.find(({ id }) => id === idOf(name))!.rows;
    expect(rows('dq_shipment_data')).toEqual(['delay_days']);
    expect(rows('gold_hcp_data')).toEqual([]);
    expect(rows('gold_site_master')).toContain('address');
  });

  it('has one line of edges from the file on', () => {
    const froms = focus.edges().map(({ from }) => refText(lineage, from));
    expect(froms).toHaveLength(7);
    expect(froms).toContain('shipment_data.csv.delay_days');
    const mark = (from: string, to: string) =>
      focus.links().find((link) => link.from === idOf(from) && link.to === idOf(to))!.mark;
    expect(mark('gold_shipment_data', 'bi_site_performance')).toBe('path');
    expect(mark('gold_site_master', 'bi_site_performance')).toBe('decides');
    expect(mark('gold_shipment_data', 'bi_top_delayed_products')).toBe('apart');
  });
});

describe('the search', () => {
  const found = (text: string) => searchLineage(lineage, text).map((one) => refText(lineage, one));

  it('finds tables before columns, and columns with their table', () => {
    expect(found('BI_SITE')[0]).toBe('rows of bi_site_performance');
    expect(found('site_perf avg')).toEqual(['bi_site_performance.avg_delay_days']);
    expect(found('bi_site_performance.on_time_rate')).toEqual(['bi_site_performance.on_time_rate']);
  });

  it('finds nothing where nothing is called that', () => {
    expect(found('zzz')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
});

describe('the layout', () => {
  const focus = new LineageFocus(index, undefined);
  const boxes = nodeBoxes(lineage, focus, new Set());
  const links = focus.links();
  const layout = layOut({ boxes, links });

  it('places every table, none over another, from its sources to the right', () => {
    const placed = boxes.map((box) => ({ ...box, ...layout.boxes.get(box.id)! }));
    for (const a of placed)
      for (const b of placed) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(a === b || apart, `${a.id} and ${b.id}`).toBe(true);
      }
    for (const { from, to } of links) expect(layout.boxes.get(from)!.x).toBeLessThan(layout.boxes.get(to)!.x);
    expect(links.every((link) => layout.links.get(linkKey(link))!.length > 1)).toBe(true);
  });

  it('is walked along edges and through ranks', () => {
    const stops = stopsOf(boxes, layout.boxes);
    const step = (from: ColumnRef, ...arrow: Parameters<typeof walk>[1][]) =>
      arrow.reduce((at, one) => walk(at, one, stops, links, lineage.edges) ?? at, from);
    expect(step(ref('hcp_data', ''), 'ArrowRight')).toEqual(ref('cleansed_hcp_data', ''));
    expect(step(ref('hcp_data', ''), 'ArrowLeft', 'ArrowLeft')).toEqual(ref('hcp_data.csv', ''));
    const below = step(ref('hcp_data', ''), 'ArrowDown');
    expect(step(below, 'ArrowUp')).toEqual(ref('hcp_data', ''));
    expect(lineage.datasets.find(({ id }) => id === below.dataset)!.layer).toBe('bronze');
  });
});

describe('the tree', () => {
  const tree = new LineageTree(
    index,
    () => 'done',
    () => 'done',
  );
  const child = (items: readonly TreeItem[], label: string) =>
    items.find((item) => item.label === label)!.children!();

  it('leads from a column to its file, edge by edge, with the lines of the configuration', () => {
    let items = child(child(child(tree.roots, 'BI'), 'bi_site_performance'), 'avg_delay_days');
    for (const name of ['gold', 'stage', 'dq', 'std', 'cleansed'])
      items = child(child(items, 'Comes from'), `${name}_shipment_data.delay_days`);
    expect(items.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^ref_data\.csv:\d+$/),
      'Comes from',
    ]);
    const file = child(child(child(items, 'Comes from'), 'shipment_data.delay_days'), 'Comes from');
    expect(file.map(({ label }) => label)).toEqual(['shipment_data.csv.delay_days']);
  });

  it('knows the way to each column', () => {
    const [layer, table, column] = tree.wayTo(delay);
    const items = tree.roots.find(({ id }) => id === layer)!.children!();
    expect(items.find(({ id }) => id === table)!.children!().find(({ id }) => id === column)!.label).toBe(
      'avg_delay_days',
    );
  });
});
