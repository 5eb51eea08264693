import { isActive, sequence, type ConfigTable } from '../table.ts';

export const refData: ConfigTable = {
  name: 'ref_data',
  doc: 'Values and what they are mapped to.',
  columns: [
    { name: 'table_name', kind: 'name', required: true, doc: 'The cleansed table.' },
    { name: 'column_name', kind: 'name', required: true, doc: 'The column.' },
    { name: 'actual_value', kind: 'text', doc: 'The value as it comes, exactly; or a trigger.' },
    { name: 'std_value', kind: 'text', doc: 'The value that it becomes.' },
    sequence,
    isActive,
  ],
};
