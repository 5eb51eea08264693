import { tokensOf, type Token } from '../../core/sql/tokens.ts';

/** Where the parenthesis that opens at a place is closed; undefined where it never is. */
function closing(tokens: readonly Token[], open: number): Token | undefined {
  let depth = 0;
  return tokens.slice(open).find(({ text }) => {
    if (text === '(') depth++;
    if (text === ')') depth--;
    return depth === 0;
  });
}

/**
 * A query of Spark in which texts that are joined of a group's values stand in their order. Spark collects them in no
 * order, so that a query gives another text from run to run. Nothing else of it changes.
 */
export function orderLists(sql: string): string {
  const tokens = tokensOf(sql).filter(({ type }) => type !== 'space' && type !== 'comment');
  const word = (place: number) => tokens[place]?.text.toLowerCase();
  const places: { at: number; text: string }[] = [];
  tokens.forEach(({ from }, place) => {
    if (!['collect_list', 'collect_set'].includes(word(place)!) || word(place + 1) !== '(') return;
    const inConcat = word(place - 1) === ',' && word(place - 3) === '(' && word(place - 4) === 'concat_ws';
    const inJoin = word(place - 1) === '(' && word(place - 2) === 'array_join';
    const end = closing(tokens, place + 1);
    if (!end || !(inConcat || inJoin)) return;
    places.push({ at: from, text: 'sort_array(' }, { at: end.to, text: ')' });
  });
  return places
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), sql);
}
