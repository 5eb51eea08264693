/** What is known of a column's values, all of them text. Values count with the spaces around them cut off. */
export interface ColumnProfile {
  name: string;
  /** The narrowest type that all values have. */
  type: string;
  rows: number;
  /** NULL or nothing but spaces. */
  empty: number;
  distinct: number;
  /** Values that differ only in the case of their letters count once. */
  folded: number;
  /** Values with spaces around them. */
  spaced: number;
  shortest: number;
  longest: number;
  /** The length that most values have, how many have it, and how many of these are digits and nothing else. */
  usualLength: number;
  usual: number;
  usualDigits: number;
  /** Values that are digits and nothing else. */
  digits: number;
  emails: number;
  /** Values that are numbers; digits with leading zeros are none. */
  numbers: number;
  /** Numbers below zero. */
  negative: number;
  lowest: number | undefined;
  highest: number | undefined;
  /** Days written as 2025-01-31, with or without a time behind them. */
  days: number;
  /** Those of them that are yet to come, and those before 1901. */
  future: number;
  ancient: number;
  /** How many values are a date of each pattern, by the pattern; those without any are left out. */
  dates: Readonly<Record<string, number>>;
  /** The commonest values where there are few different ones, and how many rows have each. */
  top: readonly (readonly [value: string, rows: number])[];
}

/** The patterns of dates that are looked for: Java's letters, as `date_format` takes them. ISO dates need no step. */
export const datePatterns: readonly string[] = [
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd.MM.yyyy',
  'dd-MM-yyyy',
  'MM-dd-yyyy',
  'yyyy/MM/dd',
  'yyyyMMdd',
];

/** The first day that is no stand-in for a missing one: days before it are `ancient`. */
export const firstDay = '1901-01-01';

/** Up to so many different values are told one by one. */
export const fewValues = 20;

/** Fewer values than these are alike by accident. */
export const enoughValues = 20;

/** The share of values that may be exceptions from what the others are. */
export const exceptions = 0.05;

/** Whether a column is called like one that tells rows apart. */
export function isCalledLikeKey(name: string): boolean {
  return /(?:^|_)(?:id|key|code|no|nr|number)$|id$/i.test(name);
}

/** How many values there are. */
export function filled({ rows, empty }: ColumnProfile): number {
  return rows - empty;
}

/** Whether a date of the column is written in a way that needs a step: the pattern that most values follow. */
export function dateOf(
  profile: ColumnProfile,
): { pattern: string; rows: number; rival?: string } | undefined {
  const [best, second] = Object.entries(profile.dates).sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < filled(profile) * (1 - exceptions)) return undefined;
  const [pattern, rows] = best;
  return second?.[1] === rows ? { pattern, rows, rival: second[0] } : { pattern, rows };
}
