import { meaningfulTokens } from '../sql/tokens.ts';

/** Throws an Error where a SQL text holds more than one statement: what follows the first would run as well. */
export function requireOneStatement(sql: string): void {
  const tokens = meaningfulTokens(sql);
  const end = tokens.findIndex(({ type, text }) => type === 'operator' && text === ';');
  if (end >= 0 && end < tokens.length - 1)
    throw new Error('holds more than one statement; only one is allowed');
}

/** Throws an Error where an expression's brackets don't match, so that it would reach out of where it is put. */
export function requireOneExpression(sql: string): void {
  let depth = 0;
  for (const { type, text } of meaningfulTokens(sql)) {
    if (type !== 'operator') continue;
    if (text === ';') throw new Error('is no condition: it holds a semicolon');
    if (text === '(') depth++;
    if (text === ')' && --depth < 0) break;
  }
  if (depth !== 0) throw new Error('has brackets that do not match');
}
