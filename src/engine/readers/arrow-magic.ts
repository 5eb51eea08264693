/** What Arrow's file begins and ends with. */
export const arrowMagic = 'ARROW1';

/** A table of a FlatBuffer, of which a few fields are wanted. */
export class Table {
  constructor(
    readonly view: DataView,
    readonly at: number,
  ) {}

  /** Where the entry of a field lies in the table's directory; undefined where the field is absent. */
  private entry(field: number): number | undefined {
    const directory = this.at - this.view.getInt32(this.at, true);
    const entry = 4 + 2 * field;
    return entry < this.view.getUint16(directory, true) ? directory + entry : undefined;
  }

  /** Where a field's value lies; undefined where it is absent. */
  place(field: number): number | undefined {
    const entry = this.entry(field);
    const offset = entry === undefined ? 0 : this.view.getUint16(entry, true);
    return offset === 0 ? undefined : this.at + offset;
  }

  table(field: number): Table | undefined {
    const place = this.place(field);
    return place === undefined ? undefined : new Table(this.view, place + this.view.getUint32(place, true));
  }

  /** Makes a field absent. */
  remove(field: number): void {
    const entry = this.entry(field);
    if (entry !== undefined) this.view.setUint16(entry, 0, true);
  }
}

/** The kinds of messages. */
export const headerTypes = { schema: 1, dictionary: 2, batch: 3 };

/** The table of a message by its metadata. */
export function messageOf(metadata: Uint8Array): Table {
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength);
  return new Table(view, view.getUint32(0, true));
}

/** Which kind of message it is. */
export function headerTypeOf(message: Table): number {
  const place = message.place(1);
  return place === undefined ? 0 : message.view.getUint8(place);
}

/** Whether bytes begin a stream of Arrow: with the message of a schema. */
export function beginsArrowStream(head: Uint8Array): boolean {
  if (head.length < 32) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = view.getInt32(0, true) === -1 ? 8 : 4;
  const length = view.getInt32(start - 4, true);
  if (length < 16 || length > 100_000_000 || length % 4 !== 0) return false;
  try {
    const message = messageOf(head.subarray(start));
    const version = message.place(0);
    return (
      headerTypeOf(message) === headerTypes.schema &&
      (version === undefined || view.getInt16(start + version, true) <= 4)
    );
  } catch {
    return false;
  }
}
