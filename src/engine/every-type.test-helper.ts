/** A value of every type that both engines have, its expected JavaScript value and its type as DESCRIBE prints it. */
export interface TypeExample {
  sql: string;
  value: unknown;
  type: string;
}

const uuid = '4ac7a9e9-607c-4c8a-84f3-843f0191e3fd';

export const everyType: TypeExample[] = [
  { sql: 'true', value: true, type: 'BOOLEAN' },
  { sql: 'false', value: false, type: 'BOOLEAN' },
  { sql: '[false, true, NULL, false]', value: [false, true, null, false], type: 'BOOLEAN[]' },
  { sql: '(-128)::TINYINT', value: -128, type: 'TINYINT' },
  { sql: '255::UTINYINT', value: 255, type: 'UTINYINT' },
  { sql: '(-32768)::SMALLINT', value: -32768, type: 'SMALLINT' },
  { sql: '65535::USMALLINT', value: 65535, type: 'USMALLINT' },
  { sql: '(-2147483648)::INTEGER', value: -2147483648, type: 'INTEGER' },
  { sql: '4294967295::UINTEGER', value: 4294967295, type: 'UINTEGER' },
  { sql: '9007199254740991::BIGINT', value: Number.MAX_SAFE_INTEGER, type: 'BIGINT' },
  { sql: '(-9223372036854775808)::BIGINT', value: -9223372036854775808n, type: 'BIGINT' },
  { sql: '18446744073709551615::UBIGINT', value: 18446744073709551615n, type: 'UBIGINT' },
  { sql: '(-7)::HUGEINT', value: -7, type: 'HUGEINT' },
  {
    sql: '(-170141183460469231731687303715884105728)::HUGEINT',
    value: -(2n ** 127n),
    type: 'HUGEINT',
  },
  {
    sql: '340282366920938463463374607431768211455::UHUGEINT',
    value: 2n ** 128n - 1n,
    type: 'UHUGEINT',
  },
  {
    sql: '(-123456789012345678901234567890)::BIGNUM',
    value: -123456789012345678901234567890n,
    type: 'BIGNUM',
  },
  { sql: '1::BIGNUM', value: 1, type: 'BIGNUM' },
  { sql: '(-1.5)::DECIMAL(4,1)', value: '-1.5', type: 'DECIMAL(4,1)' },
  { sql: '0.05::DECIMAL(9,2)', value: '0.05', type: 'DECIMAL(9,2)' },
  { sql: '(-0.05)::DECIMAL(18,3)', value: '-0.050', type: 'DECIMAL(18,3)' },
  {
    sql: '(-1234567890123456789012345678.0123456789)::DECIMAL(38,10)',
    value: '-1234567890123456789012345678.0123456789',
    type: 'DECIMAL(38,10)',
  },
  { sql: '12::DECIMAL(38,0)', value: 12, type: 'DECIMAL(38,0)' },
  { sql: "'NaN'::FLOAT", value: NaN, type: 'FLOAT' },
  { sql: '1.5::FLOAT', value: 1.5, type: 'FLOAT' },
  { sql: "'-Infinity'::DOUBLE", value: -Infinity, type: 'DOUBLE' },
  { sql: "'Infinity'::DOUBLE", value: Infinity, type: 'DOUBLE' },
  { sql: '0.1::DOUBLE', value: 0.1, type: 'DOUBLE' },
  { sql: '\'Grüße 👋, "x"\'', value: 'Grüße 👋, "x"', type: 'VARCHAR' },
  { sql: "''", value: '', type: 'VARCHAR' },
  { sql: "'a\\x00\\xFF'::BLOB", value: Uint8Array.of(97, 0, 255), type: 'BLOB' },
  { sql: "''::BLOB", value: new Uint8Array(), type: 'BLOB' },
  { sql: "'0101'::BIT", value: '0101', type: 'BIT' },
  { sql: "'110010101'::BIT", value: '110010101', type: 'BIT' },
  { sql: `'${uuid}'::UUID`, value: uuid, type: 'UUID' },
  { sql: "'b'::ENUM('a', 'b', 'it''s')", value: 'b', type: "ENUM('a', 'b', 'it''s')" },
  { sql: "DATE '2024-02-29'", value: '2024-02-29', type: 'DATE' },
  { sql: "DATE '1969-12-31'", value: '1969-12-31', type: 'DATE' },
  { sql: "DATE '0044-03-15 (BC)'", value: '0044-03-15 (BC)', type: 'DATE' },
  { sql: "DATE '12345-01-01'", value: '12345-01-01', type: 'DATE' },
  { sql: "'infinity'::DATE", value: 'infinity', type: 'DATE' },
  { sql: "'-infinity'::DATE", value: '-infinity', type: 'DATE' },
  { sql: "TIME '00:00:00'", value: '00:00:00', type: 'TIME' },
  { sql: "TIME '23:59:59.123450'", value: '23:59:59.12345', type: 'TIME' },
  { sql: "'10:11:12.5+02:30'::TIMETZ", value: '10:11:12.5+02:30', type: 'TIME WITH TIME ZONE' },
  { sql: "'10:11:12-05:30:15'::TIMETZ", value: '10:11:12-05:30:15', type: 'TIME WITH TIME ZONE' },
  { sql: "TIMESTAMP '1960-01-01 00:00:00.5'", value: '1960-01-01 00:00:00.5', type: 'TIMESTAMP' },
  { sql: "TIMESTAMP '0001-01-01 (BC) 00:00:00'", value: '0001-01-01 (BC) 00:00:00', type: 'TIMESTAMP' },
  { sql: "TIMESTAMP '290000-06-01 12:00:00'", value: '290000-06-01 12:00:00', type: 'TIMESTAMP' },
  { sql: "'infinity'::TIMESTAMP", value: 'infinity', type: 'TIMESTAMP' },
  { sql: "'-infinity'::TIMESTAMP", value: '-infinity', type: 'TIMESTAMP' },
  { sql: "TIMESTAMP_S '1969-12-31 23:59:58'", value: '1969-12-31 23:59:58', type: 'TIMESTAMP_S' },
  { sql: "TIMESTAMP_MS '2020-01-01 00:00:01.120'", value: '2020-01-01 00:00:01.12', type: 'TIMESTAMP_MS' },
  {
    sql: "TIMESTAMP_NS '2020-01-01 00:00:01.123456789'",
    value: '2020-01-01 00:00:01.123456789',
    type: 'TIMESTAMP_NS',
  },
  {
    sql: "TIMESTAMPTZ '2020-01-01 00:00:01.5+00'",
    value: '2020-01-01 00:00:01.5+00',
    type: 'TIMESTAMP WITH TIME ZONE',
  },
  {
    sql: "INTERVAL '14 months -3 days 90061.5 seconds'",
    value: '1 year 2 months -3 days 25:01:01.5',
    type: 'INTERVAL',
  },
  { sql: "INTERVAL '-14 months'", value: '-1 year -2 months', type: 'INTERVAL' },
  { sql: "INTERVAL '0 days'", value: '00:00:00', type: 'INTERVAL' },
  { sql: "INTERVAL '-1.5 seconds'", value: '-00:00:01.5', type: 'INTERVAL' },
  { sql: 'NULL', value: null, type: 'INTEGER' },
  { sql: '[1.25, NULL, -0.5]::DECIMAL(5,2)[]', value: ['1.25', null, '-0.50'], type: 'DECIMAL(5,2)[]' },
  { sql: '[]::DATE[]', value: [], type: 'DATE[]' },
  { sql: '[[1, 2], NULL, []]::UBIGINT[][]', value: [[1, 2], null, []], type: 'UBIGINT[][]' },
  { sql: "['b', NULL, 'a']::ENUM('a', 'b')[]", value: ['b', null, 'a'], type: "ENUM('a', 'b')[]" },
  { sql: '[1, NULL, 3]::INTEGER[3]', value: [1, null, 3], type: 'INTEGER[3]' },
  {
    sql: "[{'t': TIME '01:00:00', 'h': 1::UHUGEINT}, NULL]",
    value: [{ t: '01:00:00', h: 1 }, null],
    type: 'STRUCT(t TIME, h UHUGEINT)[]',
  },
  {
    sql: `{'a': 1, 'b c': [DATE '1960-01-01'], 'n': NULL::INTEGER, 's': {'u': '${uuid}'::UUID}}`,
    value: { a: 1, 'b c': ['1960-01-01'], n: null, s: { u: uuid } },
    type: 'STRUCT(a INTEGER, "b c" DATE[], n INTEGER, s STRUCT(u UUID))',
  },
  {
    sql: "MAP {'k': 1.5, 'l': NULL}::MAP(VARCHAR, DECIMAL(3,1))",
    value: [
      { key: 'k', value: '1.5' },
      { key: 'l', value: null },
    ],
    type: 'MAP(VARCHAR, DECIMAL(3,1))',
  },
  { sql: '(2)::UNION(num INTEGER, txt VARCHAR)', value: 2, type: 'UNION(num INTEGER, txt VARCHAR)' },
  {
    sql: "'x'::VARCHAR::UNION(num INTEGER, txt VARCHAR)",
    value: 'x',
    type: 'UNION(num INTEGER, txt VARCHAR)',
  },
  { sql: 'NULL::UNION(num INTEGER, txt VARCHAR)', value: null, type: 'UNION(num INTEGER, txt VARCHAR)' },
];

/** One query with all of them: a row of values and, where `types` asks for it, rows without. */
export function everyTypeQuery(): string {
  return `SELECT ${everyType.map(({ sql }, index) => `${sql} AS c${index}`).join(', ')}`;
}
