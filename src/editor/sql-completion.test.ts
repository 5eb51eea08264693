import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { EditorNames } from './names.ts';
import { editorNames } from './names.ts';
import { completeSql } from './sql-completion.ts';
import { duckdbLanguage } from './sql-dialect.ts';

const column = (name: string, type = 'VARCHAR') => ({ name, type });

const names: EditorNames = {
  tables: [
    { name: 'workspace.h.bronze_hcp', label: 'bronze_hcp', layer: 'bronze', columns: [column('raw')] },
    { name: 'workspace.h.silver_hcp', label: 'silver_hcp', layer: 'silver', columns: [column('hcp_id')] },
    { name: 'workspace.h.bi_hcp', label: 'bi_hcp', layer: 'bi', columns: [column('score', 'DOUBLE')] },
    {
      name: 'workspace.h.gold_hcp',
      label: 'gold_hcp',
      layer: 'gold',
      columns: [column('hcp_id', 'BIGINT'), column('Full Name'), column('order'), column('region')],
    },
    { name: 'top_hcp', label: 'top_hcp', layer: 'cell', columns: [column('rank_no', 'INTEGER')] },
    {
      name: 'workspace.h."Sales 2024"',
      label: 'Sales 2024',
      layer: 'gold',
      columns: [column('units', 'INTEGER')],
    },
  ],
  functions: [
    { name: 'round', signature: 'round(x, digits)', doc: 'Rounds.' },
    { name: 'regexp_matches', signature: 'regexp_matches(text, pattern)', doc: '' },
  ],
};

/** The options at `|`, in the order of their boost, and what each inserts. */
function complete(marked: string, explicit = true, known = names) {
  const pos = marked.indexOf('|');
  const doc = marked.slice(0, pos) + marked.slice(pos + 1);
  const state = EditorState.create({ doc, extensions: [duckdbLanguage, editorNames.of(known)] });
  const result = completeSql(new CompletionContext(state, pos, explicit));
  const options = [...(result?.options ?? [])].sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0));
  return { labels: options.map((option) => option.label), options, from: result?.from };
}

/** A text with the cursor as `|`; labels that come first, that are there, and that are not. */
type Case = [text: string, first: string[], contained: string[], absent: string[]];

