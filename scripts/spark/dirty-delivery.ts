import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hcps = [
  // A key three times, the last one with an extension; known from the first delivery, changed and unchanged.
  'HCP9001,ANNA,LEE,0012345678,CARDIOLOGY,a@b.org,735-714-3217x8537,SITE001,NORTH,Y',
  'HCP9001,ANNA,LEE,0012345678,CARDIOLOGY,a@b.org,735-714-3218 ext. 9,SITE001,NORTH,Y',
  'hcp9001 , anna ,LEE,0012345678,cardiology,A@B.org,+1 (735) 714-3219 EXT 12,SITE001,north,Y',
  // No key, twice.
  ',NO,KEY,1,CARDIOLOGY,,7357143217,SITE001,NORTH,Y',
  'null,NO,KEY,2,CARDIOLOGY,,7357143217,SITE001,NORTH,Y',
  // Unknown values, and a phone that is none.
  "HCP9002,Zoë,O'NEIL-ßÄ,3,WITCHCRAFT,z@b.org,call me,SITE001,NOWHERE,maybe",
  'HCP9003,ǆordan  ΣΑΣ,İpek,4,NEUROLOGY,,001.735.714.3217,SITE002,SOUTH,N',
  // A line break, a delimiter and quotes in values, and records with too few and too many fields.
  '"HCP9004","LINE\nBREAK","COMMA, ""QUOTED""",5,NEUROLOGY,,7357143217,SITE002,SOUTH,N',
  'HCP9005,TOO,FEW',
  'HCP9006,TOO,MANY,6,NEUROLOGY,,7357143217,SITE002,SOUTH,N,1,2',
  '',
  'HCP9007,5" PIPE,STRAY,7,NEUROLOGY,,7357143217,SITE002,SOUTH,N',
];

const sales = [
  'SALE9001,HCP9001,P001,3.5,2025-02-03,NORTH',
  'SALE9002,HCP9001,P001,1e2,2025-02-03,NORTH',
  'SALE9003,HCP9001,P001,2.0,2025-02-03,NORTH',
  'SALE9004,HCP9001,P001,+7,2025-02-03,NORTH',
  'SALE9005,HCP9001,P001,-7,2025-02-03,NORTH',
  'SALE9006,HCP9001,P001,2147483648,2025-02-03,NORTH',
  'SALE9007,HCP9001,P001,7,2025-02-30,NORTH',
  'SALE9008,HCP9001,P001,7,2025-2-3,NORTH',
  'SALE9009,HCP9001,P001,7,2024-02-29,NORTH',
  'SALE9009,HCP9001,P001,8,2024-02-29,NORTH',
  'SALE9010,,,,,',
  ',HCP9001,P001,7,2025-02-03,NORTH',
  'SALE9011,HCP9001,P001,\u0664,2025-02-03,NORTH',
];

const shipments = [
  'SHIP9001,SITE001,P001,2025-01-01,2025-01-03,-2',
  'SHIP9002,SITE001,P001,2025-01-01,2025-13-03,2',
  'SHIP9003,SITE001,P001,0000-01-01,2025-01-03,61',
  'SHIP9004,SITE001,P001,2025-01-01,2025-01-03,-0.5',
  'SHIP9004,SITE001,P001,2025-01-01,2025-01-04,3',
  // A quote that is never closed: the file is read by one task from here on.
  '"SHIP9005,SITE001,P001,2025-01-01,2025-01-03,2',
  'SHIP9006,"SITE"001,P001,2025-01-01,2025-01-03,2',
  'SHIP9007,SITE001,P001,2025-01-01,2025-01-03,2',
];

const feedback =
  '[{"hcp_id":"HCP9001","product_id":"P001","rating":4.0,"comment":"As a number"},\n' +
  ' {"hcp_id":"HCP9001","product_id":"P001","rating":4,"comment":"same!"},\n' +
  ' {"hcp_id":"HCP9001","product_id":"P001","rating":"5","comment":"Same"},\n' +
  ' {"hcp_id":12345678901234567890,"product_id":{"a":[1, 2.50]},"rating":1,"comment":null},\n' +
  ' 7, null, [1, 2],\n {"hcp_id":"HCP9002","comment":"ÄÖ \\"quoted\\", [x] \\u00e9","extra":true}]\n';

/** The header of a sample's file and some of its records: what a second delivery has in common with the first. */
function beginning(sample: string, name: string, records: number): string[] {
  return readFileSync(join(sample, name), 'utf8')
    .split(/\r?\n/)
    .slice(0, records + 1);
}

/**
 * Writes a second delivery after the sample's that has one of everything that goes wrong: keys that are repeated or
 * missing, days that don't exist, numbers that are none, phone extensions, unknown values, broken records, a file less.
 */
export function writeDirtyDelivery(sample: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const changed = beginning(sample, 'hcp_data.csv', 60).map((line, index) =>
    index > 40 ? line.replace(/,(NORTH|SOUTH|EAST|WEST),/i, ',EAST,') : line,
  );
  write('hcp_data.csv', [...changed, ...hcps]);
  write('product_sales.csv', [...beginning(sample, 'product_sales.csv', 200), ...sales]);
  write('shipment_data.csv', [...beginning(sample, 'shipment_data.csv', 100), ...shipments]);
  write('product_ref.csv', beginning(sample, 'product_ref.csv', 5));
  writeFileSync(join(folder, 'hcp_feedback.json'), feedback);
}
