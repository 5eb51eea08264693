import { unknown } from '../../suggest.ts';
import { dataTypes, findType } from '../../types/types.ts';
import type { ConfigTable } from '../table.ts';

export const dataModel: ConfigTable = {
  name: 'data_model',
  doc: 'The types of stage and gold columns. Lines of a gold table hold for its stage table, too, unless that has its own.',
  optional: true,
  columns: [
    { name: 'table_name', kind: 'name', required: true, doc: 'A stage or gold table.' },
    { name: 'column_name', kind: 'name', required: true, doc: 'The column.' },
    {
      name: 'data_type',
      kind: 'name',
      required: true,
      doc: 'Its type, such as INTEGER or DATE.',
      check: (value) =>
        findType(value)
          ? undefined
          : unknown(
              value,
              dataTypes.map((type) => type.name),
            ),
    },
    {
      name: 'references',
      kind: 'name',
      optional: true,
      doc: 'The column that it points to, as table.column.',
    },
    { name: 'description', kind: 'text', optional: true, doc: 'What it means.' },
  ],
};
