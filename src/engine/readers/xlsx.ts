import type { FileContent } from '../connector.ts';
import { toBinary } from './bytes.ts';
import type { FileFormat } from './format.ts';

async function recognise(head: Uint8Array, file: FileContent): Promise<boolean> {
  const bytes = toBinary(head);
  if (!bytes.startsWith('PK\x03\x04')) return false;
  const { zipEntries } = await import('./zip-entries.ts');
  try {
    return (await zipEntries(file)).some(({ name }) => /^\/?xl\/workbook\w*\.xml$/i.test(name));
  } catch {
    // The beginning tells of a workbook whose end is missing.
    return /\bxl[/\\](?:workbook|worksheets|_rels|styles|sharedStrings|theme)/.test(bytes);
  }
}

export const xlsx: FileFormat = {
  name: 'xlsx',
  doc: 'A workbook of Excel: one of its sheets, dates by their format, formulas by their stored value.',
  recognise,
  read: async (...file) => (await import('./read-xlsx.ts')).readXlsx(...file),
};
