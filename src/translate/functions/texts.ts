import { callOf, stringOf } from '../syntax-tree.ts';
import { callsOf, nodesOf, type SparkFunction } from './function.ts';

/** `a || b` and `concat(a, b)` are NULL where one of them is; DuckDB's concat skips it. */
const concat: SparkFunction = {
  name: 'concat',
  match: (node) => {
    const call = callOf(node);
    return call?.name === 'concat' ? call.args : nodesOf('concat', 'left', 'right')(node);
  },
  template: (args) => `(${args.map((_, index) => `arg${index}`).join(' || ')})`,
};

/** Spark replaces every match, DuckDB the first unless told otherwise; groups are $1 there and \1 here. */
const regexpReplace: SparkFunction = {
  name: 'regexp_replace',
  match: callsOf('regexp_replace', 3),
  template(args) {
    const replacement = stringOf(args[2]);
    if (replacement === undefined) throw new Error('regexp_replace with a replacement that is no text');
    const text = replacement.replace(/\$(\d)/g, '\\$1').replaceAll("'", "''");
    return `regexp_replace(arg0, arg1, '${text}', 'g')`;
  },
};

const initcap: SparkFunction = {
  name: 'initcap',
  match: callsOf('initcap', 1),
  template: () =>
    `array_to_string(list_transform(string_split(lower(arg0), ' '), lambda word: upper(word[1]) || word[2:]), ' ')`,
};

/** The first character has the place 1, and 0 means the same in Spark. */
const substring: SparkFunction = {
  name: 'substring',
  match: nodesOf('substring', 'this', 'start', 'length'),
  template: (args) =>
    `substring(arg0, CASE WHEN arg1 = 0 THEN 1 ELSE arg1 END${args.length > 2 ? ', arg2' : ''})`,
};

export const texts: readonly SparkFunction[] = [concat, regexpReplace, initcap, substring];
