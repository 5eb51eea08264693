import { expect } from 'vitest';
import type { Connector } from '../../connector.ts';
import { allText, type ReadBack } from './read-back.test-helper.ts';
import { sheetsOf } from './sheets.test-helper.ts';

/** A workbook read back: what is no number, truth value or nothing for Excel is the engine's text. */
export async function readWorkbook(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  const { columns, rows } = await connector.query(sql);
  const texts = (await connector.query(allText(sql))).rows;
  const scalar = columns.filter(
    ({ type }) => !/[[(]|^(FLOAT|BLOB)$/.test(type.replace(/^(DECIMAL|ENUM)\(.*\)$/, '')),
  );
  const expected = rows.map((row, at) =>
    Object.fromEntries(
      scalar.map(({ name, type }) => {
        const value = row[name];
        if (value === null || typeof value === 'boolean') return [name, value];
        if (type === 'DOUBLE') return [name, Number.isFinite(value) ? value : String(value)];
        const isNumber = /^U?[A-Z]*INT(EGER)?$/.test(type) && typeof value === 'number';
        return [name, isNumber && Math.abs(value) < 1e15 ? value : texts[at]![name]];
      }),
    ),
  );
  const [sheet] = await sheetsOf(blob);
  const header = columns.map((_, at) => sheet![0]![at]);
  expect(header).toEqual(columns.map(({ name }) => name));
  const found = expected.map((_, at) => {
    const cells = sheet![at + 1] ?? [];
    return Object.fromEntries(scalar.map(({ name }) => [name, cells[header.indexOf(name)] ?? null]));
  });
  return { expected, found };
}
