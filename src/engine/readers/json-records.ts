import { errorText } from '../../core/error-text.ts';
import { encodingName } from './encoding-name.ts';
import type { Sink } from './format.ts';
import { fastJson, isFragile, isRecord, losslessJson } from './json-values.ts';
import type { JsonPiece } from './json-splitter.ts';
import type { TextSource } from './text-source.ts';

/** Makes records of the values of a JSON text, one after another, and finds out which columns they have. */
export class JsonRecords {
  readonly columns: string[] = [];
  /** How many values have been taken. */
  row = 0;
  private readonly places = new Map<string, number>();
  // Names that differ in case only are one column, as they are in SQL.
  private readonly folded = new Map<string, number>();

  constructor(
    private readonly source: TextSource,
    private readonly sink: Sink,
  ) {}

  /** Takes the next value. Resolves or returns once the sink has it. */
  take({ text: raw, line }: JsonPiece): void | Promise<void> {
    const row = ++this.row;
    const text = this.source.decode(raw);
    if (text === undefined) {
      const reason = `is not valid ${encodingName(this.source.encoding)}`;
      return this.sink.reject({ row, line, reason, text: this.source.show(raw) });
    }
    try {
      return this.takeText(text, row, line);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.sink.reject({ row, line, reason: 'is nested too deeply', text });
    }
  }

  private takeText(text: string, row: number, line: number): void | Promise<void> {
    const reader = isFragile(text) ? losslessJson : fastJson;
    let value: unknown;
    try {
      value = reader.parse(text);
    } catch (error) {
      const reason = `line ${line} is no valid JSON: ${errorText(error)}`;
      return this.sink.reject({ row, line, reason, text });
    }
    if (!isRecord(value)) {
      const reason = `is ${kindOf(value)} where an object is wanted`;
      return this.sink.reject({ row, line, reason, text });
    }
    const values = new Array<string | null>(this.columns.length).fill(null);
    for (const name of Object.keys(value)) {
      const place = this.places.get(name) ?? this.placeOf(name, value);
      while (values.length <= place) values.push(null);
      if (values[place] !== null) {
        const reason = `has two values for the column ${this.columns[place]}: names differ in case only`;
        return this.sink.reject({ row, line, reason, text });
      }
      values[place] = reader.print(value[name]);
    }
    return this.sink.record(row, values, line);
  }

  /** A new name's column: that of a name which differs in case only, unless the record has both. */
  private placeOf(name: string, record: Record<string, unknown>): number {
    const known = this.folded.get(name.toLowerCase());
    let place = known;
    if (known === undefined || Object.hasOwn(record, this.columns[known]!)) {
      let column = name;
      for (let number = 2; this.folded.has(column.toLowerCase()); number++) column = `${name}_${number}`;
      place = this.columns.push(column) - 1;
      this.folded.set(column.toLowerCase(), place);
    }
    this.places.set(name, place!);
    return place!;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'a number' : `a ${typeof value}`;
}
