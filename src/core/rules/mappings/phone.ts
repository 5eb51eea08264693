import type { MappingTrigger } from './mapping.ts';

export const phone: MappingTrigger = {
  name: '__TRIGGER__',
  standard: '__STD_PHONE_LOGIC__',
  doc: 'Cuts a phone number off at its extension (x or ext), keeps the digits, and of those the last ten.',
  matches: () => 'true',
  sql: (value, _standard, dialect) =>
    `right(${dialect.remove(dialect.remove(value, '(?i)(x|ext).*$'), '[^0-9]')}, 10)`,
  examples: [
    { input: '735-714-3217x8537', standard: '__STD_PHONE_LOGIC__', output: '7357143217' },
    { input: '+1 (735) 714-3217 EXT. 12', standard: '__STD_PHONE_LOGIC__', output: '7357143217' },
    { input: '001.735.714.3217', standard: '__STD_PHONE_LOGIC__', output: '7357143217' },
    { input: '714-3217', standard: '__STD_PHONE_LOGIC__', output: '7143217' },
    { input: 'x12', standard: '__STD_PHONE_LOGIC__', output: '' },
    { input: null, standard: '__STD_PHONE_LOGIC__', output: null },
  ],
};
