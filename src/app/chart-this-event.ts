/** Asks for a chart of the result on show, as a new cell. Bubbles, composed. */
export class ChartThisEvent extends Event {
  static readonly type = 'wb-chart-this';
  constructor() {
    super(ChartThisEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-chart-this': ChartThisEvent;
  }
}
