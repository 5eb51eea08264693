import { startWorker } from '../engine/blob-worker.ts';
import type { Layout, LayoutRequest } from './lineage-layout.ts';
import workerUrl from './lineage-layout-worker.ts?worker&url';

/** Lays graphs out in a worker, one after the other; of those that wait only the last is of interest. */
export class Layouter {
  private readonly worker = startWorker(workerUrl, 'module');
  private busy = false;
  private next: LayoutRequest | undefined;

  /** @param done is given each layout; @param failed is told why there is none. */
  constructor(
    private readonly done: (layout: Layout) => void,
    failed: (message: string) => void,
  ) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => {
      this.busy = false;
      if (this.next) this.send(this.next);
      else this.done(data);
    });
    this.worker.addEventListener('error', ({ message }) => failed(message || 'the worker has ended'));
  }

  ask(request: LayoutRequest): void {
    if (this.busy) this.next = request;
    else this.send(request);
  }

  private send(request: LayoutRequest): void {
    this.busy = true;
    this.next = undefined;
    this.worker.postMessage(request);
  }

  close(): void {
    this.worker.terminate();
  }
}
