import { countText, listed, plural } from '../core/plural.ts';
import { fieldsText, valueText } from '../engine/passport/passport-words.ts';
import type { PublishedRow } from './explain-published.ts';

/** So many rows of each table are written out. */
const mostLines = 10;

/** A row of a BI table and the rows behind it as lines for people. */
export function describePublished({
  table,
  values,
  origin,
  isNarrow,
  dependent,
  sources,
}: PublishedRow): string {
  return [
    `a row of ${table}, published by ${origin.file}:${origin.line}`,
    ...values.map(({ column, value }) => `  ${column}: ${valueText(value)}`),
    '',
    isNarrow
      ? 'Its query, run on these rows alone, gives this row:'
      : 'Its query can’t be narrowed down to fewer rows, so that all of its tables count:',
    ...(dependent.length > 0
      ? [
          `(all but ${listed(dependent)}, which also ${dependent.length === 1 ? 'depends' : 'depend'} on other rows)`,
        ]
      : []),
    ...sources.flatMap(sourceLines),
    '',
  ].join('\n');
}

function sourceLines({ table, count, key, rows }: PublishedRow['sources'][number]): string[] {
  const told = rows.slice(0, mostLines).map((row) => {
    const columns = key.length > 0 ? key : Object.keys(row);
    return `  ${fieldsText(columns.map((column) => ({ column, value: row[column] ?? null })))}`;
  });
  const more = count - told.length;
  return [
    '',
    `${table}: ${plural(count, 'row')}`,
    ...told,
    ...(more > 0 ? [`  … and ${countText(more)} more`] : []),
  ];
}
