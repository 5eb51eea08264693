import type { Pick } from '../charts/charts.ts';

/** Somebody picked what a mark or a range of a chart stands for, to filter by it. Bubbles, composed. */
export class PickEvent extends Event {
  static readonly type = 'wb-pick';
  /**
   * @param picks in terms of the columns of the chart's rows
   * @param add whether it is wanted beside what is picked already, not in its place
   */
  constructor(
    readonly picks: readonly Pick[],
    readonly add: boolean,
  ) {
    super(PickEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody wants to see the rows behind a mark. Bubbles, composed. */
export class DrillEvent extends Event {
  static readonly type = 'wb-drill';
  /** @param picks what the mark stands for; [] for the whole chart */
  constructor(readonly picks: readonly Pick[]) {
    super(DrillEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-pick': PickEvent;
    'wb-drill': DrillEvent;
  }
}
