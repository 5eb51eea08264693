import type { FileContent } from '../connector.ts';
import { attribute, readWholeXml } from './xml.ts';
import { numberPrinter, numberText, type PrintNumber } from './xlsx-number-format.ts';
import { zipEntries, type ZipEntry } from './zip-entries.ts';

/** A sheet of cells, as the workbook lists it. */
export interface Sheet {
  name: string;
  hidden: boolean;
  /** Where in the archive its cells are. */
  path: string;
}

/** What is read of a workbook before its cells. */
export interface Workbook {
  sheets: Sheet[];
  /** The texts that cells point to. */
  texts: string[];
  /** How the numbers of each style are printed. */
  printers: PrintNumber[];
  /** Unpacks a sheet's cells. */
  open(sheet: Sheet): AsyncGenerator<Uint8Array>;
}

const attributes = {
  id: attribute('id'),
  Id: attribute('Id'),
  name: attribute('name'),
  state: attribute('state'),
  Type: attribute('Type'),
  Target: attribute('Target'),
  date1904: attribute('date1904'),
  numFmtId: attribute('numFmtId'),
  formatCode: attribute('formatCode'),
};

interface Relation {
  type: string;
  target: string;
}

/** A path from a folder of the archive, or from its root. */
function resolve(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/');
  for (const part of target.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.filter((part) => part !== '').join('/');
}

class Archive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  constructor(entries: readonly ZipEntry[]) {
    this.entries = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  }

  has(path: string): boolean {
    return this.entries.has(path.toLowerCase());
  }

  open(path: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) throw new Error(`is a damaged workbook: it has no ${path}`);
    return entry.unpack();
  }

  /** What a part of the archive points to, by id. */
  async relations(path: string): Promise<Map<string, Relation>> {
    const cut = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, cut));
    const relations = new Map<string, Relation>();
    const from = `${folder === '' ? '' : `${folder}/`}_rels/${path.slice(cut + 1)}.rels`;
    if (!this.has(from)) return relations;
    await readWholeXml(this.open(from), {
      open(name, text) {
        if (name !== 'Relationship') return;
        const type = attributes.Type(text) ?? '';
        const target = attributes.Target(text) ?? '';
        relations.set(attributes.Id(text) ?? '', {
          type: type.slice(type.lastIndexOf('/') + 1),
          target: resolve(folder, target),
        });
      },
    });
    return relations;
  }
}

/** Excel writes characters that XML has none for as `_x000D_`. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code as string, 16)));
}

async function readTexts(pieces: AsyncGenerator<Uint8Array>): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  // How a text is to be pronounced is no part of it.
  let phonetic = 0;
  await readWholeXml(pieces, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') texts.push(unescapeExcel(current));
      else if (name === 'rPh') phonetic--;
      else if (name === 't') inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return texts;
}

async function readPrinters(pieces: AsyncGenerator<Uint8Array>, is1904: boolean): Promise<PrintNumber[]> {
  const codes = new Map<number, string>();
  const printers: PrintNumber[] = [];
  let inCells = false;
  await readWholeXml(pieces, {
    open(name, text) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId(text)), attributes.formatCode(text) ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId(text) ?? 0);
        printers.push(numberPrinter(id, codes.get(id), is1904));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return printers;
}

/**
 * Reads what a workbook says of its sheets, its texts and its styles.
 * Throws an Error, whose sentence goes on from the file's name, where it is damaged.
 */
export async function openWorkbook(file: FileContent): Promise<Workbook> {
  const archive = new Archive(await zipEntries(file));
  const root = [...(await archive.relations('')).values()];
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = await archive.relations(path);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readWholeXml(archive.open(path), {
    open(name, text) {
      if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attributes.date1904(text) ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributes.id(text) ?? '');
      // Sheets of charts have no cells.
      if (relation?.type !== 'worksheet') return;
      const state = attributes.state(text) ?? 'visible';
      sheets.push({ name: attributes.name(text) ?? '', hidden: state !== 'visible', path: relation.target });
    },
  });
  if (sheets.length === 0) throw new Error('is a workbook without a sheet of cells');
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type && archive.has(relation.target))
      ?.target;
  const textsPath = partOf('sharedStrings');
  const stylesPath = partOf('styles');
  return {
    sheets,
    texts: textsPath === undefined ? [] : await readTexts(archive.open(textsPath)),
    printers: stylesPath === undefined ? [numberText] : await readPrinters(archive.open(stylesPath), is1904),
    open: (sheet) => archive.open(sheet.path),
  };
}
