/** One record of a CSV text, or what is wrong with it. */
export interface CsvRecord {
  /** Where the record's text ends and the next one begins. */
  end: number;
  /** The record's text without its line end. */
  text: string;
  fields: string[];
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
  delimiter: string,
  final: boolean,
): CsvRecord | undefined {
  const broken = (error: string): CsvRecord | undefined => {
    const { stop, next } = lineEnd(text, from);
    return { end: next, text: text.slice(from, stop), fields: [], error };
  };
  const fields: string[] = [];
  let position = from;
  for (;;) {
    if (text[position] === '"') {
      let value = '';
      let start = position + 1;
      for (;;) {
        const quote = text.indexOf('"', start);
        if (quote < 0 || quote - from > longestRecord) {
          if (!final && text.length - from <= longestRecord) return undefined;
          return broken(`field ${fields.length + 1} opens a quote that is never closed`);
        }
        value += text.slice(start, quote);
        position = quote + 1;
        if (position >= text.length && !final) return undefined;
        if (text[position] !== '"') break;
        value += '"';
        start = position + 1;
      }
      fields.push(value);
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
    return { end: next, text: text.slice(from, position), fields };
  }
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
  const notes: string[] = [];
  const columns = header.map((raw, index) => {
    const base = raw.trim() || `column${index + 1}`;
    let name = base;
    for (let number = 2; seen.has(name.toLowerCase()); number++) name = `${base}_${number}`;
    seen.add(name.toLowerCase());
    if (raw.trim() === '')
      notes.push(`its header has no name for column ${index + 1}, which is called ${name}`);
    else if (name !== base)
      notes.push(`its header has ${base} more than once; column ${index + 1} is called ${name}`);
    return name;
  });
  return { columns, notes };
}
