/** Bytes that are kept of what was read, so that a member's header still is among them however the file comes in pieces. */
const keptBytes = 65_536;

/** What came last of a file that is read in pieces. */
export class RecentBytes {
  private kept = new Uint8Array(0);
  private end = 0;
  /** The eight bytes before the last one that is not zero, that one, and at most nine zero bytes behind it. */
  private last = new Uint8Array(0);

  /** Takes the next piece of the file. */
  add(piece: Uint8Array): void {
    this.kept = joined(this.kept.subarray(-keptBytes), piece);
    this.end += piece.length;
    const last = joined(this.last, piece);
    const filled = lastFilled(last);
    this.last = last.slice(Math.max(0, filled - 8), filled + 9);
  }

  /** The eight bytes before a place of the file. */
  before(place: number): DataView {
    const at = this.kept.length - (this.end - place);
    return viewOf(this.kept.subarray(at - 8, at));
  }

  /** All that may be the last eight bytes of a file that zero bytes fill up: they may themselves end in zero bytes. */
  *atEnd(): Generator<DataView> {
    for (let end = Math.max(8, lastFilled(this.last)); end <= this.last.length; end++)
      yield viewOf(this.last.subarray(end - 8, end));
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** The place behind the last byte that is not zero. */
function lastFilled(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}
