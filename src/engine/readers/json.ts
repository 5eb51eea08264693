import type { DataFile } from '../connector.ts';
import { readText } from './bytes.ts';
import type { FileFormat, ReadOptions, Sink } from './format.ts';
import { splitJson, type JsonPiece } from './json-split.ts';
import { jsonReaderFor, type JsonReader } from './json-values.ts';

/** A record to be: a parsed value, or a piece of text still to be parsed. */
type Candidate = { value: unknown } | JsonPiece;

function candidates(text: string, reader: JsonReader): Candidate[] {
  if (text.startsWith('[')) {
    try {
      return (reader.parse(text) as unknown[]).map((value) => ({ value }));
    } catch {
      return splitJson(text);
    }
  }
  if (!text.startsWith('{')) throw new Error(`is no JSON of records: it begins with ${text.slice(0, 20)}`);
  const lines = text.split(/\r?\n/);
  const isObject = (line: string) => {
    try {
      return typeof reader.parse(line) === 'object';
    } catch {
      return false;
    }
  };
  if (!lines.slice(0, 20).some((line) => line.trim() !== '' && isObject(line))) return splitJson(text);
  return lines
    .map((line, index) => ({ text: line, line: index + 1 }))
    .filter((piece) => piece.text.trim() !== '');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

async function readJson(file: DataFile, _options: ReadOptions, sink: Sink): Promise<{ columns: string[] }> {
  const text = (await readText(file.stream())).trim();
  if (text === '') throw new Error('is empty: it has no record');
  const reader = jsonReaderFor(text);
  const columns = new Map<string, number>();
  let row = 0;
  for (const candidate of candidates(text, reader)) {
    row++;
    let value: unknown;
    let source = '';
    if ('value' in candidate) value = candidate.value;
    else {
      source = candidate.text;
      try {
        value = reader.parse(source);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await sink.reject({
          row,
          reason: `line ${candidate.line} is no valid JSON: ${reason}`,
          text: source,
        });
        continue;
      }
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value) || 'isLosslessNumber' in value) {
      await sink.reject({
        row,
        reason: `is ${kindOf(value)} where an object is wanted`,
        text: source || JSON.stringify(value),
      });
      continue;
    }
    const values: (string | null)[] = new Array<string | null>(columns.size).fill(null);
    for (const [name, field] of Object.entries(value)) {
      let index = columns.get(name);
      if (index === undefined) {
        index = columns.size;
        columns.set(name, index);
      }
      values[index] = reader.print(field);
    }
    for (let index = 0; index < values.length; index++) values[index] ??= null;
    const wait = sink.record(row, values);
    if (wait) await wait;
  }
  return { columns: [...columns.keys()] };
}

export const json: FileFormat = {
  name: 'json',
  doc: 'An array of objects, or one object a line.',
  read: readJson,
};
