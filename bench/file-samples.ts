import { createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { exportRelation } from '../src/engine/export.ts';
import { openNative } from '../src/engine/node.ts';

/** A file to be loaded, and how many records it has. */
export interface FileSample {
  /** What is told of it. */
  label: string;
  path: string;
  format: string;
  rows: number;
  bytes: number;
}

const query = (rows: number) =>
  "SELECT i AS id, 'site ' || (i % 500) AS site, DATE '2020-01-01' + (i % 1500)::INTEGER AS day, " +
  "(i % 997) * 1.25 AS amount, i % 40 AS units, 'order ' || i || ' of the day, as agreed' AS note " +
  `FROM range(${rows}) t(i)`;

function xlsx(rows: number): Uint8Array {
  const cells = (values: (string | number)[]) =>
    values
      .map((value) =>
        typeof value === 'number'
          ? `<c><v>${value}</v></c>`
          : `<c t="inlineStr"><is><t>${value}</t></is></c>`,
      )
      .join('');
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `<row>${cells([i, `site ${i % 500}`, i % 1500, (i % 997) * 1.25, i % 40, `order ${i} of the day`])}</row>`,
  );
  const head = `<row>${cells(['id', 'site', 'day', 'amount', 'units', 'note'])}</row>`;
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${head}${lines.join('')}</sheetData></worksheet>`,
    ),
  });
}

/** Writes the same records in each format that can be read; a workbook has a fifth of them. */
export async function writeFileSamples(folder: string, rows: number): Promise<FileSample[]> {
  const connector = await openNative();
  try {
    const written = async (format: string) =>
      Buffer.from(await (await exportRelation(connector, query(rows), format)).arrayBuffer());
    const csv = await written('csv');
    const contents: [label: string, format: string, name: string, content: Uint8Array, rows: number][] = [
      ['CSV', 'csv', 'orders.csv', csv, rows],
      // One record that can't be read sends the file to the reader that keeps such records.
      ['CSV with a broken record', 'csv', 'broken.csv', Buffer.concat([csv, Buffer.from('1,2\n')]), rows + 1],
      ['CSV, gzip', 'csv', 'orders.csv.gz', gzipSync(csv), rows],
      ['JSON', 'json', 'orders.json', await written('json'), rows],
      ['NDJSON', 'ndjson', 'orders.ndjson', await written('ndjson'), rows],
      ['Parquet', 'parquet', 'orders.parquet', await written('parquet'), rows],
      ['Arrow', 'arrow', 'orders.arrow', await written('arrow'), rows],
      ['XLSX', 'xlsx', 'orders.xlsx', xlsx(Math.floor(rows / 5)), Math.floor(rows / 5)],
    ];
    return await Promise.all(
      contents.map(async ([label, format, name, content, count]) => {
        const path = join(folder, name);
        await writeFile(path, content);
        return { label, format, path, rows: count, bytes: content.byteLength };
      }),
    );
  } finally {
    await connector.close();
  }
}

/** Writes a CSV file of about so many bytes. */
export async function writeLargeCsv(folder: string, bytes: number): Promise<FileSample> {
  const path = join(folder, 'large.csv');
  const stream = createWriteStream(path);
  stream.write('id,site,day,amount,units,note\n');
  let rows = 0;
  for (let written = 0; written < bytes;) {
    const lines: string[] = [];
    for (let end = rows + 10_000; rows < end; rows++)
      lines.push(
        `${rows},site ${rows % 500},2024-01-${10 + (rows % 20)},${(rows % 997) * 1.25},${rows % 40},order ${rows} of the day as agreed`,
      );
    const text = `${lines.join('\n')}\n`;
    written += text.length;
    if (!stream.write(text)) await new Promise<void>((resolve) => stream.once('drain', resolve));
  }
  await new Promise<void>((resolve) => stream.end(resolve));
  return { label: 'CSV', format: 'csv', path, rows, bytes: (await stat(path)).size };
}
