import { meaningfulTokens } from '../../core/sql/tokens.ts';

/** Functions that mean the same in both engines, or that are rewritten. All others are refused. */
const functions = new Set(
  (
    'count sum min max avg any_value bool_and bool_or string_agg coalesce nullif greatest least abs round upper lower ' +
    'length left right replace concat_ws year month day quarter strftime date_diff datediff date_trunc cast try_cast ' +
    'rank dense_rank row_number percent_rank cume_dist ntile lag lead first_value last_value decimal numeric varchar'
  ).split(' '),
);

/** Words that a parenthesis may follow without being a function's. */
const before = new Set(
  (
    'as in over filter where and or not on using by select from join then when else case values exists any all ' +
    'having union intersect except with distinct limit offset between like materialized within'
  ).split(' '),
);

/** Words of DuckDB that Spark lacks, or reads in another way. */
const foreign = new Set(
  (
    'qualify pivot unpivot asof positional exclude replace sample tablesample similar glob lateral recursive collate ' +
    'interval current_date current_time current_timestamp localtime localtimestamp columns summarize describe escape'
  ).split(' '),
);

const operators = /^(?:[-+*/%=<>(),.;]|<>|!=|<=|>=|\|\|)$/;

/**
 * Holds a query of DuckDB against what is known to mean the same on Spark. Throws an Error that names the first thing
 * that is not: a figure that is slightly wrong is worse than none.
 */
export function requireUnderstood(sql: string): void {
  const tokens = meaningfulTokens(sql);
  const isWord = (place: number) => tokens[place]?.type === 'word';
  tokens.forEach(({ type, text }, place) => {
    const word = text.toLowerCase();
    const next = tokens[place + 1]?.text;
    if (type === 'operator' && !operators.test(text))
      throw new Error(`the operator ${text} can't be translated`);
    if (type === 'string' && !text.startsWith("'")) throw new Error(`the text ${text} can't be translated`);
    if (type !== 'word' || tokens[place - 1]?.text === '.') return;
    if (word === 'like' && tokens[place + 1]?.text.includes('\\'))
      throw new Error("LIKE with a backslash can't be translated");
    if (word === 'distinct' && next?.toLowerCase() === 'on')
      throw new Error("DISTINCT ON can't be translated");
    const isCall = next === '(' && !before.has(word);
    if (foreign.has(word) && !(isCall && functions.has(word)) && (isCall || !isPlainName(tokens, place)))
      throw new Error(`${text.toUpperCase()} can't be translated`);
    // WITH name (columns) and AS alias (columns) name something; nothing is called.
    const names = isWord(place - 1) && ['as', 'with'].includes(tokens[place - 1]!.text.toLowerCase());
    if (isCall && !names && !functions.has(word)) throw new Error(`${word}() can't be translated`);
  });
}

/** Whether a word stands where a column or an alias does: behind AS or before a dot. */
function isPlainName(tokens: readonly { text: string }[], place: number): boolean {
  return tokens[place - 1]?.text.toLowerCase() === 'as' || tokens[place + 1]?.text === '.';
}
