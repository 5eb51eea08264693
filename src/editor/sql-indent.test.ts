import { getIndentation, IndentContext, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { duckdbLanguage } from './sql-dialect.ts';
import { sqlIndent } from './sql-indent.ts';
import { specLanguage } from './yaml-language.ts';

/** The column of a new line begun at `|`. */
function indentAt(marked: string, language = duckdbLanguage): number | null {
  const offset = marked.indexOf('|>');
  const doc = marked.replace('|>', '');
  const state = EditorState.create({ doc, extensions: [language, sqlIndent, indentUnit.of('  ')] });
  return getIndentation(new IndentContext(state, { simulateBreak: offset }), offset);
}

describe('the indentation of a new line of SQL', () => {
  const cases: [text: string, column: number][] = [
    ['SELECT a|>', 0],
    ['SELECT|>', 2],
    ['SELECT\n  a,|>', 2],
    ['SELECT\n  a,\n  b|>\nFROM t', 2],
    ['FROM t|>', 0],
    ['WITH x AS (|>', 2],
    ['WITH x AS (|>)', 0],
    ['  f(|>', 4],
    ['SELECT *\n  FROM t|>', 2],
  ];
  it.each(cases)('%s', (text, column) => {
    expect(indentAt(text)).toBe(column);
  });

  it('is that of the block in YAML', () => {
    expect(indentAt('tiles:\n  - data: |\n      SELECT a|>\n', specLanguage)).toBe(6);
    expect(indentAt('tiles:\n  - data: |\n      SELECT|>\n    title: x', specLanguage)).toBe(8);
  });
});
