import { spark } from '../../core/dialects/spark.ts';
import { nodesOf, callsOf, type SparkFunction } from '../functions/function.ts';
import { callOf, isBranch, stringOf, type Branch, type Tree } from '../syntax-tree.ts';

/** Java's letters for strftime's directives. */
const letters: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  m: 'MM',
  d: 'dd',
  B: 'MMMM',
  b: 'MMM',
  A: 'EEEE',
  a: 'EEE',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  p: 'a',
  j: 'DDD',
};

function javaFormat(format: string): string {
  return format.replace(/%(.?)|[A-Za-z]+|'/g, (token, directive: string | undefined) => {
    if (directive === undefined) return token === "'" ? "''" : `'${token}'`;
    if (directive === '%') return '%';
    const found = letters[directive];
    if (!found) throw new Error(`strftime with %${directive}`);
    return found;
  });
}

const strftime: SparkFunction = {
  name: 'strftime',
  match: callsOf('strftime', 2),
  template(args) {
    const format = stringOf(args[1]);
    if (format === undefined) throw new Error('strftime with a format that is no text');
    return `date_format(arg0, ${spark.literal(javaFormat(format))})`;
  },
};

const truncatedUnits = ['year', 'quarter', 'month', 'week', 'day'];

/** Of a day both engines give the first day of its unit, DuckDB as a day and Spark as a moment; weeks begin on Monday. */
const dateTrunc: SparkFunction = {
  name: 'date_trunc',
  match: callsOf('date_trunc', 2),
  template([unit, day]) {
    const name = stringOf(unit)?.toLowerCase() ?? '';
    if (!truncatedUnits.includes(name)) throw new Error('date_trunc to what is no unit of days');
    if (castOf(day)?.type !== 'date')
      throw new Error("date_trunc of what is no day (write date_trunc('month', CAST(… AS DATE)))");
    return `CAST(date_trunc(${spark.literal(name.toUpperCase())}, arg1) AS DATE)`;
  },
};

/**
 * A quotient is a DOUBLE in DuckDB, whatever is divided; by zero it is infinite, which is NULL in Spark. Nothing more is
 * to be said where the divisor can't be zero.
 */
const divide: SparkFunction = {
  name: 'divide',
  match: nodesOf('div', 'left', 'right'),
  template: (args) => {
    const dividend = castOf(unwrapped(args[0]!))?.type === 'double' ? 'arg0' : 'CAST(arg0 AS DOUBLE)';
    if (neverZero(args[1]!)) return `(${dividend} / arg1)`;
    return `CASE WHEN arg1 = 0 THEN ${dividend} * CAST('Infinity' AS DOUBLE) ELSE ${dividend} / arg1 END`;
  },
};

function unwrapped(node: Tree): Tree {
  return isBranch(node) && isBranch(node['paren']) ? unwrapped(node['paren']['this']!) : node;
}

function neverZero(node: Tree): boolean {
  const inner = unwrapped(node);
  const call = callOf(inner);
  if (call?.name === 'nullif') return numberOf(call.args[1]) === 0;
  return (numberOf(inner) ?? 0) !== 0;
}

function numberOf(node: Tree | undefined): number | undefined {
  const literal = isBranch(node) ? node['literal'] : undefined;
  return isBranch(literal) && literal['literal_type'] === 'number' ? Number(literal['value']) : undefined;
}

/** The body of a cast, and its type as the library calls it; undefined for other nodes. */
export function castOf(node: Tree | undefined): { value: Tree; type: string } | undefined {
  const cast = isBranch(node) ? (node['cast'] ?? node['try_cast']) : undefined;
  const to = isBranch(cast) ? cast['to'] : undefined;
  return isBranch(cast) && isBranch(to) ? { value: cast['this']!, type: String(to['data_type']) } : undefined;
}

/** A half of a decimal goes away from zero in both engines; that of a binary fraction does not. */
const round: SparkFunction = {
  name: 'round_binary',
  match: (node) => {
    const args = callsOf('round', 1, 2)(node);
    return args && !['decimal', 'numeric'].includes(castOf(args[0])?.type ?? '') ? args : undefined;
  },
  template: () => {
    throw new Error('round of a number that is no decimal (write round(CAST(… AS DECIMAL(38, 10)), 2))');
  },
};

