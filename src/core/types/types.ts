import { bigint } from './bigint.ts';
import { boolean } from './boolean.ts';
import { date } from './date.ts';
import { decimal } from './decimal.ts';
import { double } from './double.ts';
import { integer } from './integer.ts';
import { timestamp } from './timestamp.ts';
import type { DataType } from './type.ts';
import { varchar } from './varchar.ts';

/** The data types, narrowest first: types inferred from values are tried in this order. */
export const dataTypes: readonly DataType[] = [
  integer,
  bigint,
  double,
  date,
  timestamp,
  boolean,
  varchar,
  decimal('DECIMAL(10,2)'),
];

/** The type that a data model's word means (`int`, `STRING`, `decimal(12,2)`); undefined where none is known. */
export function findType(word: string): DataType | undefined {
  const name = word.toUpperCase().replace(/\s+/g, '');
  if (name === 'DECIMAL' || name === 'NUMERIC') return decimal('DECIMAL(18,3)');
  const digits = /^(?:DECIMAL|NUMERIC)\((\d+)(?:,(\d+))?\)$/.exec(name);
  if (digits) return decimal(`DECIMAL(${digits[1]},${digits[2] ?? 0})`);
  const bare = name.replace(/^(VARCHAR|CHAR)\(\d+\)$/, '$1');
  return dataTypes.find((type) => type.name === bare || type.aliases.includes(bare));
}

/** The type of a column; text where nothing says otherwise. */
export function typeOf(column: { type: string | undefined }): DataType {
  return (column.type && findType(column.type)) || varchar;
}
