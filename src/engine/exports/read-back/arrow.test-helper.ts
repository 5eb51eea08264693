import { tableFromIPC, type Vector } from 'apache-arrow';
import type { Connector, Row } from '../../connector.ts';
import { readerOf } from '../../decode-arrow.ts';
import { kept, textTypes, typed } from './kept-types.test-helper.ts';
import type { ReadBack } from './read-back.test-helper.ts';

/** Arrow read back by Arrow's own library. */
export async function readArrow(connector: Connector, blob: Blob, sql: string): Promise<ReadBack> {
  const text = [...textTypes, 'UUID'];
  const { types, expected } = await typed(connector, sql, text);
  const table = tableFromIPC(new Uint8Array(await blob.arrayBuffer()));
  const found: Row[] = Array.from({ length: table.numRows }, () => ({}));
  table.schema.fields.forEach((field, index) => {
    const type = kept(types[index]!, text);
    let row = 0;
    const vector = table.getChildAt(index) as Vector | null;
    for (const data of vector?.data ?? []) {
      if (data.length === 0) continue;
      const read = readerOf(data, type);
      for (let at = 0; at < data.length; at++) found[row++]![field.name] = read(at);
    }
  });
  return { expected, found };
}
