import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { medallion } from './medallion.test-helper.ts';

const folder = mkdtempSync(join(tmpdir(), 'medallion-foreign-'));
const project = join(folder, 'repository');
const zip = join(folder, 'repository.zip');

/** A Databricks project's repository: tables, data and notebooks of its own, in folders as people lay them out. */
beforeAll(() => {
  const packed: Record<string, Uint8Array> = {};
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(project, to)), { recursive: true });
    copyFileSync(from, join(project, to));
    packed[`repository-main/${to}`] = new Uint8Array(readFileSync(from));
  };
  for (const name of readdirSync('configs')) put(join('configs', name), `Metadata/config/${name}`);
  for (const name of readdirSync('data_sample')) put(join('data_sample', name), `raw/landing/${name}`);
  const notebook = join(folder, 'notebook.py');
  writeFileSync(notebook, '# Databricks notebook source\n');
  put(notebook, 'notebooks/01_bronze.py');
  put(notebook, 'notebooks/Main.ipynb');
  put('LICENSE', '.git/config');
  writeFileSync(zip, zipSync(packed));
});

const told =
  /^note: Not taken over, as it is code .*: .*notebooks\/01_bronze\.py, .*notebooks\/Main\.ipynb\.$/m;

describe('a Databricks project', () => {
  it.each(['folder', 'zip'])(
    'runs as it is, from a %s, and its notebooks are named as not taken over',
    async (form) => {
      const out = join(folder, `out-${form}`);
      const args = ['--configs', form === 'zip' ? zip : project, '--at', '2025-07-01 08:00:00', '--out', out];
      const { code, stderr } = await medallion('run', ...args);
      expect(code).toBe(0);
      expect(stderr).toMatch(told);
      expect(stderr).not.toContain('.git');
      const run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
        jobs: { status: string; figures: Record<string, number> }[];
      };
      expect(run.jobs).toHaveLength(52);
      expect(run.jobs.filter(({ status }) => status !== 'done')).toEqual([]);
      expect(run.jobs[0]!.figures['read']).toBeGreaterThan(100);
    },
  );

  it('is checked and exported in the same way', async () => {
    const checked = await medallion('check', '--configs', zip);
    expect({ ...checked, stderr: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(checked.stderr).toMatch(told);
    const out = join(folder, 'project');
    const exported = await medallion('export', '--target', 'pyspark', '--configs', project, '--out', out);
    expect(exported.code).toBe(0);
    expect(readdirSync(out)).toContain('jobs.json');
  });

  it('is told what is wrong where it is none', async () => {
    const other = join(folder, 'other.zip');
    writeFileSync(other, 'no zip');
    expect((await medallion('check', '--configs', other)).stderr).toMatch(
      /other\.zip is neither a folder nor a zip that can be read\. It/,
    );
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect((await medallion('check', '--configs', empty)).stderr).toContain('holds no configuration table');
    expect((await medallion('run', '--configs', project, '--data', join(folder, 'none'))).stderr).toContain(
      '--data: there is no folder',
    );
  });
});
