import { callOf, isBranch, type Branch, type Tree } from '../syntax-tree.ts';

/** A piece of Spark's SQL that the library would translate into something with another meaning, or not at all. */
export interface SparkFunction {
  name: string;
  /** The arguments of the node where it is such a piece; undefined for every other node. */
  match(node: Tree): Tree[] | undefined;
  /** DuckDB's SQL for it; the arguments stand in it as arg0, arg1, … Throws an Error where it has none. */
  template(args: Tree[]): string;
}

/** Matches calls of a function with one of these numbers of arguments. */
export function callsOf(name: string, ...counts: number[]): SparkFunction['match'] {
  return (node) => {
    const call = callOf(node);
    return call?.name === name && counts.includes(call.args.length) ? call.args : undefined;
  };
}

/** Matches nodes of a kind and gives the parts of their body with these names, those that are there. */
export function nodesOf(kind: string, ...parts: string[]): SparkFunction['match'] {
  return (node) => {
    const body: Tree | undefined = isBranch(node) ? node[kind] : undefined;
    if (!isBranch(body)) return undefined;
    const found = parts.map((part) => (body as Branch)[part]);
    return found.filter((part): part is Tree => part !== undefined && part !== null);
  };
}

/** A function that DuckDB has no faithful counterpart of: saying so beats a figure that is slightly wrong. */
export function refused(name: string, match: SparkFunction['match'], what = name): SparkFunction {
  return {
    name,
    match,
    template: () => {
      throw new Error(what);
    },
  };
}

/** A function whose calls are written in another way, whatever its arguments. */
export function rewritten(name: string, count: number, sql: string): SparkFunction {
  return { name, match: callsOf(name, count), template: () => sql };
}
