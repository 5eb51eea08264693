import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { errorText } from '../../../core/error-text.ts';
import type { Connector, DataFile } from '../../connector.ts';
import { inspectFile, type Inspection } from '../../inspect.ts';
import { memoryFile } from '../memory-file.ts';

/** A file as somebody may deliver it, and what is to be found in it. */
export interface AwkwardFile {
  what: string;
  content: string | Uint8Array<ArrayBuffer>;
  /** The sentence, without the file's name, where it can't be read. */
  error?: string | RegExp;
  format?: string;
  compression?: string;
  encoding?: string;
  delimiter?: string;
  header?: boolean;
  /** How many lines above the header are left out. */
  skipped?: number;
  /** `name TYPE`, in order. */
  columns?: string[];
  rows?: (string | null)[][];
  /** Line and reason of each record that can't be read. */
  rejected?: [line: number, reason: string][];
  notes?: string[];
}

/** Bytes of a text in Latin-1. */
export function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes of a text in UTF-16, without a byte order mark. */
export function utf16(text: string, littleEndian = true): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++)
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

/** Bytes of a text in an encoding of one or two bytes a character, found by decoding all of them. */
export function encoded(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  // Without `stream` some versions of Node take Windows-1252 for Latin-1.
  const decoded = (...bytes: number[]) =>
    new TextDecoder(encoding).decode(Uint8Array.from(bytes), { stream: true });
  const bytes = new Map<string, number[]>();
  for (let first = 255; first >= 0; first--) {
    for (let second = 255; second >= 0x40; second--) bytes.set(decoded(first, second), [first, second]);
    bytes.set(decoded(first), [first]);
  }
  return Uint8Array.from([...text].flatMap((character) => bytes.get(character)!));
}

/** Bytes packed with gzip. */
export function gzipped(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(content));
}

/** Bytes one after another. */
export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Bytes with some of them changed. */
export function changed(
  bytes: Uint8Array<ArrayBuffer>,
  change: (view: DataView<ArrayBuffer>) => void,
): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
}

/** Reads the file, whatever its name, and compares all that is to be found in it. */
export async function expectAwkward(awkward: AwkwardFile, connector: Connector): Promise<void> {
  const { content, error } = awkward;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file: DataFile = { ...memoryFile('file.bin', bytes), handle: '' };
  let found: Inspection;
  try {
    found = await inspectFile(file, connector, 1000);
  } catch (failure) {
    if (error === undefined) throw failure;
    const message = errorText(failure).replace(/^file\.bin /, '');
    if (typeof error === 'string') expect(message).toBe(error);
    else expect(message).toMatch(error);
    return;
  }
  expect(error, 'it could be read').toBeUndefined();
  const seen = {
    ...found,
    columns: found.columns.map(({ name, type }) => `${name} ${type}`),
    rows: found.preview,
    rejected: found.rejected.map(({ line, reason }) => [line, reason]),
  };
  const { what: _what, content: _content, ...wanted } = { rejected: [], ...awkward };
  expect(seen).toMatchObject(wanted);
  if (awkward.rows) expect(found.rows).toBe(awkward.rows.length);
}
