import type { Job } from '../core/jobs/job.ts';
import type { TableName } from '../core/names.ts';
import type { RowIdentity } from '../engine/passport/passport.ts';

/** A row's values, whole, as text by column name; NULL is null. */
export type RowTexts = Readonly<Record<string, string | null>>;

/** A row whose story can be told: one that comes from a record of a file, or one of a BI table, which comes from many. */
export type RowSubject =
  { kind: 'record'; table: TableName; row: RowIdentity } | { kind: 'published'; job: Job; values: RowTexts };

/** Asks the page to tell a row's story. Bubbles, composed. */
export class ShowRowEvent extends Event {
  static readonly type = 'wb-show-row';
  constructor(readonly subject: RowSubject) {
    super(ShowRowEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-show-row': ShowRowEvent;
  }
}
