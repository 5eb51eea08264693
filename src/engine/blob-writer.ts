const pieceSize = 16_000_000;

/** Collects text and bytes as Blobs, so that a large file's pieces can leave the heap. */
export class BlobWriter {
  private blob = new Blob([]);
  private parts: BlobPart[] = [];
  private size = 0;

  write(part: string | Uint8Array): void {
    this.parts.push(part as BlobPart);
    this.size += part.length;
    if (this.size > pieceSize) this.flush();
  }

  /** All that was written so far. */
  flush(type = ''): Blob {
    this.blob = new Blob([this.blob, ...this.parts], { type });
    this.parts = [];
    this.size = 0;
    return this.blob;
  }
}
