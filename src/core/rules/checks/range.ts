import { readBounds, within } from './bounds.ts';
import type { Check } from './check.ts';

const number = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';

function bounds(condition: string) {
  return readBounds(
    condition,
    (text) => new RegExp(`^${number}$`).test(text),
    'number',
    (from, to) => Number(from) - Number(to),
  );
}

export const range: Check = {
  name: 'RANGE',
  doc: 'The value must be a number between two others, which count; one end may be open. What is no number fails; NULL passes.',
  condition: { doc: 'from..to, such as 0..100, 0.. or ..100', check: bounds },
  fails(value, condition, dialect) {
    const found = dialect.tryCast(value, 'DOUBLE');
    const isWithin = within(found, bounds(condition), (end) =>
      dialect.tryCast(dialect.literal(end), 'DOUBLE'),
    );
    return `${value} IS NOT NULL AND NOT coalesce(${dialect.matches(value, number)} AND ${isWithin}, FALSE)`;
  },
  examples: [
    { input: '5', condition: '0..10', passes: true },
    { input: '0', condition: '0..10', passes: true },
    { input: '10.0', condition: '0..10', passes: true },
    { input: '10.01', condition: '0..10', passes: false },
    { input: '-0.5', condition: '-1..', passes: true },
    { input: '1e3', condition: '..999', passes: false },
    { input: 'ten', condition: '0..10', passes: false },
    { input: 'nan', condition: '0..10', passes: false },
    { input: '', condition: '0..10', passes: false },
    { input: null, condition: '0..10', passes: true },
  ],
};