const cases: Case[] = [
  ['|', ['SELECT'], ['FROM', 'WITH', 'SUMMARIZE', 'PIVOT'], ['hcp_id', 'round']],
  ['SELECT 1; |', ['SELECT'], [], ['round']],
  [
    'SELECT * FROM |',
    ['top_hcp', 'gold_hcp', 'Sales 2024', 'bi_hcp', 'silver_hcp', 'bronze_hcp'],
    [],
    ['round', 'WHERE'],
  ],
  ['FROM hcp|', ['top_hcp', 'gold_hcp'], ['bronze_hcp'], []],
  ['SELECT * FROM gold_hcp JOIN |', ['top_hcp'], ['bi_hcp'], ['hcp_id']],
  ['SELECT * FROM gold_hcp, |', ['top_hcp'], [], ['hcp_id']],
  ['SUMMARIZE |', ['top_hcp'], ['SELECT'], ['round']],
  ['DESCRIBE |', ['top_hcp'], [], []],
  ['INSERT INTO |', ['top_hcp'], [], []],
  ['PIVOT |', ['top_hcp'], [], []],
  [
    'SELECT * FROM gold_hcp |',
    ['WHERE'],
    ['LEFT JOIN', 'GROUP BY', 'QUALIFY', 'ASOF JOIN'],
    ['hcp_id', 'gold_hcp'],
  ],
  ['SELECT * FROM gold_hcp h |', ['WHERE'], ['ON'], ['hcp_id']],
  ['SELECT | FROM gold_hcp', ['hcp_id', 'Full Name', 'order', 'region'], ['round', 'CASE'], ['raw', 'score']],
  ['FROM gold_hcp SELECT |', ['hcp_id'], ['region'], ['raw']],
  ['SELECT * FROM gold_hcp WHERE |', ['hcp_id'], ['round', 'NOT'], ['raw']],
  ['SELECT * FROM gold_hcp WHERE hcp_id = 1 AND |', ['hcp_id'], ['region'], []],
  ['SELECT * FROM gold_hcp GROUP BY |', ['hcp_id'], [], ['raw']],
  [
    'SELECT * FROM gold_hcp h WHERE h.|',
    ['hcp_id', 'Full Name', 'order', 'region'],
    [],
    ['round', 'SELECT', 'score'],
  ],
  ['SELECT h.| FROM gold_hcp AS h', ['hcp_id'], ['region'], ['round']],
  ['SELECT h.reg| FROM gold_hcp AS h', ['hcp_id'], ['region'], ['raw']],
  ['SELECT gold_hcp.| FROM gold_hcp', ['hcp_id'], [], ['raw']],
  ['SELECT b.| FROM gold_hcp a JOIN bi_hcp b ON true', ['score'], [], ['hcp_id']],
  ['SELECT "my h".| FROM gold_hcp "my h"', ['hcp_id'], [], []],
  ['SELECT * FROM gold_hcp a JOIN bi_hcp b ON a.hcp_id = |', ['hcp_id'], ['score', 'a', 'b'], []],
  ['SELECT * FROM gold_hcp a JOIN bi_hcp b USING (|', ['hcp_id'], ['score'], []],
  [
    'WITH t AS (SELECT hcp_id AS id, count(*) AS n FROM gold_hcp) SELECT | FROM t',
    ['id', 'n'],
    [],
    ['region', 'hcp_id'],
  ],
  ['WITH t AS (SELECT 1 AS id) SELECT * FROM |', ['t', 'top_hcp'], [], []],
  ['WITH t(a, b) AS (SELECT 1, 2) SELECT t.| FROM t', ['a', 'b'], [], []],
  ['WITH t AS (FROM gold_hcp) SELECT | FROM t', ['hcp_id', 'Full Name'], [], []],
  ['WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a) SELECT | FROM b', ['x'], [], []],
  ['WITH t AS (SELECT * EXCLUDE (region) FROM gold_hcp) SELECT | FROM t', ['hcp_id'], ['order'], ['region']],
  ['WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT | FROM t', ['n'], [], []],
  ['WITH t AS (|', ['SELECT'], ['FROM'], ['hcp_id']],
  ['SELECT s.| FROM (SELECT hcp_id, upper(region) reg FROM gold_hcp) s', ['hcp_id', 'reg'], [], ['region']],
  ['SELECT * FROM gold_hcp WHERE hcp_id IN (SELECT | FROM bi_hcp)', ['score', 'hcp_id'], [], ['raw']],
  ['SELECT * FROM (|', ['SELECT'], ['FROM'], []],
  ['SELECT count(*) AS total FROM gold_hcp ORDER BY |', ['hcp_id'], ['total'], []],
  ['SELECT CAST(hcp_id AS |', [], ['INTEGER', 'VARCHAR'], ['hcp_id']],
  ['SELECT hcp_id::|', [], ['INTEGER', 'DECIMAL'], ['hcp_id']],
  ['SELECT hcp_id AS |', [], [], ['hcp_id', 'SELECT']],
  ["SELECT 'hcp|' FROM gold_hcp", [], [], ['hcp_id', 'SELECT']],
  ['SELECT 1 -- hcp|', [], [], ['hcp_id', 'SELECT']],
  ['SELECT /* hcp| */ 1', [], [], ['hcp_id']],
  ['SELECT $$ hcp| $$', [], [], ['hcp_id']],
  ['SELECT * FROM workspace.|', [], ['h'], ['gold_hcp']],
  ['SELECT * FROM workspace.h.|', [], ['gold_hcp', 'Sales 2024', 'bi_hcp'], ['h', 'top_hcp']],
  ['SELECT unknown.| FROM gold_hcp', [], [], ['hcp_id', 'SELECT']],
  ['SELECT | ; SELECT * FROM bi_hcp', [], ['round'], ['score', 'hcp_id']],
  ['SELECT * FROM gold_hcp WHERE region IS DISTINCT FROM |', ['hcp_id'], [], ['top_hcp']],
  ['SELECT list_filter([1], x -> x > |) FROM gold_hcp', ['hcp_id'], ['round'], []],
];

