import { callOf, isBranch, stringOf, type Tree } from './syntax-tree.ts';

/** A call of Spark's SQL that the library would translate into something with another meaning. */
export interface SparkFunction {
  name: string;
  /** The arguments of the node where it is such a call; undefined for every other node. */
  match(node: Tree): Tree[] | undefined;
  /** DuckDB's SQL for it; the arguments stand in it as arg0, arg1, … Throws an Error where it has none. */
  template(args: Tree[]): string;
}

function callsOf(name: string, counts: number[]): (node: Tree) => Tree[] | undefined {
  return (node) => {
    const call = callOf(node);
    return call?.name === name && counts.includes(call.args.length) ? call.args : undefined;
  };
}

/** `a || b` and `concat(a, b)` are NULL where one of them is; DuckDB's concat skips it. */
const concat: SparkFunction = {
  name: 'concat',
  match(node) {
    const call = callOf(node);
    if (call?.name === 'concat') return call.args;
    const pair = isBranch(node) ? node['concat'] : undefined;
    return isBranch(pair) ? [pair['left']!, pair['right']!] : undefined;
  },
  template: (args) => `(${args.map((_, index) => `arg${index}`).join(' || ')})`,
};

/** The values of a group in one text: Spark gives them in no order, we sort them. Without values it is ''. */
const joinList: SparkFunction = {
  name: 'join_list',
  match(node) {
    const call = callOf(node);
    if (call?.name !== 'concat_ws' || call.args.length !== 2) return undefined;
    let list = callOf(call.args[1]);
    if (list && (list.name === 'sort_array' || list.name === 'array_sort')) list = callOf(list.args[0]);
    if (!list || (list.name !== 'collect_list' && list.name !== 'collect_set')) return undefined;
    if (isBranch(list.body['filter'])) return undefined;
    const distinct = list.name === 'collect_set' || list.body['distinct'] === true;
    return [call.args[0]!, list.args[0]!, { boolean: { value: distinct } }];
  },
  template(args) {
    const flag = isBranch(args[2]) ? args[2]['boolean'] : undefined;
    const distinct = isBranch(flag) && flag['value'] === true ? 'DISTINCT ' : '';
    return `coalesce(array_to_string(list_sort(array_agg(${distinct}arg1) FILTER (WHERE arg1 IS NOT NULL)), arg0), '')`;
  },
};

/** strftime's directives for the letters of Java's date patterns. */
const directives: Record<string, string> = {
  yyyy: '%Y',
  y: '%Y',
  yy: '%y',
  MMMM: '%B',
  MMM: '%b',
  MM: '%m',
  M: '%-m',
  dd: '%d',
  d: '%-d',
  EEEE: '%A',
  EEE: '%a',
  E: '%a',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  h: '%-I',
  mm: '%M',
  ss: '%S',
  SSS: '%g',
  a: '%p',
  D: '%-j',
  DDD: '%j',
};

const dateFormat: SparkFunction = {
  name: 'date_format',
  match: callsOf('date_format', [2]),
  template(args) {
    const pattern = stringOf(args[1]);
    if (pattern === undefined) throw new Error('date_format with a pattern that is no text');
    const format = pattern.replace(/'([^']*)'|([A-Za-z])\2*|%/g, (token, quoted: string | undefined) => {
      if (quoted !== undefined) return quoted === '' ? "''" : quoted;
      if (token === '%') return '%%';
      const directive = directives[token];
      if (!directive) throw new Error(`date_format with the letters "${token}"`);
      return directive;
    });
    return `strftime(CAST(arg0 AS TIMESTAMP), '${format}')`;
  },
};

/** Spark rounds a half of the decimal that a number shows away from zero; DuckDB rounds the binary fraction. */
const round: SparkFunction = {
  name: 'round',
  match: callsOf('round', [1, 2]),
  template: (args) => {
    const digits = args.length === 2 ? 'arg1' : '0';
    return `coalesce(CAST(round(TRY_CAST(CAST(arg0 AS VARCHAR) AS DECIMAL(38, 15)), ${digits}) AS DOUBLE), round(arg0, ${digits}))`;
  },
};

/** Spark replaces every match, DuckDB the first unless told otherwise. */
const regexpReplace: SparkFunction = {
  name: 'regexp_replace',
  match: callsOf('regexp_replace', [3]),
  template: () => `regexp_replace(arg0, arg1, arg2, 'g')`,
};

const initcap: SparkFunction = {
  name: 'initcap',
  match: callsOf('initcap', [1]),
  template: () =>
    `array_to_string(list_transform(string_split(lower(arg0), ' '), lambda word: upper(word[1]) || word[2:]), ' ')`,
};

/** Sunday is 1 in Spark and 7 in DuckDB's isodow (whose dayofweek the library would turn into isodow). */
const dayOfWeek: SparkFunction = {
  name: 'dayofweek',
  match: callsOf('dayofweek', [1]),
  template: () => '(isodow(CAST(arg0 AS DATE)) % 7 + 1)',
};

const trunc: SparkFunction = {
  name: 'trunc',
  match: callsOf('trunc', [2]),
  template(args) {
    const unit = stringOf(args[1])?.toLowerCase() ?? '';
    const units: Record<string, string> = {
      year: 'year',
      yyyy: 'year',
      yy: 'year',
      quarter: 'quarter',
      month: 'month',
      mon: 'month',
      mm: 'month',
      week: 'week',
    };
    if (!units[unit]) throw new Error(`trunc to "${unit}"`);
    return `CAST(date_trunc('${units[unit]}', CAST(arg0 AS DATE)) AS DATE)`;
  },
};

/** `date(x)` reads a text or cuts a time off. */
const date: SparkFunction = {
  name: 'date',
  match: callsOf('date', [1]),
  template: () => 'CAST(arg0 AS DATE)',
};

/** Functions that the library would carry over wrongly; each is replaced on the tree. */
export const sparkFunctions: readonly SparkFunction[] = [
  concat,
  joinList,
  dateFormat,
  round,
  regexpReplace,
  initcap,
  dayOfWeek,
  trunc,
  date,
];
