import { requireOneStatement } from './statements.ts';

/** The parts of an `INSERT INTO {table_name} (columns) query`. */
export interface InsertParts {
  /** The columns that are filled, or [] where the statement doesn't name them. */
  columns: string[];
  query: string;
  /** Where the query begins in the text, in characters. */
  offset: number;
}

const space = String.raw`(?:\s|--[^\n]*\n|/\*[\s\S]*?\*/)*`;
const head = new RegExp(
  `^${space}insert\\s+(?:into|overwrite)\\s+(?:table\\s+)?(?:\\{table_name\\}|[\\w.\`"]+)${space}(?:\\(([^()]*)\\))?`,
  'i',
);

/**
 * Takes an INSERT … SELECT apart. A column list is told from a query in parentheses by its first word.
 * Throws an Error where the text is neither an INSERT nor a query.
 */
export function splitInsert(text: string): InsertParts {
  requireOneStatement(text);
  const match = head.exec(text);
  if (!match) {
    if (new RegExp(`^${space}(select|with|from)\\b`, 'i').test(text))
      return { columns: [], query: trimQuery(text), offset: 0 };
    throw new Error('must be INSERT INTO {table_name} (columns) SELECT …');
  }
  const list = match[1];
  const isList = list !== undefined && !/^\s*(select|with|from|values)\b/i.test(list);
  const offset =
    isList || list === undefined ? match[0].length : text.indexOf('(', match[0].length - list.length - 2);
  const columns = isList ? list.split(',').map((name) => name.trim().replace(/^[`"](.*)[`"]$/, '$1')) : [];
  const query = trimQuery(text.slice(offset));
  if (query === '') throw new Error('has no query behind INSERT INTO');
  return { columns, query, offset };
}

function trimQuery(text: string): string {
  return text.trim().replace(/;\s*$/, '').trim();
}
