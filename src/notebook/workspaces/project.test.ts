import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { seedFolder } from '../../engine/pipeline.test-helper.ts';
import { translateConfig } from '../../translate/translate-config.ts';
import { memoryStore } from '../persist.ts';
import { configs, start } from '../workspace.test-helper.ts';
import { isProject, readProject } from './project.ts';
import { readZip, type FoundFile } from './zip-read.ts';

const tools = { shipped: { configs, model: configs['data_model']! }, translate: translateConfig };

function found(texts: Record<string, string>): FoundFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    size: text.length,
    read: () => Promise.resolve(new Blob([text])),
  }));
}

const orders =
  'layer,table_name,file_path,file_format,catalog_name,schema_name,infer_schema,has_header,seq_no,is_active\n' +
  'bronze,orders,landing/orders.csv,csv,shop,raw,true,true,1,Y\n';

describe('a project', () => {
  it('is known by the tables of its jobs and files, wherever they lie', () => {
    expect(isProject(found({ 'a/b/Pipeline_Config.csv': '' }))).toBe(true);
    expect(isProject(found({ 'main_pipeline_config.csv': '' }))).toBe(true);
    expect(isProject(found({ 'a/b/ref_data.csv': '', 'pipeline_config.csv/x.txt': '' }))).toBe(false);
    expect(isProject(found({ '__MACOSX/pipeline_config.csv': '' }))).toBe(false);
  });

  it('takes tables and files from the folder that holds most of them, and says what it leaves', async () => {
    const files = found({
      'p/.git/configs/ref_data.csv': 'hidden',
      'p/old/ref_data.csv': 'old',
      'p/conf/ref_data.csv': configs['ref_data']!,
      'p/conf/pipeline_config.csv': configs['pipeline_config']!,
      'p/conf/main_pipeline_config.csv': configs['main_pipeline_config']!,
      'p/out/site_master.csv': 'made',
      'p/in/raw/site_master.csv': 'sites',
      'p/in/raw/hcp_data.csv': 'people',
      'p/README.md': '# Read me',
      'p/notebooks/01 extract.py': 'code',
    });
    const { things, notes } = await readProject('p', files, tools);
    expect(things.configs!['ref_data']).toBe(configs['ref_data']);
    const texts = await Promise.all(things.files!.map(async (file) => [file.name, await file.text()]));
    expect(Object.fromEntries(texts)).toEqual({ 'site_master.csv': 'sites', 'hcp_data.csv': 'people' });
    expect(things.forgotten).toContain('product_ref.csv');
    const said = notes.join('\n');
    expect(said).toMatch(/Taken over: 3 configuration tables .* 2 data files/);
    expect(said).toMatch(/it is code .*: p\/notebooks\/01 extract\.py\./);
    expect(said).toMatch(
      /Not taken over: (?=.*README\.md)(?=.*p\/out\/site_master\.csv)(?=.*p\/old\/ref_data\.csv)/,
    );
    expect(said).not.toContain('.git');
  });

  it('of other jobs has a notebook of its own jobs', async () => {
    const files = found({ 'conf/pipeline_config.csv': orders, 'landing/orders.csv': 'id\n1\n' });
    const { things, notes } = await readProject('Orders', files, tools);
    expect(things.notebook).toBe('# Orders\n\n# Extract\n\n```job extract\n```\n');
    expect(things.files!.map(({ name }) => name)).toEqual(['orders.csv']);
    expect(notes.join('\n')).toContain('without lines: main_pipeline_config.csv, cleansing_rules.csv');
  });
});

const present = existsSync(seedFolder);
if (!present) console.warn('The acceptance data is not here: its tests are skipped.');

describe.skipIf(!present)('the acceptance data as the zip of its repository', () => {
  it('becomes a workspace that gives the published figures', async () => {
    const entries = ['configs', 'data_sample'].flatMap((folder) =>
      readdirSync(join(seedFolder, folder)).map((name) => [
        `platform-main/${folder}/${name}`,
        new Uint8Array(readFileSync(join(seedFolder, folder, name))),
      ]),
    );
    const zip = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
    const files = await readZip(new Blob([zip as Uint8Array<ArrayBuffer>]));
    const { things, notes } = await readProject('platform', files, tools);
    expect(notes[0]).toMatch(/6 configuration tables .* 6 data files/);
    const store = memoryStore();
    await store.set('configs', things.configs);
    await store.set('files', things.files);
    await store.set('notebook', things.notebook);
    const workspace = await start(store);
    await workspace.runner.runAll();
    const failed = workspace.plan.jobs.filter(({ id }) => workspace.states.of(id).status !== 'done');
    expect(failed.map(({ id }) => id)).toEqual([]);
    const { rows } = await workspace.look(
      `SELECT (SELECT sum(total_units_sold) FROM workspace.healthintel360_publish.bi_product_performance)::INTEGER AS units,
        (SELECT round(avg(avg_rating), 2) FROM workspace.healthintel360_publish.bi_product_performance) AS rating,
        (SELECT sum(total_delayed_shipments) FROM workspace.healthintel360_publish.bi_product_issue_monitor)::INTEGER AS late,
        (SELECT count(*) FROM workspace.healthintel360_publish.bi_product_sales_timeline)::INTEGER AS days`,
    );
    expect(rows).toEqual([{ units: 51764, rating: 3.04, late: 774, days: 1769 }]);
  });
});
