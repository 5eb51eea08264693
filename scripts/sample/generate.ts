import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine } from './csv.ts';
import type { Row } from './effect.ts';
import { feedbackRows } from './feedback.ts';
import { HCP_COLUMNS, hcpRows } from './hcps.ts';
import { Tally } from './manifest.ts';
import type { Manifest, TableFigures } from './manifest.ts';
import { writeRows } from './output.ts';
import type { Frame } from './output.ts';
import { PRODUCT_COLUMNS, productRows } from './products.ts';
import { SALE_COLUMNS, saleRows } from './sales.ts';
import { SHIPMENT_COLUMNS, shipmentRows } from './shipments.ts';
import { SITE_COLUMNS, siteRows } from './sites.ts';
import { FALLING_PRODUCT, LATE_REGION, World } from './world.ts';

/** A file of the sample. */
interface File {
  name: string;
  frame: Frame;
  rows(world: World): Iterable<Row>;
}

const csv = (columns: string[]): Frame => ({ before: `${csvLine(columns)}\n`, between: '\n', after: '\n' });
const JSON_LINES: Frame = { before: '[\n', between: ',\n', after: '\n]\n' };

const FILES: File[] = [
  { name: 'hcp_data.csv', frame: csv(HCP_COLUMNS), rows: hcpRows },
  { name: 'site_master.csv', frame: csv(SITE_COLUMNS), rows: siteRows },
  { name: 'product_ref.csv', frame: csv(PRODUCT_COLUMNS), rows: productRows },
  { name: 'product_sales.csv', frame: csv(SALE_COLUMNS), rows: saleRows },
  { name: 'shipment_data.csv', frame: csv(SHIPMENT_COLUMNS), rows: shipmentRows },
  { name: 'hcp_feedback.json', frame: JSON_LINES, rows: feedbackRows },
];

/** What to generate and where to. */
export interface Order {
  /** any whole number; the same one gives the same bytes */
  seed: number;
  /** from 0.1 up; 1 is a little over 4,000 records */
  scale: number;
  /** the folder, made if it is not there */
  out: string;
}

/**
 * Writes the six files of the sample and manifest.json.
 * @param order what to generate and where to
 * @returns the manifest
 * @throws RangeError for a seed or scale that cannot be; Error when the folder cannot be written
 */
export async function generate({ seed, scale, out }: Order): Promise<Manifest> {
  if (!Number.isSafeInteger(seed)) throw new RangeError('the seed must be a whole number');
  if (!(scale >= 0.1 && scale <= 10_000)) throw new RangeError('the scale must be between 0.1 and 10,000');
  const world = new World(seed, scale);
  const tables: Record<string, TableFigures> = {};
  await mkdir(out, { recursive: true });
  for (const { name, frame, rows } of FILES) {
    const tally = new Tally(name);
    await writeRows(join(out, name), rows(world), frame, (row) => tally.add(row));
    tables[name.replace(/\.\w+$/, '')] = tally.done();
  }
  const total = (column: 'records' | 'rejected') =>
    Object.values(tables).reduce((sum, table) => sum + table[column], 0);
  const manifest = {
    seed,
    scale,
    story: { late_region: LATE_REGION.toUpperCase(), falling_product: `PROD${FALLING_PRODUCT + 1}` },
    records: total('records'),
    rejected: total('rejected'),
    tables,
  };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
