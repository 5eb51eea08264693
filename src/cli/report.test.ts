import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedFolder } from '../engine/pipeline.test-helper.ts';
import { medallion } from './medallion.test-helper.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'medallion-report-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (...args: string[]) => medallion('report', ...args);

const textOf = (element: Element | null | undefined) =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

function read(path: string): Document {
  return new JSDOM(readFileSync(path, 'utf8')).window.document;
}

/** A file with a notebook of the test's own. */
function notebook(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The tile of a report with this title. */
function tile(document: Document, title: string): Element {
  const found = [...document.querySelectorAll('.tile')].find(
    (one) => textOf(one.querySelector('.name, h4')?.firstChild as Element) === title,
  );
  if (!found) throw new Error(`there is no tile ${title}`);
  return found;
}

/** The rows behind a tile's chart, or those of its table. */
function rowsOf(document: Document, title: string): string[][] {
  return [...tile(document, title).querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map(textOf),
  );
}

describe('medallion report', () => {
  it('writes the shipped notebook after a run, quietly, and exits with 0', async () => {
    const out = join(folder, 'new', 'report.html');
    const outcome = await report('--out', out, '--at', '2025-07-01 08:00:00', '--title', 'Weekly <report>');
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
    const document = read(out);
    expect(document.title).toBe('Weekly <report>');
    expect(textOf(document.querySelector('header'))).toMatch(
      /^Weekly <report> ?Run of Jul 1, 2025, 08:00 UTC, in .*: 6 files, 4,368 records read, 52 of 52 jobs done\.$/,
    );
    expect(document.querySelectorAll('.jobs > li').length).toBe(52);
  });

  it('exits with 1 where a job failed, and the report says which and what it blocks', async () => {
    const data = join(folder, 'data');
    cpSync('data_sample', data, { recursive: true });
    writeFileSync(join(data, 'hcp_feedback.json'), '[{"hcp_id":');
    const out = join(folder, 'failed.html');
    const { code, stderr } = await report('--data', data, '--out', out);
    expect(code).toBe(1);
    expect(stderr).toContain('✕ extract hcp_feedback.json → hcp_feedback failed: ');
    expect(stderr).toContain('is blocked by extract hcp_feedback');
    const header = textOf(read(out).querySelector('header'));
    expect(header).toContain('Extract hcp_feedback: ');
    expect(header).toContain('hcp_feedback.json breaks off in record 1');
    expect(header).toMatch(/39 of 52 jobs done\. ?1 thing went wrong:/);
    expect(header).toMatch(/Blocked by Extract hcp_feedback: .*Executive Summary, .*Cleanse hcp_feedback, /);
  });

  it('exits with 1 where a cell or a tile failed, and says so', async () => {
    const text = [
      '# Mine\n\n```sql name=gone\nSELECT * FROM nowhere\n```\n',
      '```dashboard\ntitle: Board\ntiles:\n  - title: Tile\n    kpi: { value: n }\n    data: SELECT n FROM nothing\n```\n',
    ].join('\n');
    const out = join(folder, 'mine.html');
    const { code, stderr } = await report('--notebook', notebook('mine.md', text), '--out', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^✕ gone: .*nowhere.*\n✕ Board: Tile: .*nothing.*\n$/);
    const document = read(out);
    expect(document.title).toBe('Mine');
    expect(textOf(document.querySelector('header'))).toContain('2 things went wrong:');
  });

  it('exits with 2 where the configuration has an error, and writes the rest', async () => {
    const configs = join(folder, 'configs');
    cpSync('configs', configs, { recursive: true });
    const rules = readFileSync(join(configs, 'dq_rule_config.csv'), 'utf8');
    writeFileSync(join(configs, 'dq_rule_config.csv'), `${rules}std_site_master,region,REGX,x,y,Y\n`);
    const out = join(folder, 'bad.html');
    const { code, stderr } = await report('--configs', configs, '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^dq_rule_config\.csv:\d+ rule_type: unknown "REGX"/);
    expect(textOf(read(out).querySelector('header'))).toContain('Check site_master: ');
  });

  it.each([
    [[], /--out: name the file to write/],
    [['--out', '.'], /--out: "\." is a folder/],
    [['--out', 'package.json/x.html'], /--out: /],
    [['--out', 'out.html', '--notebook', 'nowhere.md'], /--notebook: nowhere\.md: /],
    [
      ['--out', 'README.md', '--notebook', 'README.md'],
      /--out: "README\.md" is the file of --notebook as well/,
    ],
    [['--out', 'out.html', '--threads', 'two'], /--threads: "two" is no number of threads/],
    [['--out', 'out.html', '--data', 'nowhere'], /--data: there is no folder "nowhere"/],
  ])('says in one line what is wrong with %j and exits with 2', async (args, message) => {
    const { code, stdout, stderr } = await report(...args);
    expect(stderr).toMatch(message);
    expect(stderr.split('\n')).toHaveLength(2);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

const present = existsSync(seedFolder);
if (!present) console.warn('The acceptance data is not here: its tests are skipped.');

describe.skipIf(!present)('a report on the acceptance data', () => {
  let document: Document;
  beforeAll(async () => {
    const out = join(folder, 'seed', 'seed.html');
    mkdirSync(join(folder, 'seed'));
    const configs = join(seedFolder, 'configs');
    const outcome = await report(
      '--configs',
      configs,
      '--data',
      join(seedFolder, 'data_sample'),
      '--out',
      out,
    );
    expect(outcome).toMatchObject({ code: 0, stdout: '' });
    document = read(out);
  });

  it.each([
    ['Total units sold', '51.76K'],
    ['Average rating', '3.04'],
    ['Delayed shipments', '774'],
    ['On-time delivery rate', '23.07 %'],
    ['Average delay', '4.01 days'],
  ])('has the figure %s', (title, text) =>
    expect(textOf(tile(document, title).querySelector('strong'))).toBe(text),
  );

  it('has the rows behind the charts', () => {
    const units = rowsOf(document, 'Units by category').map(([name, value]) => [name, Number(value)]);
    expect(Object.fromEntries(units)).toEqual({
      NEURO: 15_979,
      DIABETES: 13_840,
      ONCOLOGY: 11_158,
      CARDIO: 10_787,
    });
    const shown = [...tile(document, 'Units by category').querySelectorAll('.wide svg text')].map(textOf);
    expect(shown).toEqual(expect.arrayContaining(['15,979', '13,840', '11,158', '10,787']));
    const text = readFileSync(join(seedFolder, 'expected', 'bi_patient_impact_score.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const scores = (rows: (string | undefined)[][]) =>
      rows.map(([name, score]) => `${name}: ${Number(score).toFixed(4)}`).sort();
    expect(scores(rowsOf(document, 'Patient impact score'))).toEqual(
      scores(data.map((row) => [row['product_name'], row['impact_score']])),
    );
    // Ratings that are alike stand by name.
    const lowest = rowsOf(document, 'Lowest rated by HCPs').filter(([, rating]) => rating === '1.00');
    expect(lowest.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'TYLER RILEY',
        'HEATHER VELAZQUEZ',
        'JADE BELL',
        'BRANDON HERNANDEZ',
        'GERALD WOLFE',
        'KYLIE ROJAS',
        'TIMOTHY MUNOZ',
      ]),
    );
  });
});
