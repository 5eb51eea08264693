import type { FileContent } from '../connector.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';
import { JsonRecords } from './json-records.ts';
import { openText, type TextSource } from './text-source.ts';

/** A text's lines. The line end of a piece's last one may come with the next piece; where the text is cut, it never does. */
async function* lines({ pieces }: TextSource, cut: boolean): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    const held = text.endsWith('\r') ? text.length - 1 : text.length;
    const found = text.slice(0, held).split(/\r\n?|\n/);
    rest = found.pop()! + text.slice(held);
    yield found;
  }
  if (!cut) yield rest.replace(/\r$/, '').split('\r');
}

async function readLines(file: FileContent, options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const { limit = Infinity, cut = false, skipLines: skipped = 0 } = options;
  const source = await openText(file, options);
  const records = new JsonRecords(source, sink);
  let line = skipped;
  for await (const some of lines(source, cut)) {
    for (const raw of some) {
      line++;
      const trimmed = raw.trim();
      // Lines that were taken out of an array end with its commas.
      const text = trimmed.endsWith('},') ? trimmed.slice(0, -1) : trimmed;
      const wait = text === '' || records.row >= limit ? undefined : records.take({ text, line });
      if (wait) await wait;
    }
    if (records.row >= limit) break;
  }
  return { columns: records.columns, notes: [], encoding: source.encoding, skipped };
}

export const ndjson: FileFormat = {
  name: 'ndjson',
  aliases: ['jsonl'],
  doc: 'One object of JSON a line.',
  read: readLines,
};
