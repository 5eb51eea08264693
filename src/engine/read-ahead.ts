/** Bytes of a segment, of which each file has some in memory. */
const segmentSize = 1024 * 1024;
const segmentsKept = 16;
/** A longer read is made at once: it costs no more than its bytes. */
const longestPiece = 128 * 1024;

/**
 * Code for the engine's worker, to run before its own: short reads of a file are served out of longer ones. The engine reads its own
 * database files in blocks of 16 KB, and a browser takes up to a millisecond for each read, however short it is.
 */
export const readAhead = `{
  const pieces = new WeakMap();
  const files = new WeakMap();
  const slice = Blob.prototype.slice;
  const read = FileReaderSync.prototype.readAsArrayBuffer;
  Blob.prototype.slice = function (start, end, type) {
    const piece = slice.call(this, start, end, type);
    if (start >= 0 && end >= start && piece.size <= ${longestPiece}) pieces.set(piece, { file: this, start });
    return piece;
  };
  const segmentOf = (file, number) => {
    if (!files.has(file)) files.set(file, new Map());
    const segments = files.get(file);
    const first = number * ${segmentSize};
    const bytes = segments.get(number) ??
      new Uint8Array(read.call(new FileReaderSync(), slice.call(file, first, first + ${segmentSize})));
    segments.delete(number);
    segments.set(number, bytes);
    if (segments.size > ${segmentsKept}) segments.delete(segments.keys().next().value);
    return bytes;
  };
  FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
    const piece = pieces.get(blob);
    if (!piece) return read.call(this, blob);
    const bytes = new Uint8Array(blob.size);
    for (let done = 0; done < bytes.length; ) {
      const at = piece.start + done;
      const segment = segmentOf(piece.file, Math.floor(at / ${segmentSize}));
      const part = segment.subarray(at % ${segmentSize}, (at % ${segmentSize}) + bytes.length - done);
      if (part.length === 0) return read.call(this, blob);
      bytes.set(part, done);
      done += part.length;
    }
    return bytes.buffer;
  };
}
`;
