/**
 * Code for the engine's worker, to run before its own: it counts the bytes that are read of files and tells their sum on a
 * channel, for the engine itself can't tell how far it is. It reads files through FileReaderSync.
 */
export function countReads(channel: string): string {
  return `{
  const told = new BroadcastChannel(${JSON.stringify(channel)});
  const read = FileReaderSync.prototype.readAsArrayBuffer;
  let bytes = 0;
  let last = 0;
  FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
    bytes += blob.size;
    if (performance.now() - last > 100) {
      last = performance.now();
      told.postMessage(bytes);
    }
    return read.call(this, blob);
  };
}
`;
}

/** How far the engine has read the files that are open, as a share from 0 to 1. */
export class ReadProgress {
  // A page that isn’t served safely has no randomUUID.
  readonly channel = `medallion reads ${Math.random()}`;
  private readonly told = new BroadcastChannel(this.channel);
  private readonly open = new Map<string, number>();
  private bytes = 0;
  private before = 0;
  private listener: ((share: number) => void) | undefined;

  constructor() {
    this.told.onmessage = ({ data }: MessageEvent<number>) => {
      this.bytes = data;
      const size = [...this.open.values()].reduce((sum, one) => sum + one, 0);
      if (size > 0) this.listener?.(Math.min(1, (this.bytes - this.before) / size));
    };
  }

  /** A file of so many bytes is open from now on. */
  opened(path: string, size: number): void {
    if (this.open.size === 0) this.before = this.bytes;
    this.open.set(path, size);
  }

  released(path: string): void {
    this.open.delete(path);
  }

  /** Who is told; undefined ends it. */
  listen(listener: ((share: number) => void) | undefined): void {
    this.listener = listener;
  }

  close(): void {
    this.told.close();
  }
}
