import { readBounds, within } from './bounds.ts';
import type { Check } from './check.ts';

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

const today = 'today';

function bounds(condition: string) {
  return readBounds(
    condition,
    (text) => text.toLowerCase() === today || isDate(text),
    'date (YYYY-MM-DD), nor “today”',
    // Which comes first is known of two dates only.
    (from, to) => (isDate(from) && isDate(to) && from > to ? 1 : 0),
  );
}

export const dateRange: Check = {
  name: 'DATE_RANGE',
  doc: 'The value must be a date as YYYY-MM-DD, with or without a time behind it, between two others, which count; one end may be open, and “today” is the day of the run. What is no date fails; NULL passes.',
  condition: { doc: 'from..to, such as 2020-01-01..today, 2020-01-01.. or ..today', check: bounds },
  fails(value, condition, dialect, scope) {
    const day = dialect.isoDate(`substr(${value}, 1, 10)`);
    const isWithin = within(day, bounds(condition), (end) =>
      dialect.isoDate(dialect.literal(end.toLowerCase() === today ? scope.today : end)),
    );
    const isDay = dialect.matches(value, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?');
    return `${value} IS NOT NULL AND NOT coalesce(${isDay} AND ${isWithin}, FALSE)`;
  },
  examples: [
    { input: '2025-06-30', condition: '2020-01-01..today', passes: true },
    { input: '2025-07-01', condition: '2020-01-01..today', passes: true },
    { input: '2025-07-02', condition: '2020-01-01..today', passes: false },
    { input: '2019-12-31', condition: '2020-01-01..', passes: false },
    { input: '2025-06-30 23:59:59', condition: '..2025-06-30', passes: true },
    { input: '2025-02-30', condition: '2020-01-01..', passes: false },
    { input: '30.06.2025', condition: '2020-01-01..', passes: false },
    { input: '', condition: '2020-01-01..', passes: false },
    { input: null, condition: '2020-01-01..', passes: true },
  ],
};
