import type { TileResult } from '../cell-kinds/tiles.ts';
import { describe, expect, it } from 'vitest';
import type { SqlResult } from '../cell-kinds/sql.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import { printNotebook } from './document.ts';
import { memoryStore } from './persist.ts';
import { openNotebook, takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { clock, configs, start } from './workspace.test-helper.ts';

const fence = (name: string, sql: string) => `\`\`\`sql${name && ` name=${name}`}\n${sql}\n\`\`\`\n\n`;
const open = (...cells: string[]) => start(memoryStore(), undefined, cells.join(''));

const ids = (workspace: Workspace) => workspace.cells.map(({ id }) => id);
const statusOf = (workspace: Workspace, at: number) => workspace.states.of(ids(workspace)[at]!).status;
const statuses = (workspace: Workspace) => ids(workspace).map((_, at) => statusOf(workspace, at));
const errorOf = (workspace: Workspace, at: number) => workspace.states.of(ids(workspace)[at]!).error;

/** The rows of a cell's result. */
async function rows(workspace: Workspace, at: number): Promise<unknown[]> {
  const { table } = workspace.states.of(ids(workspace)[at]!).result as SqlResult;
  const { rows: found } = await workspace.look(`SELECT * FROM ${duckdb.table(table)}`);
  return found.map((row) => Object.values(row)).flat();
}

/** Types into a cell, and gives the graph the time to follow. */
async function type(workspace: Workspace, at: number, text: string): Promise<void> {
  clock.now += 5000;
  workspace.edits.setText(ids(workspace)[at]!, text);
  await workspace.unchanging();
}

describe('cells of SQL', () => {
  it('read each other by name, whatever their order, and run what they need first', async () => {
    const workspace = await open(fence('', 'SELECT a + 1 FROM one'), fence('one', 'SELECT 1 AS a'));
    await workspace.runner.run([ids(workspace)[0]!]);
    expect(statuses(workspace)).toEqual(['done', 'done']);
    expect(await rows(workspace, 0)).toEqual([2]);
  });

  it('read the pipeline’s tables without catalog and schema, and bring their jobs with them', async () => {
    const workspace = await open(fence('', 'SELECT count(*) FROM stage_site_master'));
    await workspace.runner.run(ids(workspace));
    expect(await rows(workspace, 0)).toEqual([
      workspace.rows.get('workspace.healthintel360.stage_site_master'),
    ]);
    expect(workspace.states.isReady('stage stage_site_master')).toBe(true);
    expect(workspace.states.of('extract hcp_data').status).toBe('idle');
  });

  it('leave looks the same names as queries', async () => {
    const workspace = await start(memoryStore(), undefined, fence('few', 'SELECT 1 AS a'));
    await workspace.runner.runAll();
    const { rows } = await workspace.look('SELECT count(*) AS n FROM gold_site_master, few');
    expect(Number(rows[0]!['n'])).toBeGreaterThan(0);
    await workspace.emptyTables();
    await expect(workspace.look('FROM gold_site_master')).rejects.toThrow('gold_site_master');
  });

  it('are stale after an edit, with all that reads them, and not any more once it is taken back', async () => {
    const workspace = await open(
      fence('one', 'SELECT 1 AS a'),
      fence('two', 'SELECT a + 1 AS b FROM one'),
      fence('', 'WITH one AS (SELECT 5 AS a) SELECT a FROM one'),
      fence('', 'SELECT b FROM two'),
    );
    await workspace.runner.run(ids(workspace));
    expect(statuses(workspace)).toEqual(['done', 'done', 'done', 'done']);
    await type(workspace, 0, 'SELECT 2 AS a');
    expect(statuses(workspace)).toEqual(['stale', 'stale', 'done', 'stale']);
    workspace.journal.undo();
    await workspace.unchanging();
    expect(statuses(workspace)).toEqual(['done', 'done', 'done', 'done']);
    workspace.journal.redo();
    await workspace.runner.runStale();
    expect(statuses(workspace)).toEqual(['done', 'done', 'done', 'done']);
    expect(await rows(workspace, 3)).toEqual([3]);
  });

  it('that fail block by name what reads them; the rest goes on, and the place is known', async () => {
    const workspace = await open(
      fence('one', 'SELECT\n  nonsense AS a'),
      fence('', 'SELECT a FROM one'),
      fence('', 'SELECT 7'),
    );
    await workspace.runner.run(ids(workspace));
    expect(statuses(workspace)).toEqual(['failed', 'blocked', 'done']);
    const { blockedBy } = workspace.states.of(ids(workspace)[1]!);
    expect(workspace.unit(blockedBy!)!.title).toBe('one');
    expect(errorOf(workspace, 0)).toContain('nonsense');
    const { from, to } = workspace.states.of(ids(workspace)[0]!).place!;
    expect(workspace.cells[0]!.body.slice(from, to)).toBe('nonsense');
    await type(workspace, 0, 'SELECT 1 AS a');
    await workspace.runner.runStale();
    expect(statuses(workspace)).toEqual(['done', 'done', 'done']);
  });

  it('refuse in plain words what is no query, and go on', async () => {
    const cases: [sql: string, said: RegExp][] = [
      ['', /empty/],
      ['-- only a comment', /empty/],
      ['SELECT 1; SELECT 2', /one query/],
      ['CREATE TABLE x AS SELECT 1', /changes nothing.*CREATE/s],
      ['DROP SCHEMA workspace.healthintel360', /changes nothing.*DROP/s],
      ['INSERT INTO x VALUES (1)', /INSERT/],
      ["COPY (SELECT 1) TO 'x.csv'", /COPY/],
      ['SELECT 1) ; DROP TABLE x; (SELECT 2', /./],
      ['SELECT 1 AS a) AS b; --', /./],
      ['WITH x AS (SELECT 1) DELETE FROM y', /./],
      ['SELECT * FROM missing_table', /missing_table/],
    ];
    const workspace = await open(...cases.map(([sql]) => fence('', sql)), fence('', 'SELECT 1'));
    await workspace.runner.run(ids(workspace));
    expect(statuses(workspace)).toEqual([...cases.map(() => 'failed'), 'done']);
    cases.forEach(([sql, said], at) => expect(errorOf(workspace, at), sql).toMatch(said));
  });

  it('take whatever asks', async () => {
    const queries = [
      'SELECT 1;',
      'SELECT 1 AS a -- comment',
      'FROM range(3)',
      'VALUES (1), (2)',
      'DESCRIBE one',
      'SUMMARIZE one',
      'SHOW TABLES',
      'EXPLAIN SELECT * FROM one',
      'PIVOT one ON a USING count(*)',
      '(SELECT 1) UNION ALL (SELECT 2)',
      'SELECT 1 AS a, 2 AS a, 3 AS "A"',
      'SELECT \';\' AS "a;b"',
      'WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT * FROM t',
    ];
    const workspace = await open(fence('one', 'SELECT 1 AS a'), ...queries.map((sql) => fence('', sql)));
    await workspace.runner.run(ids(workspace));
    for (const [at, sql] of queries.entries()) {
      expect(errorOf(workspace, at + 1), sql).toBe('');
      expect((await rows(workspace, at + 1)).length, sql).toBeGreaterThan(0);
    }
  });

  it('need a name that a query can write, and that no other has', async () => {
    const workspace = await open(fence('a-b', 'SELECT 1'), fence('x', 'SELECT 2'), fence('X', 'SELECT 3'));
    await workspace.runner.run(ids(workspace));
    expect(statuses(workspace)).toEqual(['failed', 'done', 'failed']);
    expect(errorOf(workspace, 2)).toContain('taken');
  });

  it('give up their old name when they are renamed or deleted', async () => {
    const workspace = await open(fence('one', 'SELECT 1 AS a'), fence('', 'SELECT a FROM one'));
    await workspace.runner.run(ids(workspace));
    workspace.edits.rename(ids(workspace)[0]!, 'uno');
    await workspace.runner.run([ids(workspace)[1]!]);
    expect(errorOf(workspace, 1)).toContain('one');
    workspace.journal.undo();
    await workspace.runner.run([ids(workspace)[1]!]);
    expect(statuses(workspace)).toEqual(['done', 'done']);
    workspace.edits.remove(ids(workspace)[0]!);
    await workspace.runner.run(ids(workspace));
    expect(statuses(workspace)).toEqual(['failed']);
  });

  it('come back with their result when a deletion is taken back', async () => {
    const workspace = await open(fence('one', 'SELECT random() AS a'), fence('', 'SELECT 2'));
    await workspace.runner.run(ids(workspace));
    const before = await rows(workspace, 0);
    workspace.edits.remove(ids(workspace)[0]!);
    expect(workspace.journal.history.undoName).toBe('delete SQL cell');
    await workspace.runner.run(ids(workspace));
    workspace.journal.undo();
    expect(statusOf(workspace, 0)).toBe('done');
    expect(await rows(workspace, 0)).toEqual(before);
  });

  it('give the same rows twice, and leave the pipeline’s tables alone', async () => {
    const workspace = await open(fence('', 'SELECT * FROM stage_site_master ORDER BY 1'));
    await workspace.runner.run(ids(workspace));
    const [first, tables] = [await rows(workspace, 0), [...workspace.rows]];
    await workspace.runner.run(ids(workspace));
    expect(await rows(workspace, 0)).toEqual(first);
    expect([...workspace.rows]).toEqual(tables);
  });
});

describe('plots and dashboards', () => {
  const plot = (sql: string) => `\`\`\`plot\ntitle: P\nmark: barY\nx: a\ny: b\ndata: |\n  ${sql}\n\`\`\`\n\n`;

  it('read cells by name and go stale with them', async () => {
    const workspace = await open(fence('one', "SELECT 'x' AS a, 1 AS b"), plot('SELECT * FROM one'));
    await workspace.runner.run([ids(workspace)[1]!]);
    expect(workspace.states.of(ids(workspace)[1]!).result).toMatchObject({
      rows: [{ a: 'x', b: 1 }],
      error: '',
    });
    await type(workspace, 0, "SELECT 'y' AS a, 2 AS b");
    expect(statuses(workspace)).toEqual(['stale', 'stale']);
  });

  it('say where their text can’t be understood', async () => {
    const workspace = await open('```plot\ntitle: P\nmark: barr\ndata: SELECT 1\n```\n');
    await workspace.runner.run(ids(workspace));
    expect(errorOf(workspace, 0)).toContain('line 2');
    const { place } = workspace.states.of(ids(workspace)[0]!);
    expect(workspace.cells[0]!.body.slice(place!.from, place!.to)).toContain('barr');
  });

  it('draw of more rows than anyone can tell apart what can be seen, and say so', async () => {
    const workspace = await open(plot('SELECT range AS a, 1 AS b FROM range(30000)'));
    await workspace.runner.run(ids(workspace));
    const { rows, error, note } = workspace.states.of(ids(workspace)[0]!).result as TileResult;
    expect(error).toBe('');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.length).toBeLessThanOrEqual(10_000);
    expect(note).toContain('30,000');
  });

  it('of a dashboard name the job that keeps a tile from being up to date, and draw the rest', async () => {
    const tile = (title: string, sql: string) =>
      `  - title: ${title}\n    kpi: { value: n }\n    data: ${sql}\n`;
    const text = `\`\`\`job dq\n\`\`\`\n\`\`\`dashboard\ntitle: D\ntiles:\n${tile('A', 'SELECT count(*) AS n FROM stage_hcp_data')}${tile('B', 'SELECT 1 AS n')}\`\`\`\n`;
    const workspace = await open(text);
    await takeFiles(workspace, [
      new File(
        [`${configs['dq_rule_config']!.trimEnd()}\nstd_hcp_data,npi,REGX,x,y,Y\n`],
        'dq_rule_config.csv',
      ),
    ]);
    await workspace.runner.runAll();
    const { tiles } = workspace.states.of(ids(workspace)[1]!).result as { tiles: { error: string }[] };
    expect(tiles.map(({ error }) => error)).toEqual(['blocked by Check hcp_data', '']);
  });
});

