import { withoutStrings } from './statements.ts';

const part = '(?:[\\p{L}\\p{N}_$]+|"(?:[^"]|"")*"|`[^`]*`)';
const identifier = new RegExp(`${part}(?:\\s*\\.\\s*${part})*`, 'gu');

/**
 * The words of a SQL text that may be names of tables: identifiers with their dots, outside of strings and comments.
 * Case and quotes are dropped; each is given as it stands and as its last two parts and its last.
 */
export function identifiersIn(sql: string): Set<string> {
  const found = new Set<string>();
  for (const [name] of withoutStrings(sql).matchAll(identifier)) {
    const parts = [...name.matchAll(new RegExp(part, 'gu'))].map(([text]) =>
      text.toLowerCase().replace(/^["`]|["`]$/g, ''),
    );
    found.add(parts.join('.'));
    found.add(parts.slice(-2).join('.'));
    found.add(parts.at(-1)!);
  }
  return found;
}
