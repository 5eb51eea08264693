import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNative } from '../engine/node.ts';
import type { Connector } from '../engine/connector.ts';
import { smallProject } from '../engine/pipeline.test-helper.ts';
import { sparkConditionToDuckdb, sparkToDuckdb } from './spark.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
  await connector.run(`CREATE TABLE t (id INTEGER, a VARCHAR, b VARCHAR, n INTEGER, x DOUBLE, d DATE)`);
  await connector.run(`INSERT INTO t VALUES
    (1, 'c', 'z', 7, 1.005, DATE '2025-03-09'), (1, 'a', NULL, 2, 2.675, DATE '2025-03-10'),
    (2, 'b', 'y', NULL, -2.5, DATE '2025-11-30'), (2, 'b', 'x', 3, NULL, NULL)`);
});
afterAll(() => connector.close());

/** The rows of a query in Spark's SQL, each as its values. */
async function rows(sql: string): Promise<unknown[][]> {
  const translated = await sparkToDuckdb(sql);
  const result = await connector.query(translated.replace(/^INSERT INTO \{table_name\}[^\n]*\n/, ''));
  return result.rows.map((row) => Object.values(row));
}

describe('Spark’s SQL', () => {
  it('joins texts to NULL where one of them is NULL', async () => {
    expect((await rows(`select a || '-' || b from t where id = 1 order by n`)).flat()).toEqual([null, 'c-z']);
    expect((await rows(`select concat(a, b) from t where b is null`)).flat()).toEqual([null]);
  });

  it.each([
    [`select upper(date_format(d, 'MMM')) from t where n = 7`, 'MAR'],
    [`select date_format(d, "yyyy-MM-dd 'at' HH:mm") from t where n = 7`, '2025-03-09 at 00:00'],
    [`select date_format(d, 'd.M.yy EEE') from t where n = 7`, '9.3.25 Sun'],
    [`select concat_ws(' & ', collect_list(distinct a)) from t`, 'a & b & c'],
    [`select concat_ws(' & ', collect_set(a)) from t where id = 1`, 'a & c'],
    [`select concat_ws('', collect_list(a)) from t`, 'abbc'],
    [`select concat_ws(',', collect_list(b)) from t where b is null`, ''],
    [`select round(x, 2) from t where n = 7`, 1.01],
    [`select round(x, 2) from t where n = 2`, 2.68],
    [`select round(x) from t where x < 0`, -3],
    [`select n / 2 from t where n = 7`, 3.5],
    [`select regexp_replace('a1b22', '[0-9]', '') `, 'ab'],
    [`select initcap('hello wORLD')`, 'Hello World'],
    [`select dayofweek(d) from t where n = 7`, 1],
    [`select date_add(d, n) from t where n = 7`, '2025-03-16'],
    [`select date_sub(d, -1) from t where n = 7`, '2025-03-10'],
    [`select size(flatten(array(array(1, 2), array(3))))`, 3],
    [`select concat_ws(',', sort_array(collect_list(distinct a), false)) from t`, 'c,b,a'],
    [`select concat_ws('+', array('a', 'b'))`, 'a+b'],
    [`select cast('2025-03-09 10:20:30' as timestamp)`, '2025-03-09 10:20:30'],
    [`select cast(x as decimal(10, 2)) from t where n = 7`, '1.01'],
    [`select weekday(d) from t where n = 7`, 6],
    [`select n / (n - 7) from t where n = 7`, null],
    [`select n % 0 from t where n = 7`, null],
    [`select -7 div 2`, -3],
    [`select cast(2.675 as int)`, 2],
    [`select cast(x as bigint) from t where x < 0`, -2],
    [`select cast('1e2' as int)`, null],
    [`select int('3.7')`, 3],
    [`select cast(true as int)`, 1],
    [`select to_date('3/9/2025', 'M/d/yyyy')`, '2025-03-09'],
    [`select to_date('2025-02-30')`, null],
    [`select date('2025-02-30')`, null],
    [`select split('a/b', '/')[0]`, 'a'],
    [`select size(collect_list(b)) from t where id = 1`, 1],
    [`select percentile(n, 0.5) from t where id = 1`, 4.5],
    [`select percentile_approx(n, 0.5) from t where id = 1`, 2],
    [`select regexp_replace('ab', '(a)', '<$1>')`, '<a>b'],
    [`select substr('apple', 0, 2)`, 'ap'],
    [`select datediff(WEEK, date '2025-01-01', date '2025-01-14')`, 1],
    [`select add_months(date '2025-03-31', -13)`, '2024-02-29'],
    [`select array_join(sort_array(collect_set(a)), '+') from t`, 'a+b+c'],
    [`select count(*) from t left semi join (select 'a' as k) s on t.a = s.k`, 1],
    [`select count(*) from t left anti join (select 'a' as k) s on t.a = s.k`, 3],
    [`select trunc(d, 'MM') from t where n = 7`, '2025-03-01'],
    [`select nvl(b, 'none') from t where n = 2`, 'none'],
    [`select if(n > 5, 'many', 'few') from t where n = 7`, 'many'],
    [`select datediff(date '2025-03-10', date '2025-03-01')`, 9],
    [`select count(*) from t where a rlike '^[ab]$'`, 3],
    [`select \`a\` from t where n <=> null`, 'b'],
  ])('%s is %j', async (sql, value) => {
    expect((await rows(sql)).flat()).toEqual([value]);
  });

  it('names a cast column by the column, as Spark does', async () => {
    const sql = `select q.d, q.n from (select date(s.d), cast(s.n as string) from t s where n = 7) q`;
    expect(await rows(sql)).toEqual([['2025-03-09', '7']]);
  });

  it('keeps the columns of the INSERT', async () => {
    const text = await sparkToDuckdb('insert into {table_name} (`odd name`, b) select a, b from t');
    expect(text).toMatch(/^INSERT INTO \{table_name\} \("odd name", "b"\)\n/);
  });

  it.each([
    ['selec a from t', /must be INSERT INTO/],
    ['select a from', /can't be read/],
    [`select date_format(d, 'QQQ') from t`, /date_format with the letters "QQQ"/],
    [`select 1 from t where a like 'x\\_'`, /LIKE with an escaped wildcard/],
    [`select collect_list(a) filter (where n > 1) from t`, /collect_list with a filter can't be translated/],
    [`select from_unixtime(n) from t`, /from_unixtime can't be translated/],
    [`select extract(dow from d) from t`, /extract of a day of the week can't/],
    [`select datediff(MONTH, d, d) from t`, /datediff in units of month/],
    [`select trunc(d, 'DECADE') from t`, /trunc to "decade"/],
  ])('says of %j what can’t be translated', async (sql, message) => {
    await expect(sparkToDuckdb(sql)).rejects.toThrow(message);
  });

  it.each([
    [`a rlike '^[ab]$'`, 3],
    ['`n` > 2 and datediff(d, date "2025-01-01") > 0', 1],
  ])('translates the condition %s', async (condition, count) => {
    const sql = await sparkConditionToDuckdb(condition);
    const { rows: found } = await connector.query(`SELECT count(*) AS n FROM t WHERE ${sql}`);
    expect(found).toEqual([{ n: count }]);
  });

  it('translates a project’s checks with its queries, and says at which line one can’t be', async () => {
    const sql = `Load BI Table,bi_x,insert into {table_name} (a) select id from lake.main.gold_orders,,1,Y`;
    const rules = [
      `std_orders,name,CUSTOM_EXPR,name rlike '^a',x,Y`,
      'std_orders,name,CUSTOM_EXPR,name >,x,Y',
    ];
    const plan = await smallProject({ sql_repos: [sql], dq_rule_config: rules });
    const checks = plan.jobs.find((job) => job.kind === 'dq')!.rules.checks;
    expect(checks[0]!.condition).toBe(`REGEXP_MATCHES(name, '^a')`);
    expect(plan.problems).toMatchObject([{ file: 'dq_rule_config.csv', line: 3, column: 'rule_condition' }]);
  });
});
