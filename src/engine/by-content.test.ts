import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadSettings } from '../core/jobs/job.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';
import { gzipped, latin1, utf16 } from './readers/awkward/awkward-file.test-helper.ts';

let pipeline: Pipeline;
afterEach(() => pipeline.close());

const header = 'id,name,amount,day';
const clean = `${header}\n1,Zoë,5,2025-01-01\n002,b,,\n`;
const objects = [
  { id: '1', name: 'Zoë', amount: 5, day: '2025-01-01' },
  { id: '002', name: 'b' },
];
const array = JSON.stringify(objects);
const lines = objects.map((object) => JSON.stringify(object)).join('\n');
const rows = [
  ['1', 'Zoë', '5', '2025-01-01', 1],
  ['002', 'b', null, null, 2],
];

async function load(content: string | Uint8Array, format: string, settings: ReadSettings = {}) {
  const plan = await smallProject({}, format);
  Object.assign(plan.jobs.find(({ kind }) => kind === 'extract')!.file!.settings, settings);
  pipeline = await Pipeline.open(plan);
  const result = await pipeline.run({ [`orders.${format}`]: content });
  const bronze = await pipeline.table('orders', 'id, name, amount, day, _row', 'ORDER BY _row');
  return { job: result.record.jobs[0]!, rows: bronze.map((row) => Object.values(row)) };
}

describe('a file of a pipeline is read by its content', () => {
  it.each([
    ['csv', 'UTF-16', utf16(`\uFEFF${clean}`)],
    ['csv', 'Latin-1', latin1(clean)],
    ['csv', 'gzip', gzipped(clean)],
    ['csv', 'apostrophes for quotes', clean.replaceAll(/[^,\n]+/g, "'$&'")],
    ['csv', 'carriage returns', clean.replaceAll('\n', '\r')],
    ['tsv', 'tabs', clean.replaceAll(',', '\t')],
    ['json', 'one object a line', lines],
    ['json', 'gzip', gzipped(array)],
    ['ndjson', 'an array', array],
    ['jsonl', 'one object a line in UTF-16', utf16(lines)],
  ])('%s: %s, without a word', async (format, _what, content) => {
    const loaded = await load(content, format);
    expect(loaded.rows).toEqual(rows);
    expect(loaded.job.figures).toEqual({ read: 2, loaded: 2, unreadable: 0 });
    expect(loaded.job.message ?? '').toBe('');
  });

  it.each([
    ['csv', 'json', array],
    ['csv', 'ndjson', gzipped(lines)],
  ])('%s that is %s, and says so', async (format, found, content) => {
    const loaded = await load(content, format);
    expect(loaded.rows).toEqual(rows);
    expect(loaded.job.message).toBe(
      `orders.csv: its content is ${found} and is read as that, although file_format says csv`,
    );
  });

  it.each<[string, ReadSettings, string | Uint8Array]>([
    ['a delimiter', { delimiter: '%' }, clean.replaceAll(',', '%')],
    ['a quote', { quote: '%' }, clean.replaceAll(/[^,\n]+/g, '%$&%')],
    ['no quote', { quote: '' }, clean],
    ['an encoding', { encoding: 'macintosh' }, latin1(clean.replace('ë', '\u0091'))],
    ['UTF-8', { encoding: 'utf-8' }, clean],
    ['lines to skip', { skipLines: 2 }, `a,b,c,d\n"\n${clean}`],
    ['no line to skip', { skipLines: 0 }, clean],
    ['a file of an archive', { part: 'b.csv' }, zipSync({ 'a.csv': strToU8('x'), 'b.csv': strToU8(clean) })],
  ])('by %s that is set, without a word', async (_what, settings, content) => {
    const loaded = await load(content, 'csv', settings);
    expect(loaded.rows).toEqual(rows);
    expect(loaded.job.message ?? '').toBe('');
  });

  it('keeps quotes of a clean file that are set to be none', async () => {
    const { rows: found } = await load(`${header}\n1,"b",,\n`, 'csv', { quote: '' });
    expect(found).toEqual([['1', '"b"', null, null, 1]]);
  });

  it('says that lines above the header are skipped', async () => {
    const { rows: found, job } = await load(`Orders of 2025\n\n${clean}`, 'csv');
    expect(found).toEqual(rows);
    expect(job.message).toBe('orders.csv: skips 2 lines above the header: Orders of 2025');
  });

  it.each([
    ['an image', latin1('\x89PNG\r\n\x1a\n\0\0\0\r'), 'orders.csv is no data: it is a PNG image'],
    ['a page', '<!doctype html><p>Sorry', 'orders.csv is no data: it is an HTML page'],
  ])('refuses %s in one sentence', async (_what, content, message) => {
    pipeline = await Pipeline.open(await smallProject());
    const { record } = await pipeline.run({ 'orders.csv': content });
    expect(record.jobs[0]).toMatchObject({ status: 'failed', message });
  });

  it.each([
    ['a clean file', '_row,id,name,amount,day,_file\n9,1,a,5,,x\n'],
    ['a file with a bad record', '_row,id,name,amount,day,_file\n9,1,a,5,,x\n1\n'],
  ])('keeps its own record numbers where %s has a column that is called so', async (_what, content) => {
    const loaded = await load(content, 'csv');
    expect(loaded.rows).toEqual([['1', 'a', '5', null, 1]]);
  });
});
