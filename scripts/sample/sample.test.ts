import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate } from './generate.ts';
import type { Manifest } from './manifest.ts';
import { Plan } from './plan.ts';
import { REASONS } from './reasons.ts';
import { Shuffle } from './shuffle.ts';

let folder = '';
let first: Manifest;
let large: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
  first = await generate({ seed: 1, scale: 1, out: join(folder, 'first') });
  await generate({ seed: 1, scale: 1, out: join(folder, 'again') });
  await generate({ seed: 2, scale: 1, out: join(folder, 'other') });
  large = await generate({ seed: 1, scale: 2, out: join(folder, 'large') });
});

afterAll(() => rm(folder, { recursive: true }));

test('the same seed gives the same bytes, another seed others', async () => {
  for (const file of [...files(), 'manifest.json']) {
    expect(await hash('again', file), file).toBe(await hash('first', file));
    expect(await hash('other', file), file).not.toBe(await hash('first', file));
  }
});

test('the sample in the repository is what seed 1 gives', async () => {
  for (const file of [...files(), 'manifest.json']) {
    const kept = await readFile(join(import.meta.dirname, '../../data_sample', file), 'utf8');
    expect(kept === (await text('first', file)), file).toBe(true);
  }
});

test('the manifest counts the records of every file', async () => {
  for (const { file, records } of Object.values(first.tables)) {
    const content = await text('first', file);
    const found = file.endsWith('.json')
      ? (JSON.parse(content) as unknown[]).length
      : parse<Record<string, string>>(content.trimEnd(), { header: true }).data.length;
    expect(found, file).toBe(records);
  }
});

test('scale 1 is some 4,000 to 6,000 records, scale 2 about twice that', () => {
  expect(first.records).toBeGreaterThan(4000);
  expect(first.records).toBeLessThan(6000);
  expect(large.records / first.records).toBeCloseTo(2, 1);
  expect(large.rejected / first.rejected).toBeCloseTo(2, 0);
});

test('no record loses its reasons: there are as many as rejected records, or more', () => {
  for (const { file, rejected, rejected_by_reason } of Object.values(first.tables)) {
    const reasons = Object.values(rejected_by_reason).reduce((sum, count) => sum + count, 0);
    expect(reasons, file).toBeGreaterThanOrEqual(rejected);
    expect(rejected, file).toBeGreaterThan(0);
  }
});

test('the reasons are those of the rules that are shipped', async () => {
  const rules = await readFile(join(import.meta.dirname, '../../configs/dq_rule_config.csv'), 'utf8');
  const { data } = parse<{ rule_desc: string }>(rules.trimEnd(), { header: true });
  expect(new Set(Object.values(REASONS))).toEqual(new Set(data.map((rule) => rule.rule_desc)));
});

test('a seed or scale that cannot be is refused', async () => {
  const out = join(folder, 'never');
  await expect(generate({ seed: 1.5, scale: 1, out })).rejects.toThrow(RangeError);
  await expect(generate({ seed: 1, scale: 0, out })).rejects.toThrow(RangeError);
  await expect(generate({ seed: 1, scale: Number.NaN, out })).rejects.toThrow(RangeError);
});

test.each([1, 2, 7, 64, 1000])('a shuffle of %i numbers has each of them once', (size) => {
  const shuffle = new Shuffle(size, 42);
  const numbers = Array.from({ length: size }, (_, position) => shuffle.at(position));
  expect(new Set(numbers).size).toBe(size);
  expect(Math.max(...numbers)).toBe(size - 1);
});

test('a plan plants what it says and refuses more dirt than there are records', () => {
  const plan = new Plan(50, { a: 3, b: 0.1 }, 2, 7);
  const kinds = Array.from({ length: 50 }, (_, index) => plan.kindOf(index));
  expect(kinds.filter((kind) => kind === 'a')).toHaveLength(6);
  expect(kinds.filter((kind) => kind === 'b')).toHaveLength(1);
  expect(() => new Plan(5, { a: 6 }, 1, 7)).toThrow(RangeError);
});

function files(): string[] {
  return Object.values(first.tables).map((table) => table.file);
}

function text(run: string, file: string): Promise<string> {
  return readFile(join(folder, run, file), 'utf8');
}

async function hash(run: string, file: string): Promise<string> {
  return createHash('sha256')
    .update(await text(run, file))
    .digest('hex');
}
