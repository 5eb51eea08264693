import { isActive, sequence, type ConfigTable } from '../table.ts';

export const cleansingRules: ConfigTable = {
  name: 'cleansing_rules',
  doc: 'Steps that clean a column.',
  columns: [
    { name: 'table_name', kind: 'name', required: true, doc: 'The bronze table.' },
    { name: 'column_name', kind: 'name', required: true, doc: 'The column.' },
    {
      name: 'cleanse_type',
      kind: 'text',
      required: true,
      doc: 'The step, such as trim or date_format:yyyy-MM-dd.',
    },
    sequence,
    isActive,
  ],
};
