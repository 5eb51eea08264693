/** Asks for a text, such as a table's name, to be put into the editor that was used last. Bubbles, composed. */
export class InsertNameEvent extends Event {
  static readonly type = 'wb-insert-name';
  /** @param text as it is written in SQL, in quotes where it needs them */
  constructor(readonly text: string) {
    super(InsertNameEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-insert-name': InsertNameEvent;
  }
}
