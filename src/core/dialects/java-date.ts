/** One piece of a date pattern: the regular expression that its text must match and its strptime directive. */
interface Piece {
  pattern: string;
  directive: string;
  time: boolean;
  /** Which part of a date the piece is, where it is one. */
  part?: 'year' | 'month' | 'day';
}

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const longMonths = 'January|February|March|April|May|June|July|August|September|October|November|December';
const year = '(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])';

/** The letters of java.time's DateTimeFormatter that we read, each with its exact digits. */
const letters: Record<string, Piece> = {
  yyyy: { pattern: year, directive: '%Y', time: false, part: 'year' },
  uuuu: { pattern: year, directive: '%Y', time: false, part: 'year' },
  yy: { pattern: '[0-9]{2}', directive: '%y', time: false, part: 'year' },
  MMMM: { pattern: `(?:${longMonths})`, directive: '%B', time: false, part: 'month' },
  MMM: { pattern: `(?:${months})`, directive: '%b', time: false, part: 'month' },
  MM: { pattern: '[0-9]{2}', directive: '%m', time: false, part: 'month' },
  M: { pattern: '[0-9]{1,2}', directive: '%m', time: false, part: 'month' },
  dd: { pattern: '[0-9]{2}', directive: '%d', time: false, part: 'day' },
  d: { pattern: '[0-9]{1,2}', directive: '%d', time: false, part: 'day' },
  HH: { pattern: '[0-9]{2}', directive: '%H', time: true },
  H: { pattern: '[0-9]{1,2}', directive: '%H', time: true },
  hh: { pattern: '[0-9]{2}', directive: '%I', time: true },
  h: { pattern: '[0-9]{1,2}', directive: '%I', time: true },
  mm: { pattern: '[0-9]{2}', directive: '%M', time: true },
  m: { pattern: '[0-9]{1,2}', directive: '%M', time: true },
  ss: { pattern: '[0-9]{2}', directive: '%S', time: true },
  s: { pattern: '[0-9]{1,2}', directive: '%S', time: true },
  SSS: { pattern: '[0-9]{3}', directive: '%g', time: true },
  SSSSSS: { pattern: '[0-9]{6}', directive: '%f', time: true },
  a: { pattern: '(?:AM|PM)', directive: '%p', time: true },
};

/** A date pattern taken apart. */
export interface DatePattern {
  /** A regular expression for the whole value. */
  regex: string;
  /** The same as strptime writes it. */
  strptime: string;
  hasTime: boolean;
  /** Whether the year has two digits, which Java reads as 2000 to 2099. */
  shortYear: boolean;
}

/**
 * Reads a pattern of java.time's letters, such as `yyyy-MM-dd` or `dd MMM yyyy HH:mm`.
 * Throws an Error that names the letters that are not understood, or says that a date's part is missing.
 */
export function parseDatePattern(pattern: string): DatePattern {
  let regex = '';
  let strptime = '';
  let hasTime = false;
  const seen = new Set<string>();
  for (const { groups } of pattern.matchAll(
    /'(?<quoted>(?:[^']|'')*)'|(?<run>([A-Za-z])\3*)|(?<other>.)/gs,
  )) {
    const { quoted, run, other } = groups ?? {};
    if (run !== undefined) {
      const piece = letters[run];
      if (!piece) throw new Error(`the letters "${run}" of a date pattern are not understood`);
      regex += piece.pattern;
      strptime += piece.directive;
      hasTime ||= piece.time;
      if (piece.part) seen.add(piece.part);
    } else {
      const text = quoted === undefined ? (other ?? '') : quoted === '' ? "'" : quoted.replaceAll("''", "'");
      regex += text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      strptime += text.replaceAll('%', '%%');
    }
  }
  const missing = (['year', 'month', 'day'] as const).filter((part) => !seen.has(part));
  if (missing.length > 0) {
    const names = { year: 'year (yyyy)', month: 'month (MM; mm are minutes)', day: 'day (dd)' };
    throw new Error(`a date pattern needs a ${missing.map((part) => names[part]).join(' and a ')}`);
  }
  return { regex, strptime, hasTime, shortYear: strptime.includes('%y') };
}
