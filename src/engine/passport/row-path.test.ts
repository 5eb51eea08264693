import { describe, expect, it } from 'vitest';
import { readConfig } from '../../core/config/config.ts';
import { parseTableName } from '../../core/names.ts';
import { planOf, type Plan } from '../../core/plan.ts';
import { duckdb } from '../../core/dialects/duckdb.ts';
import { Pipeline } from '../pipeline.test-helper.ts';
import { explainRow } from './explain-row.ts';
import { keyJob, rowPaths } from './row-path.ts';
import { stepOf } from './passport.test-helper.ts';
import type { RowIdentity } from './passport.ts';

const tableNamed = (name: string) => parseTableName(name, { catalog: 'lake', schema: 'main' });

/** A plan of jobs, written `type source target keys`, on files, each for the bronze table of its name. */
function planWith(files: readonly string[], jobs: readonly string[], queries: readonly string[] = []): Plan {
  return planOf(
    readConfig(
      {
        pipeline_config: [
          'layer,table_name,file_path,file_format,catalog_name,schema_name,infer_schema,has_header,seq_no,is_active',
          ...files.map((name) => `bronze,${name},/in/${name}.csv,csv,lake,main,true,true,1,Y`),
        ].join('\n'),
        main_pipeline_config: [
          'layer,job_typ,source,target,catalog_name,schema_name,ref_table,seq_no,is_active',
          ...jobs.map((line, place) => {
            const [type, source, target, keys = ''] = line.split(' ');
            const layer = /ingest|dedup/.test(type!) ? 'gold' : 'silver';
            return `${layer},${type},${source},${target},lake,main,"${keys}",${place},Y`;
          }),
        ].join('\n'),
        sql_repos: ['name,table_name,sql_txt,dialect,seq_no,is_active', ...queries].join('\n'),
        data_model:
          'table_name,column_name,data_type,references\ngold_all,id,INTEGER,\ngold_all,name,VARCHAR,',
      },
      '',
    ),
  );
}

const twoFiles = planWith(
  ['north', 'south'],
  [
    'cleanse north cleansed_north',
    'cleanse south cleansed_south',
    'std cleansed_north std_north',
    'std cleansed_south std_south',
    'dq std_north dq_north',
    'dq std_south dq_south',
    'stage dq_north stage_all id',
    'stage dq_south stage_all id',
    'ingest stage_all gold_all id',
    'ingest stage_all gold_names name',
  ],
);

const ids = (table: string) =>
  rowPaths(twoFiles.jobs, tableNamed(table)).map(({ jobs }) => jobs.map(({ id }) => id));

describe('the way of a row', () => {
  it('leads from each file that may have brought it to each table that may have got it', () => {
    const north = [
      'extract north',
      'cleanse cleansed_north',
      'std std_north',
      'dq dq_north',
      'stage stage_all',
    ];
    const south = north.map((id) => id.replace('north', 'south').replace('stage_all', 'stage_all (2)'));
    const gold = ['ingest gold_all', 'ingest gold_names'];
    expect(ids('std_north')).toEqual([[...north, ...gold]]);
    expect(ids('gold_all')).toEqual([
      [...north, 'ingest gold_all'],
      [...south, 'ingest gold_all'],
    ]);
    expect(ids('nothing')).toEqual([]);
  });

  it('has the key of the table that is asked, before the merges that of the first', () => {
    const keys = (table: string) =>
      rowPaths(twoFiles.jobs, tableNamed(table)).map((path) => keyJob(path, tableNamed(table))?.keys.join());
    expect(keys('gold_names')).toEqual(['name', 'name']);
    expect(keys('south')).toEqual(['id']);
  });

  it('is told where two files fill one table, and where one row of many is taken', async () => {
    const pipeline = await Pipeline.open(twoFiles);
    const explain = (table: string, row: RowIdentity) =>
      explainRow({
        plan: twoFiles,
        connector: pipeline.connector,
        dialect: duckdb,
        table: tableNamed(table),
        row,
      });
    try {
      await pipeline.run({ 'north.csv': 'id,name\n1,a\n2,b\n', 'south.csv': 'id,name\n2,c\n3,a\n' });
      const north = await explain('gold_all', { key: ['1'] });
      expect(north).toMatchObject({ record: { file: 'north.csv', row: 1 }, outcome: 'inserted', held: true });
      const south = await explain('gold_all', { record: { file: 'SOUTH.csv', row: 2 } });
      expect(south).toMatchObject({ record: { file: 'south.csv', row: 2 }, key: [{ value: '3' }] });
      const overwritten = await explain('gold_all', { record: { file: 'north.csv', row: 2 } });
      expect(stepOf(overwritten, 'stage')).toMatchObject({
        outcome: 'unknown',
        row: { origin: { file: 'south.csv', row: 1 } },
      });
      // By its name the row of the later record stands, beside which the other is none.
      const names = await explain('gold_names', { record: { file: 'north.csv', row: 1 } });
      expect(stepOf(names, 'ingest')).toMatchObject({
        outcome: 'superseded',
        by: { file: 'south.csv', row: 2 },
      });
    } finally {
      await pipeline.close();
    }
  });
});
