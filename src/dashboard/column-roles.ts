import { isColour } from '../charts/colours.ts';
import { columnType } from '../charts/values.ts';
import type { Rows } from '../charts/spec.ts';
import { isReserved } from '../core/catalog.ts';
import { numericType, timeType } from './sql-types.ts';

/** What a column of a result can be in a chart. */
export interface RoledColumn {
  name: string;
  /** `time` also where the values are years; `none` where no chart has a use for it. */
  role: 'number' | 'time' | 'category' | 'none';
  /** How many different values the rows have, NULL left out. */
  distinct: number;
  /** The letters of the longest value. */
  longest: number;
}

/** A result's columns and what they can be, told from their SQL types, their names and some of the rows. */
export function columnRoles(columns: readonly { name: string; type: string }[], rows: Rows): RoledColumn[] {
  return columns.map(({ name, type }) => {
    const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
    const texts = new Set(values.map(String));
    return {
      name,
      role: roleOf(name, type, values, rows.length > 0),
      distinct: texts.size,
      longest: Math.max(0, ...[...texts].map((text) => text.length)),
    };
  });
}

function roleOf(
  name: string,
  type: string,
  values: readonly unknown[],
  hasRows: boolean,
): RoledColumn['role'] {
  // A specification takes names as they are read, without the spaces around them.
  if (name === '' || name !== name.trim() || isColour(name) || isReserved(name)) return 'none';
  if (values.length === 0 && hasRows) return 'none';
  if (timeType.test(type)) return 'time';
  if (numericType.test(type)) {
    if (/(^|_)year$/i.test(name)) return 'time';
    // What is counted through says who is meant and measures nothing.
    return /(^|_)(id|key|npi|zip|phone|code|number|no)$/i.test(name) ? 'category' : 'number';
  }
  if (/^BOOL/i.test(type)) return 'category';
  if (!/^(VARCHAR|TEXT|CHAR|ENUM|UUID|$)(?!.*\[\d*\]$)/i.test(type)) return 'none';
  return columnType(values) === 'time' ? 'time' : 'category';
}
