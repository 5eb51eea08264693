import { strToU8, zipSync } from 'fflate';

/** What goes into a workbook that a test makes: cells as the format's own XML, so that every oddity can be written. */
export interface WorkbookParts {
  /** Rows of each sheet, as XML, by its name. */
  sheets: Record<string, string>;
  hidden?: string[];
  texts?: string[];
  /** Codes of number formats; the cell's style 1 has the first one. A number is one of Excel's own formats. */
  formats?: (string | number)[];
  is1904?: boolean;
  /** More files of the archive, or other content for the usual ones. */
  files?: Record<string, string>;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A cell with text in it. */
export const text = (cell: string, value: string) =>
  `<c r="${cell}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;

/** A cell with a number, a truth value or an error in it. */
export const cell = (place: string, value: string | number, type = 'n', style = 0) =>
  `<c r="${place}" s="${style}" t="${type}"><v>${value}</v></c>`;

/** A row of cells. */
export const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;

/** Rows of texts and numbers, the first of them in a row and from a column of the sheet. */
export function grid(rows: readonly (readonly (string | number | null)[])[], from = 1, column = 'A'): string {
  return rows
    .map((values, index) => {
      const cells = values.map((value, place) => {
        const name = `${String.fromCharCode(column.charCodeAt(0) + place)}${from + index}`;
        if (value === null) return '';
        return typeof value === 'string' ? text(name, value) : cell(name, value);
      });
      return row(from + index, ...cells);
    })
    .join('');
}

/** Makes the bytes of a workbook. */
export function workbook({
  sheets,
  hidden = [],
  texts,
  formats = [],
  is1904,
  files = {},
}: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const codes = formats.map((format, index) => ({
    format,
    id: typeof format === 'number' ? format : 164 + index,
  }));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook ${main} xmlns:r="${office}">${is1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>` +
      names
        .map(
          (name, index) =>
            `<sheet name="${escape(name)}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships>' +
      names
        .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
      relation('rId90', 'styles', 'styles.xml') +
      relation('rId91', 'sharedStrings', '/xl/sharedStrings.xml') +
      '</Relationships>',
    'xl/styles.xml':
      `<styleSheet ${main}><numFmts>` +
      codes
        .filter(({ format }) => typeof format === 'string')
        .map(({ format, id }) => `<numFmt numFmtId="${id}" formatCode="${escape(format as string)}"/>`)
        .join('') +
      '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' +
      codes.map(({ id }) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('') +
      '</cellXfs></styleSheet>',
    ...(texts ? { 'xl/sharedStrings.xml': `<sst ${main}>${texts.join('')}</sst>` } : {}),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${main}><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...files,
  };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([path, xml]) => [path, strToU8(declaration + xml)])),
  );
}
