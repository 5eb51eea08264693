import type { FileContent } from '../connector.ts';
import type { FileFormat, ReadOptions, ReadResult, Sink } from './format.ts';
import { JsonRecords } from './json-records.ts';
import { openText, type TextSource } from './text-source.ts';

/** A text's lines. The line end of a piece's last one may come with the next piece. */
async function* lines({ pieces }: TextSource): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    const held = text.endsWith('\r') ? text.length - 1 : text.length;
    const found = text.slice(0, held).split(/\r\n?|\n/);
    rest = found.pop()! + text.slice(held);
    yield found;
  }
  yield rest.replace(/\r$/, '').split('\r');
}

async function readLines(file: FileContent, _options: ReadOptions, sink: Sink): Promise<ReadResult> {
  const source = await openText(file);
  const records = new JsonRecords(source, sink);
  let line = 0;
  for await (const some of lines(source))
    for (const raw of some) {
      line++;
      const text = raw.trim();
      const wait = text === '' ? undefined : records.take({ text, line });
      if (wait) await wait;
    }
  return { columns: records.columns, notes: [], encoding: source.encoding };
}

export const ndjson: FileFormat = {
  name: 'ndjson',
  aliases: ['jsonl'],
  doc: 'One object of JSON a line.',
  read: readLines,
};
