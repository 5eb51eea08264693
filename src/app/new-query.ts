/** Asks for a new cell with a query. Bubbles, composed. */
export class NewQueryEvent extends Event {
  static readonly type = 'wb-new-query';
  constructor(readonly sql: string) {
    super(NewQueryEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-new-query': NewQueryEvent;
  }
}
