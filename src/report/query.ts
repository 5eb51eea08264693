import { reservedWords } from '../core/sql/reserved-words.ts';
import { tokensOf, type Token } from '../core/sql/tokens.ts';
import type { Make } from './elements.ts';

function classOf({ type, text }: Token): string {
  if (type === 'word') return reservedWords.has(text.toLowerCase()) ? 'word' : '';
  return type === 'string' || type === 'number' || type === 'comment' ? type : '';
}

/** A SQL text with its colours. */
export function queryText(make: Make, sql: string, label: string): HTMLElement {
  const parts = tokensOf(sql.trim()).map((token) => {
    const style = classOf(token);
    return style === '' ? token.text : make('span', { class: `sql-${style}` }, token.text);
  });
  return make('pre', { tabindex: '0', role: 'group', 'aria-label': label }, make('code', {}, ...parts));
}
