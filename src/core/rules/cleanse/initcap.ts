import type { CleanseStep } from './step.ts';

export const initcap: CleanseStep = {
  name: 'initcap',
  doc: 'Writes each word (split at spaces) with a capital first letter and the rest in lower case.',
  sql: (value, _argument, dialect) => dialect.initcap(value),
  examples: [
    { input: 'internal MEDICINE', output: 'Internal Medicine' },
    { input: "o'neil  mary-jane", output: "O'neil  Mary-jane" },
    { input: ' a', output: ' A' },
    { input: '\ta a\tb', output: '\ta A\tb' },
    { input: 'ǆ ßa ÉCOLE ΣΑΣ აბ', output: 'Ǆ ẞa École Σασ Აბ' },
    { input: '', output: '' },
    { input: null, output: null },
  ],
};
