import { errorText } from '../core/error-text.ts';
import { visibleTokens, type Token } from '../core/sql/tokens.ts';
import { keepTokens, problem, refuseUnclosed } from './format-check.ts';

/**
 * SQL of DuckDB laid out anew: a clause a line, two spaces, keywords in capitals. Nothing but white space and the case
 * of keywords changes; texts, comments and names in quotes stay byte for byte. Loads the formatter on the first call.
 *
 * Throws an Error that says in plain words why, and on which line, where the text can't be laid out without changing it.
 */
export async function formatSql(text: string): Promise<string> {
  const tokens = visibleTokens(text);
  if (tokens.length === 0) return text;
  refuseUnclosed(text, tokens);
  const { duckdb, formatDialect } = await import('sql-formatter');
  const hidden = hideComments(text, tokens);
  let formatted: string;
  try {
    formatted = formatDialect(hidden.text, {
      dialect: duckdb,
      keywordCase: 'upper',
      tabWidth: 2,
      linesBetweenQueries: 1,
      paramTypes: { custom: [{ regex: String.raw`\$[A-Za-z_]\w*(?![\w$])` }] },
    });
  } catch (error) {
    throw said(error, text);
  }
  return keepTokens(text, tokens, hidden.restore(formatted));
}

/** The formatter indents the lines of a comment anew and cuts spaces off; so it sees only a short stand-in for each. */
function hideComments(
  text: string,
  tokens: readonly Token[],
): { text: string; restore: (formatted: string) => string } {
  const comments = tokens.filter((token) => token.type === 'comment');
  let mark = 'comment';
  while (text.includes(mark)) mark += '_';
  let hidden = '';
  let at = 0;
  for (const [index, comment] of comments.entries()) {
    const [before, after] = comment.text.startsWith('--') ? ['--', ''] : ['/*', '*/'];
    hidden += `${text.slice(at, comment.from)}${before}${mark}${index}${after}`;
    at = comment.to;
  }
  hidden += text.slice(at);
  const restore = (formatted: string): string =>
    formatted.replace(
      new RegExp(`(?:--|/\\*)${mark}(\\d+)(?:\\*/)?`, 'g'),
      (_, index: string) => comments[Number(index)]!.text,
    );
  return { text: hidden, restore };
}

/** What the formatter can't read, in plain words. */
function said(error: unknown, text: string): Error {
  const message = errorText(error);
  const place = /at line (\d+) column (\d+)/.exec(message);
  const lines = text.split('\n').slice(0, Number(place?.[1] ?? 1) - 1);
  const offset = lines.reduce((sum, line) => sum + line.length + 1, 0);
  return problem(text, offset, 'the formatter doesn’t understand this');
}
