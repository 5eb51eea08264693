/** One value of a JSON text, as text. */
export interface JsonPiece {
  text: string;
  /** 1-based line on which it begins. */
  line: number;
}

/**
 * Cuts the values of a JSON array, or of values that follow one another, apart without parsing them, so that one
 * broken value doesn't take the others with it. Commas and brackets inside of strings and nested values are skipped.
 * The text comes in pieces; what is cut off is forgotten.
 */
export class JsonSplitter {
  private text = '';
  private position = 0;
  private start = 0;
  private count = 0;
  private depth = 0;
  private begun = false;
  private inString = false;
  private closed = false;

  /** `isArray`: the text is an array, and its bracket stands in the first piece. `line`: the one on which the text begins. */
  constructor(
    private readonly isArray: boolean,
    private line = 1,
  ) {}

  /** Takes more of the text and yields the values that it completes. Throws where text follows the array's end. */
  *push(text: string): Generator<JsonPiece> {
    this.text = this.text.slice(this.start) + text;
    this.position -= this.start;
    this.start = 0;
    if (this.isArray && !this.begun && this.text !== '')
      this.start = this.position = this.text.indexOf('[') + 1;
    this.begun ||= this.text !== '';
    while (!this.closed && this.advance()) {
      const place = this.position;
      const character = this.text[place];
      this.position++;
      if (character === '"') this.inString = true;
      else if (character === '{' || character === '[') this.depth++;
      else if (character === ',') {
        if (this.isArray && this.depth === 0) yield* this.cut(place, place + 1);
      } else if (this.isArray && this.depth === 0) {
        yield* this.cut(place, place + 1);
        this.closed = true;
      } else {
        this.depth = Math.max(0, this.depth - 1);
        if (!this.isArray && this.depth === 0) yield* this.cut(place + 1, place + 1);
      }
    }
    if (this.closed) this.checkRest(shown);
  }

  /** Ends the text. Throws an Error where text follows the array, where it breaks off inside of a value or the array is never closed. */
  end(): void {
    if (this.closed) return this.checkRest(1);
    const rest = this.withoutComma(this.text.slice(this.start));
    const line = this.line + newlines(/^\s*/.exec(rest)![0]);
    const what = `record ${this.count + 1} (line ${line})`;
    if (this.isArray) throw new Error(`breaks off in ${what}: its array is never closed`);
    if (rest.trim() !== '') throw new Error(`breaks off in ${what}`);
  }

  /** Values that follow one another may have a comma between them. */
  private withoutComma(text: string): string {
    return this.isArray || this.count === 0 ? text : text.replace(/^\s*,/, '');
  }

  /** Throws an Error where at least so much text stands behind the array. */
  private checkRest(least: number): void {
    const rest = this.text.slice(this.start).trim();
    if (rest.length >= least)
      throw new Error(`has text behind the end of its array: ${rest.slice(0, shown)}`);
  }

  /** Moves to the next character that matters; false where the text must go on first. */
  private advance(): boolean {
    if (this.inString) {
      const end = stringEnd(this.text, this.position);
      if (end < 0) {
        // A backslash at the very end belongs to what comes next.
        this.position = this.text.length - (trailingBackslashes(this.text, this.position) % 2);
        return false;
      }
      this.position = end + 1;
      this.inString = false;
    }
    marks.lastIndex = this.position;
    this.position = marks.exec(this.text)?.index ?? this.text.length;
    return this.position < this.text.length;
  }

  private *cut(end: number, next: number): Generator<JsonPiece> {
    const raw = this.text.slice(this.start, end);
    this.start = next;
    const piece = this.withoutComma(raw).trim();
    if (piece !== '') {
      this.count++;
      yield { text: piece, line: this.line + newlines(raw.slice(0, raw.indexOf(piece[0]!))) };
    }
    this.line += newlines(raw);
  }
}

/** How much of a text a message shows. */
const shown = 40;

const marks = /["{}[\],]/g;

function newlines(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

function trailingBackslashes(text: string, from: number): number {
  let count = 0;
  while (text.length - 1 - count >= from && text[text.length - 1 - count] === '\\') count++;
  return count;
}

/** The position of the quote that ends a string whose text goes on at `from`; -1 where it is not there yet. */
function stringEnd(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (quote - 1 - backslashes >= from && text[quote - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  return -1;
}
