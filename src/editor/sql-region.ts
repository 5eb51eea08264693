import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { editorNames } from './names.ts';

/** A text in SQL and where it begins in the document. */
export interface SqlRegion {
  /** Negative where words stand before the document’s text. */
  from: number;
  to: number;
  text: string;
}

/**
 * The SQL around a place of a document: all of it, or the block of a YAML or Markdown document that holds SQL.
 * Undefined where the place isn't in SQL. An expression over a table's row is the query that it would be part of.
 */
export function sqlRegion(state: EditorState, offset: number): SqlRegion | undefined {
  if (syntaxTree(state).type.name === 'Script') return wholeOf(state);
  const tree = ensureSyntaxTree(state, offset, 20) ?? syntaxTree(state);
  if (tree.type.name === 'Script') return wholeOf(state);
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(offset, side); node; node = node.parent)
      if (node.type.name === 'Script') return regionOf(state, node.from, node.to);
  }
  return undefined;
}

function wholeOf(state: EditorState): SqlRegion {
  const { row } = state.facet(editorNames);
  const before = row === undefined ? '' : `FROM ${row} WHERE `;
  const { from, to, text } = regionOf(state, 0, state.doc.length);
  return { from: from - before.length, to, text: before + text };
}

function regionOf(state: EditorState, from: number, to: number): SqlRegion {
  return { from, to, text: state.doc.sliceString(from, to) };
}
