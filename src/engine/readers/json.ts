import type { FileContent } from '../connector.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';
import { JsonRecords } from './json-records.ts';
import { JsonSplitter } from './json-splitter.ts';
import { openText } from './text-source.ts';

async function readJson(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { limit = Infinity, skipLines: skipped = 0 } = options;
  const source = await openText(file, options);
  const records = new JsonRecords(source, sink);
  let splitter: JsonSplitter | undefined;
  let before = '';
  for await (const piece of source.pieces) {
    const text = before + piece;
    before = '';
    if (!splitter) {
      const begin = text.trimStart().slice(0, 20);
      if (begin === '') {
        before = text;
        continue;
      }
      if (!/^[[{]/.test(begin)) throw new Error(`is no JSON of records: it begins with ${begin}`);
      splitter = new JsonSplitter(begin.startsWith('['), skipped + 1);
    }
    for (const value of splitter.push(text)) {
      const wait = records.row >= limit ? undefined : records.take(value);
      if (wait) await wait;
    }
    if (records.row >= limit) break;
  }
  if (!splitter) throw new Error('is empty: it has no record');
  if (!options.cut && records.row < limit) splitter.end();
  return { columns: records.columns, notes: [], encoding: source.encoding, skipped };
}

export const json: FileFormat = {
  name: 'json',
  doc: 'An array of objects, or objects that follow one another.',
  read: readJson,
};
