import { errorText } from '../../core/error-text.ts';
import type { DataFile } from '../connector.ts';
import { decodeForDisplay, readText } from './bytes.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';
import { splitJson, type JsonPiece } from './json-split.ts';
import { fastJson, isFragile, isRecord, losslessJson } from './json-values.ts';

/** A record to be: a parsed value, or a piece of text still to be parsed. */
type Candidate = { value: unknown } | JsonPiece;

/** Cuts a text into its records. Only a file that is fit for it is parsed as a whole, which is the fastest way. */
function candidates(text: string, fragile: boolean): Candidate[] {
  if (text.startsWith('[')) {
    if (fragile) return splitJson(text);
    try {
      return (fastJson.parse(text) as unknown[]).map((value) => ({ value }));
    } catch {
      return splitJson(text);
    }
  }
  if (!text.startsWith('{')) throw new Error(`is no JSON of records: it begins with ${text.slice(0, 20)}`);
  const lines = text.split(/\r?\n/);
  const begins = lines.slice(0, 20).filter((line) => line.trim() !== '');
  if (!begins.some(isObjectText)) return splitJson(text);
  return lines
    .map((line, index) => ({ text: line, line: index + 1 }))
    .filter((piece) => piece.text.trim() !== '');
}

function isObjectText(line: string): boolean {
  try {
    return isRecord(fastJson.parse(line));
  } catch {
    return false;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'a number' : `a ${typeof value}`;
}

async function readJson(file: DataFile, _options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { text: whole, valid, decode } = await readText(file.stream());
  const text = whole.trim();
  if (text === '') throw new Error('is empty: it has no record');
  // A text with bytes that are not UTF-8 is read record by record, so that only those with such bytes are lost.
  const fragile = !valid || isFragile(text);
  const columns: string[] = [];
  // Names that differ in case only are one column, as they are in SQL.
  const places = new Map<string, number>();
  const placeOf = (name: string) => {
    const known = places.get(name) ?? places.get(name.toLowerCase());
    const place = known ?? columns.push(name) - 1;
    places.set(name, place);
    places.set(name.toLowerCase(), place);
    return place;
  };
  let row = 0;
  for (const candidate of candidates(text, fragile)) {
    row++;
    const raw = 'text' in candidate ? candidate.text : '';
    const line = 'line' in candidate ? candidate.line : row;
    const source = decode(raw);
    if (source === undefined) {
      await sink.reject({ row, line, reason: 'is not valid UTF-8', text: decodeForDisplay(raw) });
      continue;
    }
    const reader = fragile && isFragile(source) ? losslessJson : fastJson;
    let value: unknown;
    try {
      value = 'value' in candidate ? candidate.value : reader.parse(source);
    } catch (error) {
      const why = errorText(error);
      await sink.reject({ row, line, reason: `line ${line} is no valid JSON: ${why}`, text: source });
      continue;
    }
    if (!isRecord(value)) {
      const reason = `is ${kindOf(value)} where an object is wanted`;
      await sink.reject({ row, line, reason, text: source || JSON.stringify(value) });
      continue;
    }
    const values = new Array<string | null>(columns.length).fill(null);
    for (const name of Object.keys(value)) {
      const place = places.get(name) ?? placeOf(name);
      while (values.length <= place) values.push(null);
      values[place] = reader.print(value[name]);
    }
    const wait = sink.record(row, values);
    if (wait) await wait;
  }
  return { columns, notes: [] };
}

/** One object a line. */
export const ndjson: FileFormat = {
  name: 'ndjson',
  doc: 'One object a line.',
  read: readJson,
};

export const json: FileFormat = {
  name: 'json',
  doc: 'An array of objects, or one object a line.',
  read: readJson,
};
