import { yamlLanguage } from '@codemirror/lang-yaml';
import type { Input, SyntaxNodeRef } from '@lezer/common';
import { parseMixed } from '@lezer/common';
import { duckdbLanguage } from './sql-dialect.ts';

/** YAML whose `data:` is SQL: coloured, completed and commented as such. */
export const specLanguage = yamlLanguage.configure({
  wrap: parseMixed((node, input) => (isQuery(node, input) ? { parser: duckdbLanguage.parser } : null)),
});

function isQuery(node: SyntaxNodeRef, input: Input): boolean {
  if (node.name !== 'BlockLiteralContent' && node.name !== 'Literal') return false;
  const parent = node.node.parent;
  const pair = parent?.name === 'BlockLiteral' ? parent.parent : parent;
  const key = pair?.name === 'Pair' ? pair.getChild('Key') : null;
  return key !== null && key !== undefined && input.read(key.from, key.to) === 'data';
}
