/**
 * The words of a SQL text that may be names of tables: identifiers with their dots, outside of strings and comments.
 * Case and quotes are dropped; each is given as it stands and as its last part.
 */
export function identifiersIn(sql: string): Set<string> {
  const bare = sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, ' ');
  const found = new Set<string>();
  for (const [name] of bare.matchAll(/[\w"`]+(?:\s*\.\s*[\w"`]+)*/g)) {
    const parts = name
      .toLowerCase()
      .split('.')
      .map((part) => part.trim().replace(/^["`]|["`]$/g, ''));
    found.add(parts.join('.'));
    found.add(parts.slice(-2).join('.'));
    found.add(parts.at(-1)!);
  }
  return found;
}
