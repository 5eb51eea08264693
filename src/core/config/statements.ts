/** What in a SQL text is no plain word: comments, strings, and names in quotes. One pass, as each may hold the others' marks. */
const literals = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`/g;

/** A SQL text with its comments and strings blanked out; names in quotes stay. */
export function withoutStrings(sql: string): string {
  return sql.replace(literals, (match) => (/^["`]/.test(match) ? match : match.replace(/[^\n]/g, ' ')));
}

/** A SQL text with its strings, quoted names and comments blanked out, so that punctuation can be looked for. */
export function withoutLiterals(sql: string): string {
  return sql.replace(literals, (match) => match.replace(/[^\n]/g, ' '));
}

/** Throws an Error where a SQL text holds more than one statement: what follows the first would run as well. */
export function requireOneStatement(sql: string): void {
  if (/;\s*\S/.test(withoutLiterals(sql)))
    throw new Error('holds more than one statement; only one is allowed');
}

/** Throws an Error where an expression's brackets don't match, so that it would reach out of where it is put. */
export function requireOneExpression(sql: string): void {
  let depth = 0;
  for (const character of withoutLiterals(sql)) {
    if (character === ';') throw new Error('is no condition: it holds a semicolon');
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) break;
  }
  if (depth !== 0) throw new Error('has brackets that do not match');
}
