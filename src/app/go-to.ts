/** Asks the notebook to bring a cell or a chapter into view and to move the focus there. Bubbles, composed. */
export class GoToEvent extends Event {
  static readonly type = 'wb-go-to';
  /** @param to a unit's id, or a chapter's place in the notebook */
  constructor(readonly to: { unit: string } | { chapter: number }) {
    super(GoToEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-go-to': GoToEvent;
  }
}
