/** How the fields of a CSV text are written. */
export interface CsvSyntax {
  delimiter: string;
  quote: string;
  /** Whether a backslash inside of quotes takes the quote behind it for a character, as databases export it. */
  backslash: boolean;
  /** Whether spaces may stand between a delimiter and an opening quote. */
  spaces: boolean;
}

/** RFC 4180. */
export const plainSyntax: CsvSyntax = { delimiter: ',', quote: '"', backslash: false, spaces: false };

/** One record of a CSV text, or what is wrong with it. */
export interface CsvRecord {
  /** Where the record's text ends and the next one begins. */
  end: number;
  /** The record's text without its line end. */
  text: string;
  fields: string[];
  /** How many lines of the file it takes. */
  lines: number;
  error?: string;
}

/** A quoted field that goes on for longer than this is taken for a quote that is never closed. */
const longestRecord = 2_000_000;

/** Where the line that contains `from` ends: its last character's position + 1, and where the next one begins. */
function lineEnd(text: string, from: number): { stop: number; next: number } {
  let stop = from;
  while (stop < text.length && text[stop] !== '\n' && text[stop] !== '\r') stop++;
  const next = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : Math.min(stop + 1, text.length);
  return { stop, next };
}

/**
 * Reads the record that begins at `from`, as RFC 4180 has it: fields in quotes may hold delimiters, line ends and
 * doubled quotes; a quote inside an unquoted field is a character like any other. A record whose quotes are broken
 * is its first line, so that one stray quote doesn't swallow the records behind it.
 * Returns undefined where the text ends inside the record and more is to come (`final` false).
 */
export function nextRecord(
  text: string,
  from: number,
  { delimiter, quote, backslash, spaces }: CsvSyntax,
  final: boolean,
): CsvRecord | undefined {
  const broken = (error: string): CsvRecord => {
    const { stop, next } = lineEnd(text, from);
    return { end: next, text: text.slice(from, stop), fields: [], lines: 1, error };
  };
  const fields: string[] = [];
  let lines = 1;
  let position = from;
  for (;;) {
    const opening = spaces ? skipSpaces(text, position) : position;
    if (text[opening] === quote) {
      let value = '';
      let start = opening + 1;
      for (;;) {
        const closing = text.indexOf(quote, start);
        if (closing < 0 || closing - from > longestRecord) {
          if (!final && text.length - from <= longestRecord) return undefined;
          return broken(`field ${fields.length + 1} opens a quote that is never closed`);
        }
        if (backslash && isEscaped(text, closing, start)) {
          value += text.slice(start, closing + 1);
          start = closing + 1;
          continue;
        }
        value += text.slice(start, closing);
        position = closing + 1;
        if (position >= text.length && !final) return undefined;
        if (text[position] !== quote) break;
        value += quote;
        start = position + 1;
      }
      lines += value.match(/\r\n?|\n/g)?.length ?? 0;
      fields.push(backslash ? value.replace(/\\(["'\\])/g, '$1') : value);
      if (spaces) position = skipSpaces(text, position);
      const after = text[position];
      if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r')
        return broken(`field ${fields.length} goes on behind its closing quote`);
    } else {
      const start = position;
      while (position < text.length) {
        const character = text[position];
        if (character === delimiter || character === '\n' || character === '\r') break;
        position++;
      }
      fields.push(text.slice(start, position));
    }
    if (position >= text.length && !final) return undefined;
    if (text[position] === delimiter) {
      position++;
      continue;
    }
    // A carriage return at the very end may be the first half of a line end.
    if (text[position] === '\r' && position + 1 >= text.length && !final) return undefined;
    const { next } = lineEnd(text, position);
    return { end: next, text: text.slice(from, position), fields, lines };
  }
}

/** Whether a line has nothing but spaces, if anything, or tabs where they are no delimiters. */
export function isBlank(line: string, delimiter: string): boolean {
  if (line === '') return true;
  const first = line.charCodeAt(0);
  return (first === 32 || first === 9) && (delimiter === '\t' ? /^ +$/ : /^[ \t]+$/).test(line);
}

function skipSpaces(text: string, from: number): number {
  let position = from;
  while (text[position] === ' ') position++;
  return position;
}

/** Whether an odd number of backslashes stands before a place, of those from `start` on. */
function isEscaped(text: string, place: number, start: number): boolean {
  let count = 0;
  while (place - 1 - count >= start && text[place - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

/** The delimiter of a CSV text by its first line: the candidate that stands there most often, outside of quotes. */
export function guessDelimiter(text: string): string {
  const line = text.slice(0, lineEnd(text, 0).stop).replace(/"(?:[^"]|"")*"/g, '');
  let best = ',';
  let most = 0;
  for (const candidate of [',', ';', '\t', '|']) {
    const count = line.split(candidate).length - 1;
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

/** Column names made usable, and what had to be changed, as sentences about the header. */
export interface UniqueNames {
  columns: string[];
  notes: string[];
}

/** Trims names; an empty one is called column3 (by its place), a repeated one name_2. */
export function uniqueNames(header: readonly string[]): UniqueNames {
  const seen = new Set<string>();
  // Where the search for a free number goes on.
  const next = new Map<string, number>();
  const notes: string[] = [];
  const columns = header.map((raw, index) => {
    const base = raw.trim() || `column${index + 1}`;
    let name = base;
    const key = base.toLowerCase();
    let number = next.get(key) ?? 2;
    for (; seen.has(name.toLowerCase()); number++) name = `${base}_${number}`;
    next.set(key, number);
    seen.add(name.toLowerCase());
    if (raw.trim() === '')
      notes.push(`its header has no name for column ${index + 1}, which is called ${name}`);
    else if (name !== base)
      notes.push(`its header has ${base} more than once; column ${index + 1} is called ${name}`);
    return name;
  });
  return { columns, notes };
}
