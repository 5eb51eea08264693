import { parse } from 'lossless-json';
import { duckdb } from '../../../core/dialects/duckdb.ts';
import type { Connector, Row } from '../../connector.ts';
import type { ReadBack } from './read-back.test-helper.ts';

/** JSON read back, its numbers as the digits that are written. */
export async function readJson(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  return held(connector, parse(await blob.text()) as unknown[], sql);
}

/** Lines of JSON read back, each of which must end. */
export async function readLines(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  const lines = (await blob.text()).split('\n');
  if (lines.pop() !== '') throw new Error('the last line does not end');
  return held(
    connector,
    lines.map((line) => parse(line)),
    sql,
  );
}

/** Numbers as their digits and BLOBs as the engine writes them, so that JSON can be held against the engine's text. */
async function held(connector: Connector, rows: unknown[], sql: string): Promise<ReadBack> {
  const { columns } = await connector.query(sql);
  const scalar = columns.filter(({ type }) => !/[[(]/.test(type.replace(/^(DECIMAL|ENUM)\(.*\)$/, '')));
  const names = scalar.map(({ name }) => duckdb.identifier(name));
  const asJson = scalar.map(({ type }, index) => {
    if (type === 'BLOB') return `base64(${names[index]}) AS ${names[index]}`;
    const value = `CAST(${names[index]} AS VARCHAR)`;
    if (!/FLOAT|DOUBLE/.test(type)) return `${value} AS ${names[index]}`;
    return `replace(replace(${value}, 'nan', 'NaN'), 'inf', 'Infinity') AS ${names[index]}`;
  });
  const expected = (await connector.query(`SELECT ${asJson.join(', ')} FROM (${sql})`)).rows;
  const keys = JSON.stringify(columns.map(({ name }) => name));
  const found = rows.map((row) => {
    if (JSON.stringify(Object.keys(row as Row)) !== keys) throw new Error(`not the columns: ${keys}`);
    return Object.fromEntries(
      scalar.map(({ name, type }) => {
        const value = (row as Row)[name];
        const text = value === null ? null : String(value);
        return [
          name,
          /FLOAT|DOUBLE/.test(type) && text !== null && /^-?\d+$/.test(text) ? `${text}.0` : text,
        ];
      }),
    );
  });
  return { expected, found };
}
