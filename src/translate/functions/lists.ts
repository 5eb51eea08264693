import { callOf, isBranch, type Tree } from '../syntax-tree.ts';
import { callsOf, nodesOf, refused, rewritten, type SparkFunction } from './function.ts';

/** The argument of a call that collects a group's values, and whether each counts once. */
function collected(node: Tree | undefined): { value: Tree; distinct: boolean } | undefined {
  const call = callOf(node);
  if (!call || (call.name !== 'collect_list' && call.name !== 'collect_set')) return undefined;
  return { value: call.args[0]!, distinct: call.name === 'collect_set' || call.body['distinct'] === true };
}

const flag = (value: boolean): Tree => ({ boolean: { value } });

function isTrue(node: Tree | undefined): boolean {
  const inner = isBranch(node) ? node['boolean'] : undefined;
  return isBranch(inner) && inner['value'] === true;
}

/** A list of a group's values: NULL is left out, and a group without values gives an empty list. */
const collect: SparkFunction = {
  name: 'collect',
  match(node) {
    const list = collected(node);
    return list && [list.value, flag(list.distinct), flag(isBranch(callOf(node)!.body['filter']))];
  },
  template(args) {
    if (isTrue(args[2])) throw new Error('collect_list with a filter');
    return listOf(args);
  },
};

function listOf(args: Tree[]): string {
  return `coalesce(array_agg(${isTrue(args[1]) ? 'DISTINCT ' : ''}arg0) FILTER (WHERE arg0 IS NOT NULL), [])`;
}

/**
 * The values of a group in one text: Spark gives them in no order, we sort them. Without values it is ''.
 * The inner call has become ours by then, as the tree is rewritten from its leaves.
 */
const joinList: SparkFunction = {
  name: 'join_list',
  match(node) {
    const call = callOf(node);
    const isJoin = call?.name === 'concat_ws' || call?.name === 'array_join';
    if (!call || !isJoin || call.args.length !== 2) return undefined;
    const [separator, list] = call.name === 'concat_ws' ? call.args : [call.args[1], call.args[0]];
    let inner = callOf(list);
    let descending = false;
    if (inner && (inner.name === 'sort_array' || inner.name === 'array_sort')) {
      descending = inner.args.length > 1 && !isTrue(inner.args[1]);
      inner = callOf(inner.args[0]);
    }
    if (inner?.name !== 'medallion_collect') return undefined;
    const [value, distinct, filtered] = inner.args;
    return [separator!, value!, distinct!, flag(descending), filtered!];
  },
  template(args) {
    if (isTrue(args[4])) throw new Error('collect_list with a filter');
    const sort = isTrue(args[3]) ? 'list_reverse_sort' : 'list_sort';
    return (
      `coalesce(array_to_string(${sort}(array_agg(${isTrue(args[2]) ? 'DISTINCT ' : ''}arg1) ` +
      `FILTER (WHERE arg1 IS NOT NULL)), arg0), '')`
    );
  },
};

/** The elements of a list in one text. */
const joinArray: SparkFunction = {
  name: 'join_array',
  match(node) {
    const call = callOf(node);
    if (call?.name !== 'concat_ws' || call.args.length !== 2) return undefined;
    const list = callOf(call.args[1]);
    return list && ['array', 'split'].includes(list.name) ? call.args : undefined;
  },
  template: () => 'array_to_string(arg1, arg0)',
};

/** The first element has the place 0 in Spark and 1 in DuckDB; a place below counts from the end here only. */
const element: SparkFunction = {
  name: 'element',
  match: nodesOf('subscript', 'this', 'index'),
  template: () => 'arg0[CASE WHEN arg1 < 0 THEN NULL ELSE arg1 + 1 END]',
};

export const lists: readonly SparkFunction[] = [
  collect,
  joinList,
  joinArray,
  element,
  { name: 'array_join', match: callsOf('array_join', 2), template: () => 'array_to_string(arg0, arg1)' },
  rewritten('flatten', 1, 'flatten(arg0)'),
  refused('element_at', callsOf('element_at', 2)),
];
