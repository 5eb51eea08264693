/** A SQL text with its strings, quoted names and comments blanked out, so that punctuation can be looked for. */
export function withoutLiterals(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`/g, (match) =>
    match.replace(/[^\n]/g, ' '),
  );
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