const more: Case[] = [
  ['SELECT region | FROM gold_hcp', [], ['AS', 'FROM'], ['region', 'round']],
  ['SELECT * FROM gold_hcp WHERE region = 1 |', [], ['AND', 'OR', 'GROUP BY'], ['region', 'round']],
  ['SELECT * FROM gold_hcp WHERE region IS NOT NULL |', [], ['AND'], ['region']],
  ['SELECT round(1) |', [], ['AS', 'OVER', 'FROM'], ['round']],
  ['SELECT CASE WHEN | FROM gold_hcp', ['hcp_id'], ['round'], []],
  ['SELECT a, | FROM gold_hcp', ['hcp_id'], ['round'], []],
  ['SELECT * FROM gold_hcp WHERE region BETWEEN |', ['hcp_id'], [], []],
  ['SELECT * FROM gold_hcp h JOIN bi_hcp b USING (hcp_id) WHERE |', ['hcp_id', 'Full Name'], ['score'], []],
  ['MERGE INTO gold_hcp t USING |', [], [], ['SELECT 1']],
  ['MERGE INTO gold_hcp t USING bi_hcp s ON s.|', ['score'], [], ['region']],
  ['PIVOT gold_hcp ON region USING count(|', ['hcp_id'], [], ['count']],
  ['UPDATE gold_hcp SET |', ['hcp_id'], [], []],
  ['INSERT INTO gold_hcp (|', ['hcp_id'], [], []],
  ['WITH t AS (SELECT 1 AS a) |', [], ['SELECT', 'FROM'], ['round']],
  ['CREATE OR REPLACE TABLE x AS |', ['SELECT'], ['FROM'], ['round']],
  ["SELECT * FROM read_csv('x.csv') r JOIN gold_hcp g ON g.|", ['hcp_id'], [], ['score']],
];

describe('completion of SQL', () => {
  it.each([...cases, ...more])('%s', (text, first, contained, absent) => {
    const { labels } = complete(text);
    expect(labels.slice(0, first.length)).toEqual(first);
    for (const label of contained) expect(labels).toContain(label);
    for (const label of absent) expect(labels).not.toContain(label);
  });

  it('inserts names in quotes only where they need them', () => {
    const { options } = complete('SELECT | FROM gold_hcp');
    const inserted = options.slice(0, 4).map((option) => option.apply);
    expect(inserted).toEqual(['hcp_id', '"Full Name"', '"order"', 'region']);
  });

  it('inserts the whole name of a table', () => {
    const { options } = complete('SELECT * FROM hcp|');
    expect(options.find((option) => option.label === 'gold_hcp')?.apply).toBe('workspace.h.gold_hcp');
  });

  it('offers words in the case that is typed and inserts capitals', () => {
    const { options } = complete('SELECT region fr|');
    const from = options.find((option) => option.label === 'from');
    expect([from?.displayLabel, from?.apply]).toEqual(['FROM', 'FROM']);
    expect(complete('SELECT region FR|').labels).toContain('FROM');
  });

  it('waits for a letter where nobody asked', () => {
    expect(complete('SELECT * FROM gold_hcp |', false).labels).toEqual([]);
    expect(complete('SELECT * FROM gold_hcp h WHERE h.|', false).labels).toContain('hcp_id');
  });

  it('leaves a single letter behind a table alone, which is its alias', () => {
    expect(complete('SELECT * FROM gold_hcp h|', false).labels).toEqual([]);
    expect(complete('SELECT * FROM gold_hcp wh|', false).labels).toContain('where');
  });

  it('knows the columns of the table over whose row an expression is', () => {
    const overRow = { ...names, row: 'workspace.h.gold_hcp' };
    for (const text of ['|', 'hcp_id > 5 AND |', 'length(|'])
      expect(complete(text, true, overRow).labels.slice(0, 2)).toEqual(['hcp_id', 'Full Name']);
    expect(complete('hcp_id > 5 AND reg|', false, overRow).from).toBe(15);
  });

  it('begins where the name begins', () => {
    expect(complete('SELECT h.reg| FROM gold_hcp h').from).toBe(9);
    expect(complete('SELECT "Full| FROM gold_hcp').from).toBe(8);
  });

  it('offers names and no words behind an opening quote', () => {
    const { labels } = complete('SELECT * FROM gold_hcp WHERE "Fu|');
    expect(labels).toContain('Full Name');
    expect(labels).not.toContain('CASE');
  });
});
