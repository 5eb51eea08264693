import { writtenName } from '../core/sql/written-name.ts';
import { conditionOf } from './condition.ts';
import type { Filter } from './filter.ts';
import { columnOf, type Model, type ModelTable } from './model.ts';

/** A step from a table's rows to those of another: its column, and the other table with the key that it is equal to. */
interface Step {
  column: string;
  target: ModelTable;
  key: string;
}

/**
 * A filter as a condition on the rows of a table: by its own column, else by that of a table which the rows lead to in the fewest
 * steps. Undefined where there is none.
 */
export function conditionOn(table: ModelTable, filter: Filter, model: Model): string | undefined {
  const path = pathTo(table, filter.column, model);
  return path && alongPath(path, table, filter);
}

/** The shortest way from a table to a column, [] where it is its own; of equally long ones the first in the order of columns. */
function pathTo(start: ModelTable, column: string, model: Model): readonly Step[] | undefined {
  const seen = new Set([start.key]);
  let ways: { table: ModelTable; path: readonly Step[] }[] = [{ table: start, path: [] }];
  while (ways.length > 0) {
    const found = ways.find(({ table }) => columnOf(table, column));
    if (found) return found.path;
    ways = ways.flatMap(({ table, path }) =>
      stepsFrom(table, model).flatMap((step) => {
        if (seen.has(step.target.key)) return [];
        seen.add(step.target.key);
        return [{ table: step.target, path: [...path, step] }];
      }),
    );
  }
  return undefined;
}

/**
 * The references of a table. Where the data model names none for a column, as for published tables, a column that is
 * called like the references of other tables, which all point to one key, is taken for such a reference, too.
 */
function stepsFrom(table: ModelTable, model: Model): Step[] {
  return table.columns.flatMap(({ name }): Step[] => {
    const named = model.references.filter(({ column }) => isSame(column, name));
    const own = named.filter((reference) => isSame(reference.table, table.name));
    const [first, ...others] = own.length > 0 ? own : named;
    if (!first || others.some(({ target, key }) => !isSame(target, first.target) || !isSame(key, first.key)))
      return [];
    const target = nearest(first.target, table, model);
    return target && target !== table && columnOf(target, first.key)
      ? [{ column: name, target, key: first.key }]
      : [];
  });
}

/** The table of a name that stands beside another: in its schema, else in its catalog, else anywhere. */
function nearest(name: string, beside: ModelTable, model: Model): ModelTable | undefined {
  const near = ({ key }: ModelTable) => {
    const [mine, other] = [key.split('.'), beside.key.split('.')];
    return mine.slice(0, -1).filter((part, at) => part === other[at]).length;
  };
  const found = model.tables.filter((table) => isSame(table.name, name) && table.exists !== false);
  return found.sort((one, other) => near(other) - near(one))[0];
}

function alongPath([step, ...rest]: readonly Step[], table: ModelTable, filter: Filter): string {
  if (!step) {
    const { name, type } = columnOf(table, filter.column)!;
    return conditionOf(filter, writtenName(name), type);
  }
  if (!('values' in filter && filter.values.includes(null))) return isIn(step, rest, table, filter);
  // NULL also stands for rows that lead nowhere: all but those whose value is another.
  const { column } = filter;
  const values = filter.values.filter((value) => value !== null);
  const known = `(${isIn(step, rest, table, { column, from: null, to: null })}) IS NOT TRUE`;
  return values.length === 0 ? known : `(${isIn(step, rest, table, { column, values })} OR ${known})`;
}

function isIn(
  { column, target, key }: Step,
  rest: readonly Step[],
  table: ModelTable,
  filter: Filter,
): string {
  const [own, theirs] = [columnOf(table, column)!, columnOf(target, key)!];
  // Keys of different types are compared as text: a cast of one to the other might fail.
  const written = ({ name }: { name: string }) =>
    own.type === theirs.type ? writtenName(name) : `CAST(${writtenName(name)} AS VARCHAR)`;
  const condition = alongPath(rest, target, filter);
  return `${written(own)} IN (SELECT ${written(theirs)} FROM ${target.sql} WHERE ${condition})`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
