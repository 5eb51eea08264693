import { strFromU8, unzipSync } from 'fflate';
import { unescapeExcel } from '../../readers/xlsx-workbook.ts';

const plainXml = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The cells of each sheet's rows as the file's XML has them: text, number, truth value or nothing. */
export async function sheetsOf(blob: Blob): Promise<unknown[][][]> {
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/'));
  return sheets.map((path) => {
    const rows: unknown[][] = [];
    for (const row of strFromU8(parts[path]!).matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)) {
      const cells: unknown[] = (rows[Number(row[1]) - 1] = []);
      for (const [, name, type, content] of row[2]!.matchAll(
        /<c r="([A-Z]+)\d+"(?: t="(\w+)")?>(.*?)<\/c>/gs,
      )) {
        const column = [...name!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const [, value = ''] = /<(?:t|v)[^>/]*>(.*)<\/(?:t|v)>/s.exec(content!) ?? [];
        cells[column] =
          type === 'inlineStr'
            ? unescapeExcel(plainXml(value))
            : type === 'b'
              ? value === '1'
              : Number(value);
      }
    }
    return rows;
  });
}
