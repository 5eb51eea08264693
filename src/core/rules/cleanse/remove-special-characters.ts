import type { CleanseStep } from './step.ts';

export const removeSpecialCharacters: CleanseStep = {
  name: 'remove_spcl_charcs',
  doc: 'Drops everything but the letters A to Z, digits and white space.',
  sql: (value, _argument, dialect) => dialect.remove(value, '[^A-Za-z0-9\\s]'),
  examples: [
    { input: "O'Brien-Smith, 3rd", output: 'OBrienSmith 3rd' },
    { input: 'Zoë', output: 'Zo' },
    { input: '§§', output: '' },
    { input: null, output: null },
  ],
};
