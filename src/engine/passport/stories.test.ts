import { afterEach, describe, expect, it } from 'vitest';
import { Pipeline, smallProject } from '../pipeline.test-helper.ts';
import { explain, stepOf, valuesOf } from './passport.test-helper.ts';
import { stepHead } from './passport-words.ts';

const head = 'id,name,amount,day\n';
const day = (number: number) => `2025-07-0${number} 08:00:00`;

let pipeline: Pipeline | undefined;
afterEach(async () => {
  await pipeline?.close();
  pipeline = undefined;
});

/** A project of one table that has taken these deliveries, a day each. */
async function after(lines: Parameters<typeof smallProject>[0], ...deliveries: string[]): Promise<Pipeline> {
  await pipeline?.close();
  pipeline = await Pipeline.open(await smallProject(lines));
  for (const [index, records] of deliveries.entries())
    await pipeline.run({ 'orders.csv': head + records }, day(index + 1));
  return pipeline;
}

const byKey = (value: string | null) => ({ key: [value] });
const record = (row: number, load?: string) => ({
  record: { file: 'orders.csv', row, ...(load && { load }) },
});

describe('the story of a row', () => {
  it('names the record that supersedes another of its key', async () => {
    const orders = await after({}, '1,a,5,\n2,b,6,\n1,c,x,\n1,d,7,\n');
    const passport = await explain(orders, 'gold_orders', record(1));
    const winner = { file: 'orders.csv', row: 4, load: day(1) };
    expect(passport).toMatchObject({
      outcome: 'superseded',
      held: false,
      key: [{ column: 'id', value: '1' }],
    });
    expect(stepOf(passport, 'stage')).toMatchObject({
      outcome: 'superseded',
      by: winner,
      row: { origin: winner },
    });
    expect(stepOf(passport, 'ingest')).toBeUndefined();
    expect(passport!.sameKey).toEqual([
      { record: winner, reasons: '' },
      { record: { ...winner, row: 3 }, reasons: 'amount: not a valid INTEGER' },
    ]);
    expect(await explain(orders, 'gold_orders', byKey('1'))).toMatchObject({
      record: winner,
      outcome: 'inserted',
      held: true,
      sameKeyCount: 2,
    });
  });

  it('ends with the checks where no job merges the rows, and tells marks from failures', async () => {
    const header = 'table_name,column_name,rule_type,rule_condition,rule_desc,severity,is_active';
    const rules = ['std_orders,name,REGEX,^a,no a,WARN,Y', 'std_orders,id,NOT_NULL,,no id,,Y'];
    const orders = await after({ dq_rule_config: { header, lines: rules } }, '1,b,5,\n,b,6,\n');
    const jobs = orders.plan.jobs.filter(({ kind }) => !['stage', 'ingest', 'dedup'].includes(kind));
    const { connector } = orders;
    const explained = (row: number) =>
      explain({ plan: { ...orders.plan, jobs }, connector }, 'orders', record(row));
    const passed = await explained(1);
    expect(passed).toMatchObject({ outcome: 'passed' });
    expect(stepHead(stepOf(passed, 'dq')!)).toBe('passed 3 of 4 checks, marked by 1');
    const rejected = await explained(2);
    expect(rejected).toMatchObject({ outcome: 'rejected' });
    expect(stepHead(stepOf(rejected, 'dq')!)).toBe('failed 1 of 4 checks, marked by 1');
  });

  it('tells a duplicate from the row that stayed, and names both', async () => {
    const orders = await after({}, '1,a,5,\n2,a,5,2025-01-01\n3,b,5,\n');
    const duplicate = await explain(orders, 'gold_orders', byKey('1'));
    const stayed = {
      origin: { file: 'orders.csv', row: 2, load: day(1) },
      key: [{ column: 'id', value: '2' }],
    };
    expect(duplicate).toMatchObject({ outcome: 'duplicate', held: false });
    expect(stepOf(duplicate, 'dedup')).toMatchObject({
      outcome: 'removed',
      survivor: stayed,
      match: [
        { column: 'name', value: 'a' },
        { column: 'amount', value: '5' },
      ],
    });
    const survivor = await explain(orders, 'gold_orders', byKey('2'));
    expect(survivor).toMatchObject({ outcome: 'inserted', held: true });
    expect(stepOf(survivor, 'dedup')).toMatchObject({
      outcome: 'kept',
      removedCount: 1,
      removed: [{ key: [{ column: 'id', value: '1' }] }],
    });
  });

  it('says where the row that a duplicate was removed for is not known any more', async () => {
    const orders = await after({}, '1,a,5,\n2,a,5,\n', '1,a,5,\n2,z,5,\n');
    const passport = await explain(orders, 'gold_orders', byKey('1'));
    expect(passport).toMatchObject({ outcome: 'duplicate', held: false });
    expect(stepOf(passport, 'dedup')).toMatchObject({ outcome: 'unknown', survivor: null });
    expect(stepOf(passport, 'dedup')!.note).toMatch(/has changed since/);
  });

  it('tells an update, and a record that changed nothing', async () => {
    const orders = await after({}, '1,a,5,\n2,b,6,\n', '2,b,6,\n1,a,8,\n');
    const updated = await explain(orders, 'gold_orders', byKey('1'));
    expect(updated).toMatchObject({ outcome: 'updated', record: { row: 2, load: day(2) } });
    expect(stepOf(updated, 'ingest')!.row).toMatchObject({ created: day(1), updated: day(2) });
    const unchanged = await explain(orders, 'gold_orders', byKey('2'));
    expect(unchanged).toMatchObject({ outcome: 'unchanged', record: { row: 1, load: day(2) } });
    expect(stepOf(unchanged, 'ingest')!.row!.origin).toEqual({ file: 'orders.csv', row: 2, load: day(1) });
    // The same row by the record that its gold row names, which bronze has no more.
    expect(await explain(orders, 'gold_orders', record(2, day(1)))).toEqual(unchanged);
  });

  it('says so where a later load has replaced the record', async () => {
    const orders = await after({}, '1,a,5,\n2,b,6,\n', '2,b,x,\n', '2,c,x,\n');
    const gone = await explain(orders, 'gold_orders', byKey('1'));
    expect(gone).toMatchObject({
      current: false,
      held: true,
      outcome: 'inserted',
      record: { row: 1, load: day(1) },
    });
    expect(stepOf(gone, 'extract')!.values).toBeNull();
    expect(stepOf(gone, 'cleanse')).toBeUndefined();
    expect(gone!.notes.join()).toMatch(/holds load 2025-07-03 .* no record with this key/);
    const rejectedSince = await explain(orders, 'gold_orders', byKey('2'));
    expect(rejectedSince).toMatchObject({
      current: false,
      held: true,
      sameKey: [{ record: { row: 1, load: day(3) }, reasons: 'amount: not a valid INTEGER' }],
    });
    expect(rejectedSince!.notes.join()).toMatch(/every record of that load with this key was rejected/);
  });

  it('tells why a record was rejected, by its key or as the file has it, and what stands instead', async () => {
    const lines = {
      cleansing_rules: ['orders,id,upper,1,Y'],
      dq_rule_config: [
        'std_orders,name,NOT_NULL,,no name,Y',
        'std_orders,amount,CUSTOM_EXPR,amount > 1,too small,Y',
      ],
    };
    const orders = await after(lines, 'a1,x,5,\nb2,y,7,\n', 'a1,,0,2025-02-30\nb2,y,7,\n');
    const passport = (await explain(orders, 'gold_orders', record(1)))!;
    expect(passport).toMatchObject({
      outcome: 'rejected',
      held: false,
      key: [{ column: 'id', value: 'A1' }],
    });
    expect(passport.reason).toBe('no name | too small | day: not a valid DATE');
    expect(
      stepOf(passport, 'dq')!.checks.map(({ check, passed, place }) => [check, passed, place?.line]),
    ).toEqual([
      ['NOT_NULL', false, 2],
      ['CUSTOM_EXPR', false, 3],
      ['type', true, 4],
      ['type', false, 5],
    ]);
    expect(stepOf(passport, 'stage')!.row).toMatchObject({
      origin: { row: 1, load: day(1) },
      created: day(1),
    });
    const fresh = await after(lines, 'c3,,1,\n');
    for (const key of ['C3', 'c3'])
      expect(await explain(fresh, 'gold_orders', byKey(key))).toMatchObject({
        outcome: 'rejected',
        held: false,
      });
    expect(await explain(fresh, 'dq_orders', byKey('C3'))).toMatchObject({ outcome: 'rejected', held: true });
  });

  it('names each rule that changed a value, corrections and mappings by the first that applies', async () => {
    const orders = await after(
      {
        corrections: [
          'orders,orders.csv,1,,name,another,no,,Y',
          'orders,orders.csv,1,,name,zz,  ann LEE ,,Y',
          'orders,,,id=1,name,zz,no,,Y',
        ],
        cleansing_rules: [
          'orders,name,trim,1,Y',
          'orders,name,initcap,2,Y',
          'orders,name,nullify,3,Y',
          'orders,day,date_format:dd.MM.yyyy,1,Y',
        ],
        ref_data: [
          'cleansed_orders,name,Ann Lee,Ann Lee,1,Y',
          'cleansed_orders,amount,__NEGATIVE__,0,1,Y',
          'cleansed_orders,amount,5,7,2,Y',
          'cleansed_orders,amount,-5,9,3,Y',
        ],
      },
      '1,zz,-5,03.02.2025\n2,Bob,5,3.2.2025\n',
    );
    const first = await explain(orders, 'gold_orders', byKey('1'));
    const changes = (kind: 'cleanse' | 'std', passport: typeof first) =>
      stepOf(passport, kind)!.changes.map(({ file, line, rule, column, before, after }) =>
        [file, line, rule, column, before, after].join(' ~ '),
      );
    expect(changes('cleanse', first)).toEqual([
      'corrections.csv ~ 3 ~ correction ~ name ~ zz ~   ann LEE ',
      'cleansing_rules.csv ~ 2 ~ trim ~ name ~   ann LEE  ~ ann LEE',
      'cleansing_rules.csv ~ 3 ~ initcap ~ name ~ ann LEE ~ Ann Lee',
      'cleansing_rules.csv ~ 5 ~ date_format:dd.MM.yyyy ~ day ~ 03.02.2025 ~ 2025-02-03',
    ]);
    expect(changes('std', first)).toEqual(['ref_data.csv ~ 3 ~ __NEGATIVE__ ~ amount ~ -5 ~ 0']);
    const second = await explain(orders, 'gold_orders', byKey('2'));
    expect(changes('cleanse', second)).toEqual([
      'cleansing_rules.csv ~ 5 ~ date_format:dd.MM.yyyy ~ day ~ 3.2.2025 ~ ',
    ]);
    expect(changes('std', second)).toEqual(['ref_data.csv ~ 4 ~ mapping ~ amount ~ 5 ~ 7']);
  });

  it('says where a condition looks at other rows, so that it is another one on the row alone', async () => {
    const orders = await after(
      {
        dq_rule_config: [
          'std_orders,,CUSTOM_EXPR,count(*) OVER (PARTITION BY name) = 1,name is there twice,Y',
        ],
      },
      '1,a,5,\n2,a,6,\n',
    );
    const passport = await explain(orders, 'gold_orders', record(1));
    expect(passport).toMatchObject({ outcome: 'rejected', reason: 'name is there twice' });
    expect(stepOf(passport, 'dq')!.note).toMatch(
      /^dq_orders says “name is there twice”: a condition looks at other rows/,
    );
  });

  it('says which job has not taken the record yet', async () => {
    const orders = await after({}, '1,a,5,\n');
    const later = { 'orders.csv': `${head}1,a,9,\n2,b,6,\n` };
    const until = (kinds: readonly string[]) => ({
      only: new Set(orders.plan.jobs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)),
    });
    await orders.run(later, day(2), until(['extract']));
    const read = await explain(orders, 'gold_orders', record(2));
    expect(read).toMatchObject({ outcome: 'pending', held: false });
    const before = await explain(orders, 'gold_orders', byKey('1'));
    expect(before).toMatchObject({ current: false, held: true, record: { load: day(1) } });
    expect(before!.notes.join()).toMatch(/that load has not been checked yet/);
    expect(await explain(orders, 'gold_orders', byKey('2'))).toMatchObject({
      record: { row: 2, load: day(2) },
    });
    expect(stepOf(read, 'dq')!.note).toMatch(/its job has not run since the file was read/);
    await orders.run(later, day(3), until(['dq']));
    const checked = await explain(orders, 'gold_orders', record(2));
    expect(stepOf(checked, 'stage')).toMatchObject({ outcome: 'pending', row: null });
    const changed = await explain(orders, 'gold_orders', record(1));
    expect(stepOf(changed, 'stage')).toMatchObject({ outcome: 'unknown', row: { origin: { load: day(1) } } });
    await orders.run(later, day(4), until(['stage']));
    expect(await explain(orders, 'gold_orders', byKey('2'))).toMatchObject({
      outcome: 'pending',
      held: false,
    });
    await orders.run(later, day(5), until(['ingest', 'dedup']));
    expect(await explain(orders, 'gold_orders', byKey('1'))).toMatchObject({
      outcome: 'updated',
      held: true,
    });
  });

  it('finds keys that are NULL, and values that look like SQL', async () => {
    const name = `x' OR '1'='1`;
    const orders = await after({}, `,"${name}",5,\n"${name}",b,6,\n`);
    expect(await explain(orders, 'gold_orders', byKey(null))).toMatchObject({
      record: { row: 1 },
      held: true,
    });
    const passport = await explain(orders, 'gold_orders', byKey(name));
    expect(passport).toMatchObject({ record: { row: 2 }, held: true });
    expect(await explain(orders, 'gold_orders', byKey('x'))).toBeUndefined();
    expect(await explain(orders, 'gold_orders', record(9))).toBeUndefined();
    const other = { record: { file: name, row: 1 } };
    expect(await explain(orders, 'gold_orders', other)).toBeUndefined();
  });

  it('takes types that were inferred, and keys by their value', async () => {
    const orders = await after(
      { data_model: [] },
      '7,a,5,2025-01-01\n8,b,6,\n',
      '07,a,5,2025-01-01\n+8,b,x,\n',
    );
    const passport = await explain(orders, 'gold_orders', byKey('7'));
    expect(passport).toMatchObject({ outcome: 'unchanged', record: { row: 1, load: day(2) } });
    const rejected = await explain(orders, 'stage_orders', record(2));
    expect(rejected).toMatchObject({ outcome: 'rejected', key: [{ column: 'id', value: '8' }] });
    expect(stepOf(rejected, 'dq')!.checks.filter(({ passed }) => !passed)).toEqual([
      {
        check: 'type',
        column: 'amount',
        condition: 'INTEGER',
        reason: 'amount: not a valid INTEGER',
        passed: false,
        place: undefined,
      },
    ]);
    expect(valuesOf(stepOf(rejected, 'stage')!.row!.values)).toMatchObject({ id: '8', amount: '6' });
  });

  it('takes a blank for the NULL that it is in a typed key', async () => {
    pipeline = await Pipeline.open(
      await smallProject({ data_model: ['gold_orders,id,INTEGER', 'gold_orders,name,VARCHAR'] }, 'json'),
    );
    const records = '[{"id":"","name":"a"},{"id":null,"name":"b"},{"id":"x","name":"c"}]';
    await pipeline.run({ 'orders.json': records }, day(1));
    const told = await explain(pipeline, 'gold_orders', { record: { file: 'orders.json', row: 1 } });
    expect(told).toMatchObject({
      outcome: 'superseded',
      key: [{ column: 'id', value: null }],
      sameKeyCount: 1,
    });
    expect(stepOf(told, 'stage')!.by).toMatchObject({ row: 2 });
    const winner = await explain(pipeline, 'gold_orders', byKey(null));
    expect(winner).toMatchObject({ record: { row: 2 }, held: true, sameKey: [{ record: { row: 1 } }] });
    const unreadable = await explain(pipeline, 'gold_orders', byKey('x'));
    expect(unreadable).toMatchObject({ outcome: 'rejected', record: { row: 3 }, key: [], sameKeyCount: 0 });
  });
});