/** A call that the library gives a kind of node of its own. */
function bodyOf(node: Tree, kind: string): Branch | undefined {
  const body = isBranch(node) ? node[kind] : undefined;
  return isBranch(body) ? body : undefined;
}

const anyValue: SparkFunction = {
  name: 'any_value',
  match: (node) => {
    const body = bodyOf(node, 'any_value');
    return (
      body &&
      [body['this']!, isBranch(body['filter']) ? body['filter'] : null].filter((part) => part !== null)
    );
  },
  template: (args) =>
    args.length > 1 ? 'any_value(CASE WHEN arg1 THEN arg0 END, true)' : 'any_value(arg0, true)',
};

/** The same text in the order of its parts, which must be the order that the query asks for. NULL where there is none. */
const stringAgg: SparkFunction = {
  name: 'string_agg',
  match: (node) => {
    const body = bodyOf(node, 'string_agg');
    if (!body) return undefined;
    const order = Array.isArray(body['order_by']) ? body['order_by'] : [];
    const [first] = order;
    const isSame =
      order.length === 1 &&
      isBranch(first) &&
      JSON.stringify(bare(first['this']!)) === JSON.stringify(bare(body['this']!));
    const flag = (value: boolean): Tree => ({ boolean: { value } });
    const value = isBranch(body['filter']) ? [body['this']!, body['filter']] : [body['this']!];
    return [
      body['separator']!,
      flag(isSame),
      flag(isBranch(first) && first['desc'] === true),
      flag(body['distinct'] === true),
      ...value,
    ];
  },
  template(args) {
    const isTrue = (node: Tree | undefined) =>
      isBranch(node) && isBranch(node['boolean']) && node['boolean']['value'] === true;
    if (!isTrue(args[1]))
      throw new Error('string_agg in another order than that of its values (ORDER BY them)');
    const value = args.length > 5 ? 'CASE WHEN arg5 THEN arg4 END' : 'arg4';
    const list = `${isTrue(args[3]) ? 'collect_set' : 'collect_list'}(${value})`;
    return `CASE WHEN count(${value}) > 0 THEN array_join(sort_array(${list}, ${!isTrue(args[2])}), arg0) END`;
  },
};

/** A tree without the places of its words in the text. */
function bare(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(bare);
  if (!isBranch(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .filter(([key]) => key !== 'span')
      .map(([key, value]) => [key, bare(value)]),
  );
}

/** Each letter for itself, as in DuckDB; what strftime writes has no letters that differ. */
function letterCase(name: 'upper' | 'lower'): SparkFunction {
  return {
    name,
    match: (node) => {
      const value = nodesOf(name, 'this')(node);
      return value && !callOf(value[0])?.name.endsWith('strftime') ? value : undefined;
    },
    template: () => spark[name]('arg0'),
  };
}

/** The average of whole numbers is a DOUBLE in both, that of decimals in DuckDB only. */
export function averageOfDouble(node: Branch, cast: (value: Tree) => Tree): Tree {
  const body = bodyOf(node, 'avg');
  return body && castOf(body['this'])?.type !== 'double'
    ? { avg: { ...body, this: cast(body['this']!) } }
    : node;
}

const dateDiff: SparkFunction = {
  name: 'date_diff',
  match: (node) => {
    const call = callOf(node);
    return call && ['date_diff', 'datediff'].includes(call.name)
      ? call.args
      : nodesOf('date_diff', 'unit', 'this', 'expression')(node);
  },
  template(args) {
    if (args.length !== 3 || stringOf(args[0])?.toLowerCase() !== 'day')
      throw new Error('date_diff in units other than days');
    return 'datediff(arg2, arg1)';
  },
};

/** Every piece of DuckDB's SQL that is written in another way for Spark. */
export const duckdbFunctions: readonly SparkFunction[] = [
  strftime,
  dateTrunc,
  divide,
  round,
  anyValue,
  stringAgg,
  letterCase('upper'),
  letterCase('lower'),
  dateDiff,
];
