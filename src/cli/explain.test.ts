import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medallion } from './medallion.test-helper.ts';
import type { PublishedRow } from './explain-published.ts';
import { explainCommand } from './explain.ts';
import type { Passport } from '../engine/passport/passport.ts';
import { UsageError } from './usage-error.ts';

let folder: string;
let db: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'medallion-test-'));
  db = join(folder, 'lake.duckdb');
  const data = join(folder, 'data');
  cpSync('data_sample', data, { recursive: true });
  const sites = readFileSync(join(data, 'site_master.csv'), 'utf8');
  writeFileSync(
    join(data, 'site_master.csv'),
    `${sites}SITE900, Old Mill ,Nowhere,1 Mill Lane\nSITE901,a,b\n`,
  );
  await medallion('run', '--data', data, '--db', db, '--at', '2025-07-01 08:00:00');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Waits for the BI queries, however busy the machine is. */
const explain = (...args: string[]) => medallion('explain', ...args, '--db', db, '--wait', '60');

describe('medallion explain', () => {
  it('tells the story of a row by its key, the table written in any way', async () => {
    const { code, stdout, stderr } = await explain('hcp_data', 'HCP1004');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('hcp_id HCP1004 (hcp_data): inserted');
    expect(lines[1]).toBe('record 5 of hcp_data.csv, load 2025-07-01 08:00:00.000');
    expect(lines).toContain('  first_name   Noor');
    expect(lines).toContain('  first_name: Noor → NOOR  (upper, cleansing_rules.csv:7)');
    expect(lines).toContain('  specialty: Endocrinology → ENDOCRINOLOGY  (mapping, ref_data.csv:3)');
    expect(lines).toContain('silver  dq_hcp_data: passed 6 checks  (dq, main_pipeline_config.csv:14)');
    expect(lines).toContain('  ✓ phone REGEX ^[0-9]{10}$  (dq_rule_config.csv:6)');
    expect(lines).toContain(
      'gold    gold_hcp_data: inserted at 2025-07-01 08:00:00  (ingest, main_pipeline_config.csv:26)',
    );
    expect(lines).toContain('publish bi_hcp_engagement: feeds 1 row  (publish, sql_repos.csv:158)');
    const full = await explain('workspace.healthintel360.gold_hcp_data', 'HCP1004');
    expect(full.stdout.split('\n').slice(1)).toEqual(lines.slice(1));
  });

  it('tells why a row is not there: its record was rejected', async () => {
    const asked = await explain('gold_site_master', 'SITE900');
    expect(asked.code).toBe(1);
    expect(asked.stderr).toMatch(
      /^medallion: gold_site_master has no row with site_id SITE900: record \d+ of site_master\.csv was rejected\n$/,
    );
    expect(asked.stdout).toMatch(/^site_id SITE900 \(gold_site_master\): rejected: Region is unknown/);
    expect(asked.stdout).toMatch(
      /✕ region VALID_SET [A-Z,]+: Region is unknown {2}\(dq_rule_config\.csv:\d+\)/,
    );
    expect((await explain('site_master', 'SITE900')).code).toBe(0);
  });

  it('prints the passport as one object with --json, of a record that can’t be read, too', async () => {
    const read = await explain('gold_site_master', 'SITE900', '--json');
    const passport = JSON.parse(read.stdout) as Passport;
    expect(passport).toMatchObject({ held: false, outcome: 'rejected', record: { file: 'site_master.csv' } });
    const next = `site_master.csv:${passport.record.row + 1}`;
    const unread = await explain('gold_site_master', '--row', next, '--json');
    expect(unread).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(unread.stdout)).toMatchObject({ outcome: 'unreadable', text: 'SITE901,a,b' });
    const words = await explain('gold_site_master', '--row', next);
    expect(words.stdout).toMatch(
      /^record \d+ of site_master\.csv \(gold_site_master\): unreadable: .*\n.*\nits text: SITE901,a,b\n/,
    );
  });

  it.each([
    [['gold_hcp_data', 'HCP0'], 'no row of gold_hcp_data has hcp_id HCP0, and no record before it'],
    [
      ['hcp_data', '--row', 'hcp_data.csv:9999'],
      'hcp_data and the tables before it hold no record 9999 of hcp_data.csv',
    ],
    [['hcp_data', '--row', 'sales.csv:1'], 'hcp_data has its rows from hcp_data.csv, not from sales.csv'],
  ])('says in one line that there is no such row: %j', async (args, message) => {
    expect(await explain(...args)).toEqual({ code: 1, stdout: '', stderr: `medallion: ${message}\n` });
  });

  it.each([
    [[], /explain: name a table, and the key of a row or --row FILE:N/],
    [['hcp_data'], /explain: name the key of the row of hcp_data/],
    [
      ['hcp_data', 'x', '--row', 'hcp_data.csv:1'],
      /--row: names a record, and "x" a key: one of them is enough/,
    ],
    [
      ['hcp_data', '--row', 'hcp_data.csv'],
      /--row: "hcp_data\.csv" is no record; write it as hcp_data\.csv:12/,
    ],
    [['hcp_dat', 'x'], /explain: there is no table "hcp_dat"; did you mean "hcp_data"\?/],
    [['gold_hcp_data', 'x', 'y'], /the key of gold_hcp_data is hcp_id, so that it has 1 value, not 2/],
    [['bi_hcp_engagement', 'x'], /a row of bi_hcp_engagement is made of many; .* as hcp_id=VALUE/],
    [
      ['bi_hcp_engagement', 'hcp_di=HCP1004'],
      /bi_hcp_engagement: unknown column "hcp_di"; did you mean hcp_id\?/,
    ],
    [
      ['bi_hcp_engagement', '--row', 'hcp_data.csv:1'],
      /--row: a row of bi_hcp_engagement is made of many records; name it by COLUMN=VALUE/,
    ],
    [['hcp_data', 'x', '--wait', 'long'], /--wait: "long" is no number of seconds/],
    [['hcp_data', 'x', '--colour', 'red'], /Unknown option '--colour'/],
  ])('refuses %j', async (args, message) => {
    const asked = explainCommand([...args, '--db', db]);
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });

  it.each([
    [['hcp_data', 'x'], /--db: name the file in which `medallion run --db FILE` keeps the tables/],
    [
      ['hcp_data', 'x', '--db', 'nowhere.duckdb'],
      /--db: there is no file "nowhere\.duckdb"; `medallion run --db/,
    ],
    [['hcp_data', 'x', '--db', 'package.json'], /--db: package\.json can't be used: /],
  ])('wants tables that a run has kept: %j', async (args, message) => {
    await expect(explainCommand(args)).rejects.toThrow(message);
  });

  it('tells of a row of a BI table the rows behind it, each with the key that tells its story', async () => {
    const table = 'bi_shipment_delays_by_region';
    const several = await explain(table, 'region=NORTH');
    expect(several).toMatchObject({ code: 1, stdout: '' });
    const [, another] = /add a value of product_id or .*, such as (product_id=\w+)\n$/.exec(several.stderr)!;
    const { code, stdout, stderr } = await explain(table, 'region=NORTH', another!, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { values, isNarrow, sources } = JSON.parse(stdout) as PublishedRow;
    const value = (name: string) => values.find(({ column }) => column === name)!.value;
    const shipments = sources.find((source) => source.table === 'gold_shipment_data')!;
    expect({ isNarrow, region: value('region') }).toEqual({ isNarrow: true, region: 'NORTH' });
    expect(shipments.rows).toHaveLength(shipments.count);
    expect(String(shipments.count)).toBe(value('num_shipments'));
    expect(shipments.rows.map((row) => row['product_id'])).toEqual(
      shipments.rows.map(() => value('product_id')),
    );

    const words = (await explain(table, 'region=NORTH', another!)).stdout.split('\n');
    expect(words[0]).toMatch(/^a row of \S+\.bi_shipment_delays_by_region, published by sql_repos\.csv:\d+$/);
    const at = words.indexOf(`gold_shipment_data: ${shipments.count} rows`);
    const key = /^ {2}shipment_id (\S+)$/.exec(words[at + 1]!)![1]!;
    expect((await explain('gold_shipment_data', key)).stdout).toContain(`publish ${table}: feeds 1 row`);

    expect(await explain(table, 'region=SOMEWHERE')).toEqual({
      code: 1,
      stdout: '',
      stderr: `medallion: no row of ${table} has region SOMEWHERE\n`,
    });
  });

  it('says in one line what is wrong and exits with 2', async () => {
    const { code, stdout, stderr } = await explain('bi_hcp_engagement', 'x');
    expect(stderr).toMatch(
      /^medallion: explain: a row of bi_hcp_engagement is made of many; say which one .*\n$/,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
