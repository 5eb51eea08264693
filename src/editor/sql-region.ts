import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** A text in SQL and where it begins in the document. */
export interface SqlRegion {
  from: number;
  to: number;
  text: string;
}

/**
 * The SQL around a place of a document: all of it, or the block of a YAML or Markdown document that holds SQL.
 * Undefined where the place isn't in SQL.
 */
export function sqlRegion(state: EditorState, offset: number): SqlRegion | undefined {
  if (syntaxTree(state).type.name === 'Script') return regionOf(state, 0, state.doc.length);
  const tree = ensureSyntaxTree(state, offset, 20) ?? syntaxTree(state);
  if (tree.type.name === 'Script') return regionOf(state, 0, state.doc.length);
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = tree.resolveInner(offset, side); node; node = node.parent)
      if (node.type.name === 'Script') return regionOf(state, node.from, node.to);
  }
  return undefined;
}

function regionOf(state: EditorState, from: number, to: number): SqlRegion {
  return { from, to, text: state.doc.sliceString(from, to) };
}
