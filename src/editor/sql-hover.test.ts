// @vitest-environment jsdom
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { editorNames, type EditorNames } from './names.ts';
import { duckdbLanguage } from './sql-dialect.ts';
import { sqlInfo } from './sql-hover.ts';

describe('what is known of a word', () => {
  const asked: string[] = [];
  const names: EditorNames = {
    tables: [
      {
        name: 'workspace.h.gold_hcp',
        label: 'gold_hcp',
        layer: 'gold',
        rows: 5000,
        columns: [{ name: 'region', type: 'VARCHAR' }],
      },
    ],
    functions: [{ name: 'round', signature: 'round(x, digits)', doc: 'Rounds a number.' }],
    profile: async (table, column) => {
      asked.push(`${table} ${column}`);
      return ['3 values'];
    },
  };
  function card(marked: string, known = names): HTMLElement | undefined {
    const at = marked.indexOf('|');
    const doc = marked.replace('|', '');
    const state = EditorState.create({ doc, extensions: [duckdbLanguage, editorNames.of(known)] });
    return sqlInfo(state, at)?.card();
  }

  const cases: [text: string, said: string[]][] = [
    ['SELECT * FROM gold_|hcp', ['gold_hcp', '5,000 rows', 'region', 'VARCHAR']],
    ['SELECT * FROM workspace.h.gold_h|cp', ['5,000 rows']],
    ['SELECT h|.region FROM gold_hcp h', ['5,000 rows']],
    ['SELECT h.reg|ion FROM gold_hcp h', ['region', 'VARCHAR · h', 'Loading …']],
    ['SELECT reg|ion FROM gold_hcp', ['region', 'VARCHAR']],
    ['SELECT rou|nd(1.5, 1)', ['round(x, digits)', 'Rounds a number.']],
    ['WITH t AS (SELECT region AS r FROM gold_hcp) SELECT * FROM t|', ['a query of this statement', 'r']],
  ];
  it.each(cases)('%s', (text, said) => {
    const text2 = card(text)?.textContent;
    for (const part of said) expect(text2).toContain(part);
  });

  it.each([
    'SEL|ECT 1',
    'SELECT unk|nown FROM gold_hcp',
    "SELECT 'reg|ion' FROM gold_hcp",
    'SELECT 1 -- reg|ion',
  ])('nothing: %s', (text) => expect(card(text)).toBeUndefined());

  it('asks for a column’s profile and shows it', async () => {
    asked.length = 0;
    const shown = card('SELECT reg|ion FROM gold_hcp')!;
    await Promise.resolve();
    await Promise.resolve();
    expect(shown.textContent).toContain('3 values');
    expect(asked).toEqual(['workspace.h.gold_hcp region']);
  });

  it('is known in an expression over the row of a table, too', () => {
    expect(card('reg|ion IS NULL', { ...names, row: 'workspace.h.gold_hcp' })?.textContent).toContain(
      'VARCHAR',
    );
  });
});
