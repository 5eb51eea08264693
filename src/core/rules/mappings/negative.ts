import { numberPattern } from '../../types/double.ts';
import type { MappingTrigger } from './mapping.ts';

export const negative: MappingTrigger = {
  name: '__NEGATIVE__',
  doc: 'Matches numbers below zero.',
  matches: (value, dialect) =>
    `(${dialect.matches(value, numberPattern)} AND ${dialect.tryCast(value, 'DOUBLE')} < 0)`,
  sql: (_value, standard, dialect) => (standard === null ? 'NULL' : dialect.literal(standard)),
  examples: [
    { input: '-2', standard: '0', output: '0' },
    { input: '-0.5', standard: '0', output: '0' },
    { input: '-0', standard: '0', output: '-0' },
    { input: '3', standard: '0', output: '3' },
    { input: '-x', standard: '0', output: '-x' },
    { input: null, standard: '0', output: null },
  ],
};
