import type { ColumnRef } from '../core/lineage/model.ts';

/** A column, or with the name '' a table, is to be selected; nothing where there is none. Bubbles, composed. */
export class LineageSelectEvent extends Event {
  static readonly type = 'wb-lineage-select';
  constructor(readonly ref: ColumnRef | undefined) {
    super(LineageSelectEvent.type, { bubbles: true, composed: true });
  }
}

/** The columns of a table are to be shown, or hidden. Bubbles, composed. */
export class LineageToggleEvent extends Event {
  static readonly type = 'wb-lineage-toggle';
  constructor(readonly dataset: string) {
    super(LineageToggleEvent.type, { bubbles: true, composed: true });
  }
}

/** Asks the page to show the lineage of a table. Bubbles, composed. */
export class ShowLineageEvent extends Event {
  static readonly type = 'wb-show-lineage';
  /** @param dataset the table's full name in lower case */
  constructor(readonly dataset: string) {
    super(ShowLineageEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-lineage-select': LineageSelectEvent;
    'wb-lineage-toggle': LineageToggleEvent;
    'wb-show-lineage': ShowLineageEvent;
  }
}
