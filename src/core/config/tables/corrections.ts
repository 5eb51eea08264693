import { correctionKeys } from '../correction-keys.ts';
import { isActive, type ConfigTable } from '../table.ts';

export const corrections: ConfigTable = {
  name: 'corrections',
  doc: 'Single values put right by hand, before any cleansing step; the files stay as they are.',
  optional: true,
  columns: [
    { name: 'table_name', kind: 'name', required: true, doc: 'The bronze table.' },
    {
      name: '_file',
      kind: 'name',
      optional: true,
      doc: 'The file of the record, where it is told by its number.',
    },
    { name: '_row', kind: 'number', optional: true, doc: 'The number of the record in its file.' },
    {
      name: 'key',
      kind: 'text',
      optional: true,
      doc: 'Or what tells the record in every delivery: `npi=0012345678`, more columns after commas.',
      check: (value) => correctionKeys(value).problem,
    },
    { name: 'column_name', kind: 'name', required: true, doc: 'The column of the value.' },
    {
      name: 'old_value',
      kind: 'text',
      doc: 'The value in the file: where it is another one by now, the line does nothing.',
    },
    { name: 'new_value', kind: 'text', doc: 'The value that takes its place; empty for NULL.' },
    { name: 'reason', kind: 'text', optional: true, doc: 'Why, for whoever reads it later.' },
    isActive,
  ],
};
