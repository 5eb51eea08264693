import Papa from 'papaparse';

/** The values of a line by column name, as they are to stand in the file; '' and absent are empty fields. */
export type LineValues = Readonly<Record<string, string>>;

/** A record of a text: its place, its line end left out, and its fields verbatim. */
interface Span {
  /** 1-based line on which it begins. */
  line: number;
  from: number;
  to: number;
  fields: string[];
}

const lineEnd = /(?:\r\n|\n|\r)$/;
const lineEnds = /\r\n|\n|\r/g;

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(mark);
  let [line, cursor] = [1, 0];
  Papa.parse<string[]>(body, {
    delimiter: ',',
    step: ({ data, meta }) => {
      const piece = body.slice(cursor, meta.cursor);
      const blank = data.length === 1 && data[0]!.trim() === '';
      const length = piece.replace(lineEnd, '').length;
      if (!blank) spans.push({ line, from: mark + cursor, to: mark + cursor + length, fields: data });
      line += piece.match(lineEnds)?.length ?? 0;
      cursor = meta.cursor;
    },
  });
  return spans;
}

/** A record of a configuration file: the line on which it begins, and its text without its line end. */
export interface ConfigRecord {
  line: number;
  text: string;
}

/** The records of a configuration file, the header first; blank lines are none. */
export function configRecords(text: string): ConfigRecord[] {
  return spansOf(text).map(({ line, from, to }) => ({ line, text: text.slice(from, to) }));
}

function printRecord(fields: readonly string[]): string {
  // A record of one empty field would be a blank line, which is no record.
  return fields.length === 1 && fields[0] === '' ? '""' : Papa.unparse([[...fields]], { newline: '\n' });
}

/** The text of a configuration file, changed record by record; what isn't changed stays byte for byte as it is. */
export class ConfigEdit {
  private readonly spans: Span[];
  private readonly header: Span;
  private readonly newline: string;

  /** Throws an Error where the text has no header. */
  constructor(private readonly text: string) {
    this.spans = spansOf(text);
    const [header] = this.spans;
    if (!header) throw new Error('the file is empty: it has no header');
    this.header = header;
    this.newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  }

  /** The names of the columns, in lower case, in the file's order. */
  get columns(): string[] {
    return this.header.fields.map((name) => name.trim().toLowerCase());
  }

  /** Replaces fields of the record that begins on `line`. Columns that the file lacks are added to it. Throws where there is none. */
  set(line: number, values: LineValues): string {
    const missing = Object.keys(values).filter((name) => !this.columns.includes(name));
    if (missing.length > 0) return new ConfigEdit(this.widened(missing)).set(line, values);
    const span = this.spanAt(line);
    const width = Math.max(span.fields.length, this.columns.length);
    const fields = Array.from({ length: width }, (_, at) => {
      const name = this.columns[at];
      return (name === undefined ? undefined : values[name]) ?? span.fields[at] ?? '';
    });
    return this.replaced(span, printRecord(fields));
  }

  /** Adds records behind the one that begins on `after`, or at the end. Columns that the file lacks are added to it. */
  insert(rows: readonly LineValues[], after?: number): string {
    if (rows.length === 0) return this.text;
    const missing = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
      (name) => !this.columns.includes(name),
    );
    if (missing.length > 0) return new ConfigEdit(this.widened(missing)).insert(rows, after);
    const printed = rows.map((row) => printRecord(this.columns.map((name) => row[name] ?? '')));
    const at = after === undefined ? this.spans.at(-1)!.to : this.spanAt(after).to;
    const rest = this.text.slice(at);
    // A last record without a line end gets one, so that the file ends as it did before.
    return `${this.text.slice(0, at)}${printed.map((record) => this.newline + record).join('')}${rest}`;
  }

  /** Takes out the records that begin on these lines. Throws where there is none. */
  remove(lines: readonly number[]): string {
    const doomed = lines.map((line) => this.spanAt(line)).sort((a, b) => b.from - a.from);
    return doomed.reduce((text, span) => {
      // With the line end behind it, or with the one before it where it is the last.
      const behind = /^(?:\r\n|\n|\r)/.exec(text.slice(span.to))?.[0].length ?? 0;
      const before = behind > 0 ? 0 : (lineEnd.exec(text.slice(0, span.from))?.[0].length ?? 0);
      return text.slice(0, span.from - before) + text.slice(span.to + behind);
    }, this.text);
  }

  /** Puts a copy of the record that begins on `line` behind it. */
  duplicate(line: number): string {
    const { from, to } = this.spanAt(line);
    return `${this.text.slice(0, to)}${this.newline}${this.text.slice(from, to)}${this.text.slice(to)}`;
  }

  /** Moves the record that begins on `line` one place up (-1) or down (1); at either end the text stays as it is. */
  move(line: number, step: -1 | 1): string {
    const at = this.spans.findIndex((span) => span.line === line);
    const [first, second] = [this.spans[step < 0 ? at - 1 : at], this.spans[step < 0 ? at : at + 1]];
    if (at < 1 || !first || !second || first === this.header) return this.text;
    const { text } = this;
    const between = text.slice(first.to, second.from);
    return (
      text.slice(0, first.from) +
      text.slice(second.from, second.to) +
      between +
      text.slice(first.from, first.to) +
      text.slice(second.to)
    );
  }

  /** The line on which the record begins that stands at `place` among the records, the header not counted. */
  lineOf(place: number): number | undefined {
    return this.spans[place + 1]?.line;
  }

  private spanAt(line: number): Span {
    const span = this.spans.find((one) => one !== this.header && one.line === line);
    if (!span) throw new Error(`no record begins on line ${line}`);
    return span;
  }

  private replaced({ from, to }: Span, record: string): string {
    return this.text.slice(0, from) + record + this.text.slice(to);
  }

  /** The text with further columns, empty in every record that is as wide as the header. */
  private widened(names: readonly string[]): string {
    return [...this.spans].reverse().reduce((text, span) => {
      if (span !== this.header && span.fields.length !== this.header.fields.length) return text;
      const more = span === this.header ? `,${printRecord(names)}` : ','.repeat(names.length);
      return text.slice(0, span.to) + more + text.slice(span.to);
    }, this.text);
  }
}
