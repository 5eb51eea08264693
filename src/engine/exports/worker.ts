import { errorText } from '../../core/error-text.ts';
import { decodeBatches, type ArrowColumns } from '../arrow-batches.ts';
import type { Row } from '../connector.ts';
import { exportRows } from './export-rows.ts';
import { findExportFormat } from './formats.ts';

/** What the page sends to the worker: first what to write, then the engine's record batches, then the end. */
export type ExportRequest =
  | { type: 'open'; format: string; columns: ArrowColumns; header: Uint8Array }
  | { type: 'batch'; batch: Uint8Array }
  | { type: 'end' };

/** What the worker answers: each batch that it takes up, how many rows are written, in the end the file or an error. */
export type ExportAnswer =
  | { type: 'taken' }
  | { type: 'progress'; rows: number }
  | { type: 'done'; file: Blob }
  | { type: 'failed'; message: string };

const waiting: ExportRequest[] = [];
let wake: () => void = () => undefined;

async function next(): Promise<ExportRequest> {
  while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  return waiting.shift()!;
}

async function* batches(header: Uint8Array, columns: ArrowColumns): AsyncGenerator<Row[]> {
  for (;;) {
    const request = await next();
    if (request.type !== 'batch') return;
    postMessage({ type: 'taken' } satisfies ExportAnswer);
    yield* decodeBatches(header, [request.batch], columns);
  }
}

async function work(): Promise<ExportAnswer> {
  try {
    const request = await next();
    if (request.type !== 'open') throw new Error('the export has no columns');
    const { format, header, columns } = request;
    const exported = columns.names.map((name, index) => ({ name, type: columns.types[index]! }));
    const file = await exportRows(findExportFormat(format), exported, batches(header, columns), (rows) =>
      postMessage({ type: 'progress', rows } satisfies ExportAnswer),
    );
    return { type: 'done', file };
  } catch (error) {
    return { type: 'failed', message: errorText(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  waiting.push(data);
  wake();
});

void work().then((answer) => postMessage(answer));
