import { duckdb } from '../../core/dialects/duckdb.ts';
import { columnOf, stringOf, type Tree } from '../syntax-tree.ts';
import { callsOf, nodesOf, refused, rewritten, type SparkFunction } from './function.ts';

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
  match: callsOf('date_format', 2),
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

/** A text is read strictly by its pattern; what doesn't follow it is NULL. */
function parsed(name: string, type: string): SparkFunction {
  return {
    name,
    match: callsOf(name, 1, 2),
    template(args) {
      if (args.length === 1) return `TRY_CAST(arg0 AS ${type})`;
      const pattern = stringOf(args[1]);
      if (pattern === undefined) throw new Error(`${name} with a pattern that is no text`);
      return `TRY_CAST(${duckdb.parseDate('CAST(arg0 AS VARCHAR)', pattern)} AS ${type})`;
    },
  };
}

/** The units that date_trunc and Spark's trunc have in common, by all their names. */
const units: Record<string, string> = {
  year: 'year',
  yyyy: 'year',
  yy: 'year',
  quarter: 'quarter',
  q: 'quarter',
  month: 'month',
  mon: 'month',
  mm: 'month',
  week: 'week',
};

const trunc: SparkFunction = {
  name: 'trunc',
  match: callsOf('trunc', 2),
  template(args) {
    const unit = stringOf(args[1])?.toLowerCase() ?? '';
    if (!units[unit]) throw new Error(`trunc to "${unit}"`);
    return `CAST(date_trunc('${units[unit]}', CAST(arg0 AS DATE)) AS DATE)`;
  },
};

/** With a unit, Spark counts whole units; DuckDB's date_diff counts the boundaries, and has its own idea of a month. */
const difference: SparkFunction = {
  name: 'difference',
  match: (node) => callsOf('datediff', 3)(node) ?? callsOf('timestampdiff', 3)(node),
  template(args: Tree[]) {
    const unit = columnOf(args[0])?.toLowerCase() ?? '';
    if (!/^(week|day|hour|minute|second)$/.test(unit))
      throw new Error(`datediff in units of ${unit || 'an expression'}`);
    return `date_sub('${unit}', CAST(arg1 AS TIMESTAMP), CAST(arg2 AS TIMESTAMP))`;
  },
};

export const dates: readonly SparkFunction[] = [
  dateFormat,
  parsed('to_date', 'DATE'),
  parsed('to_timestamp', 'TIMESTAMP'),
  // `date(x)` reads a text or cuts a time off.
  rewritten('date', 1, 'TRY_CAST(arg0 AS DATE)'),
  trunc,
  difference,
  refused('from_unixtime', callsOf('from_unixtime', 1, 2)),
  refused('unix_timestamp', callsOf('unix_timestamp', 0, 1, 2)),
  refused('months_between', nodesOf('months_between', 'this', 'expression')),
  refused(
    'extract_day',
    (node) => (nodesOf('extract', 'field')(node)?.[0] === 'DayOfWeek' ? [] : undefined),
    'extract of a day of the week',
  ),
  {
    name: 'add_months',
    match: (node) => nodesOf('add_months', 'this', 'expression')(node) ?? callsOf('add_months', 2)(node),
    template: () => 'CAST(CAST(arg0 AS DATE) + to_months(CAST(arg1 AS INTEGER)) AS DATE)',
  },
  rewritten('date_add', 2, '(CAST(arg0 AS DATE) + CAST(arg1 AS INTEGER))'),
  rewritten('date_sub', 2, '(CAST(arg0 AS DATE) - CAST(arg1 AS INTEGER))'),
  // Sunday is 1 in Spark and 7 in DuckDB's isodow (whose dayofweek the library would turn into isodow).
  rewritten('dayofweek', 1, '(isodow(CAST(arg0 AS DATE)) % 7 + 1)'),
  rewritten('weekday', 1, '(isodow(CAST(arg0 AS DATE)) - 1)'),
];
