import { closing, isName, keyword } from '../core/sql/clauses.ts';
import { unquoted } from '../core/sql/tokens.ts';
import type { Tokens } from './select.ts';

/** DuckDB's functions that make one value of many rows; families are known by how their names begin. */
const aggregate =
  /^(any_value|arbitrary|approx_.+|arg_?(max|min)(_null)?|array_agg|avg|bit_(and|or|xor)|bitstring_agg|bool_(and|or)|corr|count(_if|if|_star)?|covar_.+|entropy|favg|first|fsum|group_concat|histogram|kahan_sum|kurtosis(_pop)?|last|list|listagg|mad|max(_by)?|mean|median|min(_by)?|mode|product|quantile(_.+)?|regr_.+|reservoir_quantile|sem|skewness|stddev(_.+)?|string_agg|sum(_no_overflow|kahan)?|var_.+|variance|weighted_avg)$/;

/** How an expression is computed: from one row, from a group of rows, or from the rows around. */
export type Computed = 'row' | 'group' | 'window';

/** Tells how an expression is computed; queries in brackets are on their own. */
export function computed(tokens: Tokens): Computed {
  let found: Computed = 'row';
  for (let at = 0; at < tokens.length; at++) {
    if (keyword(tokens[at]) === '(' && /^(SELECT|WITH|FROM)$/.test(keyword(tokens[at + 1])))
      at = closing(tokens, at) - 1;
    else if (keyword(tokens[at]) === 'OVER') return 'window';
    else if (isAggregate(tokens, at)) found = 'group';
  }
  return found;
}

function isAggregate(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return isName(token) && keyword(tokens[at + 1]) === '(' && aggregate.test(unquoted(token).toLowerCase());
}
