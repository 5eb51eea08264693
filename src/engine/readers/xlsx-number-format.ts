import { dateText, timestampText } from '../decode-time.ts';

/** Prints a cell's number as the text that its value has. */
export type PrintNumber = (value: string) => string;

const dayMilliseconds = 86_400_000;
/** The day that follows the last one that Excel can show, 9999-12-31. */
const lastSerial = 2_958_466;

/** What Excel's own formats show, by their numbers: those that have no code in the file. */
const builtIn: Record<number, string> = {
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  32: 'h:mm',
  33: 'h:mm:ss',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

function builtInCode(id: number): string {
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return builtIn[id] ?? (isDate ? 'yyyy-mm-dd' : 'General');
}

/** A number without the noise of its binary form: the 15 digits that Excel keeps. Whole numbers have no decimals. */
export function numberText(value: string): string {
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(value)) return value === '-0' ? '0' : value;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  return String(Number(number.toPrecision(15)));
}

interface Shown {
  date: boolean;
  time: boolean;
  /** Whether hours go on beyond 24. */
  elapsed: boolean;
  /** How many digits a code of nothing but zeros shows. */
  digits: number;
}

/** What a format's code shows. */
function shownBy(code: string): Shown {
  // Positive numbers have the first section; text in quotes, escaped characters, colours and languages show no part of a date.
  const section = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';')[0]!;
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(section);
  const bare = section.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').trim();
  const none = { date: false, time: false, elapsed: false, digits: 0 };
  if (/^(?:general|standard|@)?$/i.test(bare)) return none;
  if (/^0+$/.test(bare)) return { ...none, digits: bare.length };
  const parts = bare.replace(/AM\/PM|A\/P/gi, 'h').match(/y+|m+|d+|h+|s+/gi) ?? [];
  let date = false;
  let time = false;
  parts.forEach((part, index) => {
    const isMinute =
      /^m{1,2}$/i.test(part) && (/^h/i.test(parts[index - 1] ?? '') || /^s/i.test(parts[index + 1] ?? ''));
    if (/^[hs]/i.test(part) || isMinute) time = true;
    else date = true;
  });
  return { date, time, elapsed, digits: 0 };
}

/** A count of days since the workbook's first one as milliseconds since 1970. Excel takes 1900 for a leap year. */
function sinceEpoch(serial: number, is1904: boolean): number {
  const first = is1904 ? 24_107 : serial < 60 ? 25_568 : 25_569;
  return Math.round(serial * dayMilliseconds) - first * dayMilliseconds;
}

function elapsedText(serial: number): string {
  const seconds = Math.round(serial * 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function momentText(milliseconds: number): string {
  return timestampText(BigInt(milliseconds), 3);
}

/**
 * Makes the printer of numbers of a format: dates as `2025-02-03`, times as `10:20:30`, both as `2025-02-03 10:20:30`,
 * codes of zeros such as `00000` with their leading zeros. All else is the number itself, whatever the format shows.
 */
export function numberPrinter(id: number, code: string | undefined, is1904: boolean): PrintNumber {
  const { date, time, elapsed, digits } = shownBy(code ?? builtInCode(id));
  if (digits > 1)
    return (value) => {
      const text = numberText(value);
      return /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
    };
  if (!date && !time) return numberText;
  return (value) => {
    const serial = Number(value);
    if (value.trim() === '' || !(serial >= 0 && serial < lastSerial)) return numberText(value);
    if (elapsed) return elapsedText(serial);
    const moment = sinceEpoch(serial, is1904);
    if (!date) return momentText(moment).slice(11);
    if (!is1904 && Math.floor(serial) === 60) return time ? '1900-02-29 00:00:00' : '1900-02-29';
    return time ? momentText(moment) : dateText(Math.floor(moment / dayMilliseconds));
  };
}
