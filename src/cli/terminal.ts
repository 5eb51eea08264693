import type { WriteStream } from 'node:tty';

/** A terminal with a line that is written over, or a stream that is none and takes what went wrong only. */
export class Terminal {
  readonly isLive: boolean;
  private readonly clear: string;

  constructor(private readonly stream: WriteStream) {
    this.isLive = stream.isTTY;
    this.clear = stream.isTTY ? '\r\x1b[K' : '';
  }

  /** Says what goes on, until something else is said; nothing where the stream is no terminal. */
  now(text: string): void {
    if (this.isLive) this.stream.write(`${this.clear}… ${text}`);
  }

  /** Says that something is done; nothing where the stream is no terminal. */
  done(text: string): void {
    if (this.isLive) this.line(text);
  }

  line(text: string): void {
    this.stream.write(`${this.clear}${text}\n`);
  }
}
