import type { Check } from './check.ts';

/** The members of a comma-separated set, trimmed. */
export function members(condition: string): string[] {
  return condition.split(',').map((member) => member.trim());
}

export const validSet: Check = {
  name: 'VALID_SET',
  doc: 'The value must be one of a list; NULL passes.',
  condition: { doc: 'the values allowed, separated by commas', check: members },
  fails: (value, condition, dialect) =>
    `${value} NOT IN (${members(condition)
      .map((member) => dialect.literal(member))
      .join(', ')})`,
  examples: [
    { input: 'NORTH', condition: 'NORTH, SOUTH', passes: true },
    { input: 'SOUTH', condition: 'NORTH, SOUTH', passes: true },
    { input: 'north', condition: 'NORTH, SOUTH', passes: false },
    { input: '', condition: 'NORTH, SOUTH', passes: false },
    { input: "it's", condition: "it's", passes: true },
    { input: null, condition: 'NORTH, SOUTH', passes: true },
  ],
};
