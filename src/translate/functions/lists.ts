import { callOf, isBranch, type Tree } from '../syntax-tree.ts';
import { callsOf, nodesOf, rewritten, type SparkFunction } from './function.ts';

/** The argument of a call that collects a group's values, and whether each counts once. */
function collected(node: Tree | undefined): { value: Tree; distinct: boolean } | undefined {
  const call = callOf(node);
  if (!call || (call.name !== 'collect_list' && call.name !== 'collect_set')) return undefined;
  if (isBranch(call.body['filter'])) return undefined;
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
    return list && [list.value, flag(list.distinct)];
  },
  template: (args) =>
    `coalesce(array_agg(${isTrue(args[1]) ? 'DISTINCT ' : ''}arg0) FILTER (WHERE arg0 IS NOT NULL), [])`,
};

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
    if (inner && (inner.name === 'sort_array' || inner.name === 'array_sort')) inner = callOf(inner.args[0]);
    return inner?.name === 'medallion_collect' ? [separator!, ...inner.args] : undefined;
  },
  template: (args) =>
    `coalesce(array_to_string(list_sort(array_agg(${isTrue(args[2]) ? 'DISTINCT ' : ''}arg1) ` +
    `FILTER (WHERE arg1 IS NOT NULL)), arg0), '')`,
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
  element,
  { name: 'array_join', match: callsOf('array_join', 2), template: () => 'array_to_string(arg0, arg1)' },
  rewritten('flatten', 1, 'flatten(arg0)'),
  rewritten('element_at', 2, 'list_extract(arg0, arg1)'),
];
