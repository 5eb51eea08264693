import { closing, endOfWith, keyword } from './clauses.ts';
import { visibleTokens, type Token } from './tokens.ts';

/** One statement of a SQL text, without the semicolon behind it; comments before it belong to it. */
export interface Statement {
  text: string;
  from: number;
  to: number;
  /** 'query' where it only reads, else its first keyword in capitals (`INSERT`, `CREATE`); '' where it begins with none. */
  kind: string;
}

const readers = new Set(
  'SELECT FROM VALUES TABLE DESCRIBE DESC SHOW SUMMARIZE PIVOT PIVOT_WIDER UNPIVOT PIVOT_LONGER'.split(' '),
);

/** Cuts a SQL text at its semicolons (none can stand inside brackets); parts without a word of SQL are dropped. */
export function statementsOf(sql: string): Statement[] {
  const parts: Token[][] = [[]];
  for (const token of visibleTokens(sql)) {
    if (keyword(token) === ';') parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.flatMap((shown) => {
    const meant = shown.filter(({ type }) => type !== 'comment');
    if (meant.length === 0) return [];
    const from = shown[0]!.from;
    const { to } = shown.at(-1)!;
    return [{ text: sql.slice(from, to), from, to, kind: kindOf(meant) }];
  });
}

/** What a statement does, told from its tokens; an EXPLAIN ANALYZE runs what it explains. */
function kindOf(tokens: Token[]): string {
  let at = 0;
  let isExplained = false;
  for (;;) {
    const token = tokens[at];
    const word = token?.type === 'word' ? token.text.toUpperCase() : '';
    if (token?.text === '(') at++;
    else if (word === 'WITH') {
      const end = endOfWith(tokens, at);
      if (end === tokens.length || end === at + 1) return word;
      at = end;
    } else if (word === 'EXPLAIN') {
      at++;
      if (!/^ANALY[ZS]E$/i.test(tokens[at]?.text ?? '')) isExplained = true;
      else at++;
      // EXPLAIN (ANALYZE, FORMAT json): the options stand in brackets, a query in brackets begins with another word.
      if (tokens[at]?.text === '(' && /^(ANALY[ZS]E|FORMAT)$/i.test(tokens[at + 1]?.text ?? '')) {
        const end = closing(tokens, at);
        if (tokens.slice(at, end).some(({ text }) => /^ANALY[ZS]E$/i.test(text))) isExplained = false;
        at = end;
      }
    } else if (isExplained || readers.has(word)) return 'query';
    else return word;
  }
}
