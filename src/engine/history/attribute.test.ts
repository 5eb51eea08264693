import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../core/dialects/duckdb.ts';
import { readConfig } from '../../core/config/config.ts';
import { configTables } from '../../core/config/tables.ts';
import { planOf } from '../../core/plan.ts';
import { translateConfig } from '../../translate/translate-config.ts';
import type { Connector } from '../connector.ts';
import { openNative } from '../node.ts';
import { fileOf, filesIn, Pipeline, shippedModel } from '../pipeline.test-helper.ts';
import { attribute, chainOf } from './attribute.ts';
import { textChecksum } from './checksum.ts';
import { Replay, type ReplayOptions } from './replay.ts';
import type { RunEntry } from './run-entry.ts';

const plan = async (texts: Readonly<Record<string, string>>) =>
  planOf(await translateConfig(readConfig({ ...texts }, shippedModel)));

/** All that a test's history keeps, by checksum. */
const contents = new Map<string, string>();
const keep = async (text: string) => {
  const checksum = await textChecksum(text);
  contents.set(checksum, text);
  return checksum;
};
const keepAll = async (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    await Promise.all(Object.entries(texts).map(async ([name, text]) => [name, await keep(text)] as const)),
  );

const shipped = Object.fromEntries(
  configTables.flatMap(({ name }) => {
    try {
      return [[name, readFileSync(`configs/${name}.csv`, 'utf8')] as const];
    } catch {
      return [];
    }
  }),
);
const sample = Object.fromEntries(
  Object.entries(filesIn('data_sample')).map(([name, bytes]) => [
    name,
    new TextDecoder().decode(bytes as Uint8Array),
  ]),
);

async function measure(ask: (sql: string) => Promise<{ rows: Record<string, unknown>[] }>) {
  const { rows } = await ask(
    'SELECT avg(avg_delay_days) AS delay, sum(num_shipments) AS shipments FROM workspace.healthintel360_publish.bi_shipment_delays_by_region',
  );
  const figure = (title: string, value: unknown) =>
    [title, { dashboard: 'Risk', title, value: Number(value) }] as const;
  return new Map([figure('Delay', rows[0]!['delay']), figure('Shipments', rows[0]!['shipments'])]);
}

/** A hash of all rows of all tables, those of lineage and audit included. */
async function hashes(connector: Connector): Promise<Record<string, string>> {
  const { rows } = await connector.query(
    "SELECT database_name || '.' || schema_name || '.' || table_name AS name FROM duckdb_tables() WHERE database_name = 'workspace' ORDER BY 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const asked = await connector.query(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(CAST(t AS VARCHAR), '|' ORDER BY CAST(t AS VARCHAR))), '') AS hash FROM ${String(name)} AS t`,
    );
    found[String(name)] = String(asked.rows[0]!['hash']);
  }
  return found;
}

