import type { Connector, Row } from '../../connector.ts';
import { parseType, type SqlType } from '../../sql-type.ts';

/** Types that neither Parquet nor Arrow has. */
export const textTypes = ['HUGEINT', 'UHUGEINT', 'BIGNUM', 'INTERVAL', 'BIT', 'TIME WITH TIME ZONE'];

/** What a column of a type is once it is back from Parquet or Arrow: what they have no type for is text. */
export function kept(type: SqlType, text: readonly string[], renamed: Record<string, string> = {}): SqlType {
  switch (type.kind) {
    case 'enum':
    case 'union':
      return { kind: 'plain', name: 'VARCHAR' };
    case 'list':
      return { ...type, item: kept(type.item, text, renamed) };
    case 'map':
      return { ...type, key: kept(type.key, text, renamed), value: kept(type.value, text, renamed) };
    case 'struct':
      return {
        ...type,
        members: type.members.map((member) => ({ ...member, type: kept(member.type, text, renamed) })),
      };
    case 'plain':
      return {
        kind: 'plain',
        name: text.includes(type.name) ? 'VARCHAR' : (renamed[type.name] ?? type.name),
      };
    default:
      return type;
  }
}

/** A value as it is where its type has become text. */
function asText(type: SqlType, value: unknown, text: readonly string[]): unknown {
  if (value === null) return null;
  if (type.kind === 'list') return (value as unknown[]).map((item) => asText(type.item, item, text));
  if (type.kind === 'struct')
    return Object.fromEntries(
      type.members.map(({ name, type: of }) => [name, asText(of, (value as Row)[name], text)]),
    );
  if (type.kind === 'union') return JSON.stringify(value);
  return type.kind === 'plain' && text.includes(type.name) ? String(value) : value;
}

/** The types of a query's columns, and its rows as they are where the types in `text` have become text. */
export async function typed(
  connector: Connector,
  sql: string,
  text: readonly string[],
): Promise<{ types: SqlType[]; expected: Row[] }> {
  const { columns, rows } = await connector.query(sql);
  const types = columns.map((column) => parseType(column.type));
  const expected = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, asText(types[index]!, row[name], text)])),
  );
  return { types, expected };
}