describe('what is edited', () => {
  it('can all be undone and done again, back to the byte', async () => {
    const workspace = await start();
    const first = workspace.book.text();
    const { edits } = workspace;
    const [a, b, c] = ids(workspace) as [string, string, string];
    const added = edits.insert('sql', { after: a }, 'SELECT 1');
    edits.setText(added, 'SELECT 2');
    edits.rename(added, 'two');
    edits.moveBy(added, 1);
    edits.collapse(b, true);
    edits.convert(added, 'markdown');
    edits.setText(added, 'a\n\n```sql\nSELECT 3\n```\n');
    edits.settle(added);
    edits.duplicate(c);
    edits.paste(edits.cut(b));
    edits.remove(a);
    const last = workspace.book.text();
    expect(last).not.toBe(first);
    while (workspace.journal.undo());
    expect(workspace.book.text()).toBe(first);
    while (workspace.journal.redo());
    expect(workspace.book.text()).toBe(last);
    expect(printNotebook(workspace.cells)).toBe(last);
  });

  it('comes back after a reload', async () => {
    const store = memoryStore();
    const before = await start(store);
    before.edits.insert('sql', { after: ids(before)[0]! }, 'SELECT 42');
    await expect.poll(() => store.get('notebook')).toContain('SELECT 42');
    const after = await start(store);
    expect(after.book.text()).toBe(before.book.text());
  });

  it('of the configuration is undone, too, with its plan', async () => {
    const workspace = await start();
    await takeFiles(workspace, [new File(['name,table_name,sql_txt,seq_no,is_active\n'], 'sql_repos.csv')]);
    const published = () => workspace.plan.jobs.filter(({ kind }) => kind === 'publish').length;
    expect(published()).toBe(0);
    expect(workspace.journal.history.undoName).toBe('add files');
    workspace.journal.undo();
    await workspace.unchanging();
    expect(published()).toBe(10);
  });
});

