import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { medallion } from './medallion.test-helper.ts';
import { diffCommand } from './diff.ts';
import { namedRun } from './named-run.ts';
import { UsageError } from './usage-error.ts';

let folder: string;
let history: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'medallion-test-'));
  history = join(folder, 'history');
  for (const name of ['configs', 'data_sample']) cpSync(name, join(folder, name), { recursive: true });
  const run = (at: string) =>
    medallion(
      ...['run', '--configs', join(folder, 'configs'), '--data', join(folder, 'data_sample')],
      ...['--db', join(folder, 'lake.duckdb'), '--history', history, '--at', at],
    );
  await run('2025-07-01 08:00');
  const rules = join(folder, 'configs', 'dq_rule_config.csv');
  writeFileSync(rules, readFileSync(rules, 'utf8').replace('delay_days <= 60', 'delay_days <= 5'));
  const data = join(folder, 'data_sample', 'shipment_data.csv');
  const [header, ...records] = readFileSync(data, 'utf8').split('\n');
  writeFileSync(
    data,
    [header, ...records.slice(0, 100).map((record) => record.replace(/^SH/, 'NEW'))].join('\n'),
  );
  await run('2025-07-02 08:00');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('medallion runs and diff', () => {
  it('list the runs that were kept, with what was another', async () => {
    const { code, stdout } = await medallion('runs', '--history', history);
    expect(code).toBe(0);
    const [first, second, ...others] = stdout.trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(first).toMatch(
      /^ {2}1 {2}2025-07-01 08:00:00\.000 {2}done {2}[\d.]+ s {2}\d+ rejected {2}began with no tables$/,
    );
    expect(second).toMatch(/other: shipment_data\.csv, dq_rule_config\.csv:\d+$/);
    const printed = await medallion('runs', '--history', history, '--json');
    const entries = printed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEntry);
    expect(entries.map(({ base }) => base)).toEqual([null, '2025-07-01 08:00:00.000']);
  });

  it('say what moved each figure, and the parts add up', async () => {
    const { code, stdout, stderr } = await medallion('diff', '1', 'last', '--history', history);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2025-07-01 08:00:00\.000 → 2025-07-02 08:00:00\.000\n/);
    const numbers = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));
    const told = stdout.split('\n\n').slice(1);
    expect(told.some((part) => part.startsWith('Average delay (Operations & Risk Tracker): '))).toBe(true);
    for (const part of told) {
      const [, before, after] = /: ([\d.,]+) → ([\d.,]+)$/m.exec(part)!;
      const moves = [...part.matchAll(/^ +([+−][\d.,]+) {2}\S+$/gm)].map(([, move]) => numbers(move!));
      expect(moves.length).toBeGreaterThan(0);
      expect(moves.reduce((sum, move) => sum + move, 0)).toBeCloseTo(numbers(after!) - numbers(before!), 3);
    }
    const json = await medallion('diff', '2025-07-01', '2025-07-02T08', '--history', history, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      before: '2025-07-01 08:00:00.000',
      parts: [{ text: 'shipment_data.csv' }, { difference: { kind: 'lines', table: 'dq_rule_config' } }],
    });
  });

  it('say what is wrong with a notebook whose figures are asked for', async () => {
    const notebook = join(folder, 'own.md');
    writeFileSync(
      notebook,
      '```dashboard\ntitle: Sums\ntiles:\n  - kpi: Sum\n    data: SELECT 1 AS s\n```\n',
    );
    const { code, stdout, stderr } = await medallion(
      ...['diff', '1', 'last', '--history', history, '--notebook', notebook],
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/^medallion: Sums: line \d+: /);
    expect(stdout).toContain('rejected (dq_shipment_data)');
  });

  it('say in one line what is not kept any more', async () => {
    const copy = join(folder, 'copy');
    cpSync(history, copy, { recursive: true });
    rmSync(join(copy, 'contents'), { recursive: true });
    const { code, stdout, stderr } = await medallion('diff', '1', '2', '--history', copy);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^medallion: \w+\.csv of the run of 2025-07-01 08:00:00\.000 is not kept any more\.\n$/,
    );
  });

  it.each([
    [['1'], /diff: name two runs/],
    [['1', '2'], /--history: name the folder/],
    [['1', '2', '--history', 'nowhere'], /--history: "nowhere" keeps no runs/],
    [['1', '2', '--colour', 'red'], /Unknown option '--colour'/],
  ])('refuse %j', async (args, message) => {
    const asked = diffCommand(args);
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });

  it('find runs by number, time and last', () => {
    const entries = ['2025-07-01 08:00:00.000', '2025-07-02 08:00:00.000'].map((at) => ({ at }) as RunEntry);
    expect(namedRun('2', entries)).toBe(entries[1]);
    expect(namedRun('last', entries)).toBe(entries[1]);
    expect(namedRun('2025-07-01T08:00', entries)).toBe(entries[0]);
    expect(() => namedRun('2025-07', entries)).toThrow(/names 2 runs/);
    expect(() => namedRun('3', entries)).toThrow(/there is no run "3"/);
  });
});