describe('the history of runs', () => {
  let pipeline: Pipeline;
  const history: RunEntry[] = [];
  const after: Record<string, string>[] = [];

  async function runOnce(
    at: string,
    texts: Record<string, string>,
    files: Record<string, string>,
  ): Promise<void> {
    const { record } = await pipeline.run(files, at, { jobs: (await plan(texts)).jobs });
    const figures = [...(await measure((sql) => pipeline.connector.query(sql))).values()];
    history.push({
      at,
      base: history.at(-1)?.at ?? null,
      status: 'done',
      seconds: record.seconds,
      whole: true,
      configs: await keepAll(texts),
      files: await keepAll(files),
      jobs: record.jobs,
      figures: figures.map(({ dashboard, title, value }) => ({ of: dashboard, title, value })),
    });
    after.push(await hashes(pipeline.connector));
  }

  beforeAll(async () => {
    pipeline = await Pipeline.open(await plan(shipped));
    await runOnce('2025-07-01 08:00:00.000', shipped, sample);
    const header = sample['shipment_data.csv']!.split('\n')[0]!;
    const late = Array.from({ length: 40 }, (_, at) => `SH9${at},SITE1,PROD1,2025-05-01,2025-05-21,20`).join(
      '\n',
    );
    const more = { ...sample, 'shipment_data.csv': `${header}\n${late}\n` };
    const strict = shipped['dq_rule_config']!.replace('delay_days <= 60', 'delay_days <= 5');
    expect(strict).not.toBe(shipped['dq_rule_config']);
    await runOnce('2025-07-02 08:00:00.000', shipped, more);
    await runOnce(
      '2025-07-03 08:00:00.000',
      { ...shipped, dq_rule_config: strict },
      {
        ...sample,
        'shipment_data.csv': `${header}\n${late.replaceAll('SH9', 'SH8').replaceAll(',20', ',4')}\nSH700,SITE1,PROD1,2025-05-01,2025-05-10,9\n`,
      },
    );
  });
  afterAll(() => pipeline.close());

  const options = (connector: Connector): ReplayOptions => ({
    connector,
    dialect: duckdb,
    plan,
    text: (checksum) => Promise.resolve(contents.get(checksum)),
    file: (checksum, name) => {
      const text = contents.get(checksum);
      return Promise.resolve(text === undefined ? undefined : fileOf(name, text));
    },
    measure,
  });

  it('gives, replayed, the very same tables', async () => {
    const connector = await openNative();
    const replay = new Replay(options(connector));
    for (const at of [0, 2, 1]) {
      await replay.after(chainOf(history[at]!, history));
      const found = await hashes(connector);
      expect(Object.keys(found).length).toBeGreaterThan(30);
      expect(found).toEqual(after[at]);
    }
    await connector.close();
  });

  it('says which delivery and which line has moved a figure, part by part', async () => {
    const connector = await openNative();
    const steps: string[] = [];
    const found = await attribute(history[1]!, history[2]!, history, options(connector), (done, of) =>
      steps.push(`${done}/${of}`),
    );
    expect(steps).toEqual(['0/3', '1/3', '2/3', '3/3']);
    expect(found.notes).toEqual([]);
    expect(found.parts.map(({ text }) => text)).toEqual([
      'shipment_data.csv',
      expect.stringMatching(/^dq_rule_config\.csv:\d+$/),
    ]);
    const delay = (moves: (typeof found)['moves']) => moves.find(({ title }) => title === 'Delay');
    const shipments = (moves: (typeof found)['moves']) => {
      const move = moves.find(({ title }) => title === 'Shipments');
      return move ? move.after! - move.before! : 0;
    };
    const before = history[1]!.figures.find(({ title }) => title === 'Delay')!.value;
    const now = history[2]!.figures.find(({ title }) => title === 'Delay')!.value;
    expect(delay(found.moves)!.before).toBeCloseTo(before, 9);
    expect(delay(found.moves)!.after).toBeCloseTo(now, 9);
    // 41 came, of which the strict rule keeps the one of nine days out.
    expect(found.parts.map(({ moves }) => shipments(moves))).toEqual([41, -1]);
    const sum = found.parts.reduce((total, { moves }) => {
      const move = delay(moves);
      return total + (move ? move.after! - move.before! : 0);
    }, 0);
    expect(sum).toBeCloseTo(now - before, 9);
    const rejected = found.parts[1]!.moves.find(
      ({ of, title }) => of === 'dq_shipment_data' && title === 'rejected',
    )!;
    expect(rejected.after! - rejected.before!).toBe(1);
    expect(
      await connector
        .query('SELECT database_name FROM duckdb_databases() WHERE NOT internal')
        .then(({ rows }) => rows.length),
    ).toBe(1);
    await connector.close();
  });

  it('goes through the runs between', async () => {
    const connector = await openNative();
    const found = await attribute(history[0]!, history[2]!, history, options(connector));
    expect(found.parts.map(({ text, run }) => `${run.slice(8, 10)} ${text.replace(/:\d+$/, ':N')}`)).toEqual([
      '02 shipment_data.csv',
      '03 shipment_data.csv',
      '03 dq_rule_config.csv:N',
    ]);
    await connector.close();
  });

  it('names what is not kept any more, and runs that have no common beginning', async () => {
    const connector = await openNative();
    const gone = { ...options(connector), file: () => Promise.resolve(undefined) };
    await expect(attribute(history[1]!, history[2]!, history, gone)).rejects.toThrow(
      /^\w+\.csv of the run of 2025-07-02 08:00:00\.000 is not kept any more\.$/,
    );
    await expect(attribute(history[2]!, history[0]!, history, options(connector))).rejects.toThrow(
      /did not begin with the same tables/,
    );
    await expect(attribute(history[1]!, history[2]!, history.slice(1), options(connector))).rejects.toThrow(
      'The run of 2025-07-01 08:00:00.000 is not in the history any more.',
    );
    await connector.close();
  });
});