describe('an undo while a run goes on', () => {
  it('leaves files and configuration alone, and says so', async () => {
    const workspace = await start();
    await takeFiles(workspace, [new File(['name,table_name,sql_txt,seq_no,is_active\n'], 'sql_repos.csv')]);
    const begun = new Promise<void>((resolve) => {
      workspace.changes.listen(() => workspace.running && resolve());
    });
    const run = workspace.runner.run(['extract site_master']);
    await begun;
    expect(workspace.journal.undo()).toBeUndefined();
    expect(workspace.notices.list.map(({ id }) => id)).toContain('history');
    await run;
    expect(workspace.journal.undo()).toBeDefined();
  });
});

describe('a notebook that is opened', () => {
  it('is shown and not run; unknown fences stay text; Undo brings the old one back', async () => {
    const workspace = await start();
    const old = workspace.book.text();
    workspace.automatic.switch(true);
    const text = `# Theirs\r\n\r\n\`\`\`mermaid\r\ngraph\r\n\`\`\`\r\n${fence('', 'SELECT 1')}\`\`\`python name=x\nprint(1)\n\`\`\``;
    openNotebook(workspace, 'theirs.md', text);
    expect(workspace.book.text()).toBe(text);
    expect(workspace.cells.map(({ kind }) => kind)).toEqual(['markdown', 'sql', 'markdown']);
    expect(statusOf(workspace, 1)).toBe('idle');
    expect(workspace.automatic.on).toBe(false);
    expect(workspace.running).toBeUndefined();
    workspace.journal.undo();
    expect(workspace.book.text()).toBe(old);
  });

  it('is read to the byte, or not at all', async () => {
    const workspace = await start();
    const old = workspace.book.text();
    await takeFiles(workspace, [new File([new Uint8Array([35, 32, 0xe4, 10])], 'latin.md')]);
    expect(workspace.book.text()).toBe(old);
    expect(workspace.notices.list.map(({ title }) => title)).toContain(
      'Not opened: latin.md is not UTF-8 text.',
    );
    await takeFiles(workspace, [new File(['\uFEFF# A\r\n'], 'mark.md')]);
    expect(workspace.book.text()).toBe('\uFEFF# A\r\n');
  });
});

describe('running automatically', () => {
  it('is off until it is switched on, and then follows an edit', async () => {
    const workspace = await open(fence('one', 'SELECT 1 AS a'), fence('', 'SELECT a FROM one'));
    await workspace.runner.run(ids(workspace));
    await type(workspace, 0, 'SELECT 2 AS a');
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(statuses(workspace)).toEqual(['stale', 'stale']);
    workspace.automatic.switch(true);
    await type(workspace, 0, 'SELECT 3 AS a');
    await expect.poll(() => statuses(workspace)).toEqual(['done', 'done']);
    expect(await rows(workspace, 1)).toEqual([3]);
  });
});
