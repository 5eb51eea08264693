import { CompletionContext } from '@codemirror/autocomplete';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { kinds } from '../charts/charts.ts';
import { editorNames } from './names.ts';
import { completeSql } from './sql-completion.ts';
import { completeYaml } from './yaml-completion.ts';
import { specLanguage } from './yaml-language.ts';

const names = {
  tables: [
    { name: 'gold_hcp', label: 'gold_hcp', layer: 'gold', columns: [{ name: 'region', type: 'VARCHAR' }] },
  ],
  functions: [],
};

function complete(marked: string, source = completeYaml) {
  const pos = marked.indexOf('|>');
  const doc = marked.slice(0, pos) + marked.slice(pos + 2);
  const state = EditorState.create({ doc, extensions: [specLanguage, editorNames.of(names)] });
  // A busy machine may not read a text to its end at once.
  ensureSyntaxTree(state, doc.length, 10_000);
  const result = source(new CompletionContext(state, pos, true));
  return (result?.options ?? []).map((option) => option.label);
}

const tile = (line: string) =>
  `tiles:\n  - title: A\n    mark: barY\n${line}\n    data: |\n      SELECT region AS area, count(*) AS n\n      FROM gold_hcp\n`;

describe('completion of YAML', () => {
  const cases: [name: string, text: string, contained: string[], absent: string[]][] = [
    ['an empty text', '|>', ['title', 'tiles', 'mark', 'data'], ['column']],
    ['a dashboard', 'tiles:\n  - title: A\n|>', ['title'], ['mark', 'tiles']],
    ['a new tile', 'tiles:\n  - |>', ['title', 'kpi', 'mark', 'table', 'data'], ['tiles']],
    ['the second tile', 'tiles:\n  - title: A\n    data: SELECT 1\n  - |>', ['title', 'data'], []],
    ['a list right below its key', 'tiles:\n- ti|>', ['title', 'mark'], ['tiles']],
    [
      'a tile’s key',
      tile('    |>'),
      ['x', 'y', 'fill', 'xLabel', 'sort', 'width'],
      ['title', 'data', 'mark', 'kpi', 'stroke', 'strokeLabel'],
    ],
    [
      'a figure’s tile',
      'tiles:\n  - kpi: { value: a }\n    |>',
      ['title', 'data'],
      ['mark', 'x', 'table', 'sort'],
    ],
    ['a figure', 'tiles:\n  - kpi: { |>', ['value', 'format', 'unit'], ['title']],
    ['the rest of a figure', 'tiles:\n  - kpi: { value: a, |>', ['format', 'unit'], ['value']],
    ['a figure in lines', 'tiles:\n  - title: A\n    kpi:\n      |>', ['value', 'format', 'unit'], ['title']],
    ['a table', 'title: A\ntable:\n  |>', ['columns', 'pageSize', 'search'], ['title']],
    ['a table’s column', 'table:\n  columns:\n    - |>', ['column', 'label', 'format'], ['columns']],
    ['a lone tile', 'title: A\nmark: dot\n|>', ['x', 'data'], ['tiles', 'title']],
    ['a mark', 'mark: |>', kinds.map((kind) => kind.name), ['title']],
    ['a format', 'format: |>', ['compact', 'integer', 'decimal'], []],
    ['a format in a figure', 'kpi: { value: a, format: c|>', ['compact'], []],
    ['a sort', tile('    sort: |>'), ['auto', 'none', 'x', '-y', '-fill'], ['stroke']],
    ['a colour', tile('    fill: |>'), ['var(--accent)', 'var(--gold)', 'area', 'n'], ['region']],
    ['a channel’s column', tile('    x: |>'), ['area', 'n'], ['region', 'var(--gold)']],
    ['a figure’s column', 'kpi: { value: |> }\ndata: SELECT 1 AS units', ['units'], []],
    ['a title', 'title: |>', [], ['units']],
    ['SQL', 'data: |\n  SELECT |>', [], ['title', 'region']],
  ];
  it.each(cases)('%s', (_name, text, contained, absent) => {
    const labels = complete(text);
    for (const label of contained) expect(labels).toContain(label);
    for (const label of absent) expect(labels).not.toContain(label);
  });

  it('completes SQL in its block', () => {
    const labels = complete(
      'tiles:\n  - data: |\n      SELECT r|>\n      FROM gold_hcp\n    title: A',
      completeSql,
    );
    expect(labels[0]).toBe('region');
    expect(labels).not.toContain('title');
    expect(complete('data: SELECT * FROM g|>', completeSql)).toContain('gold_hcp');
    expect(complete('title: SELECT * FROM g|>', completeSql)).toEqual([]);
  });
});
