import type { DataType } from './type.ts';

export const varchar: DataType = {
  name: 'VARCHAR',
  aliases: ['STRING', 'TEXT', 'CHAR'],
  doc: 'Text, kept as it is.',
  parse: (value) => value,
  examples: [
    ['0012', '0012'],
    ['', ''],
  ],
};
