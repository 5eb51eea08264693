/** Asks the page to show how the file of a job is read. Bubbles, composed. */
export class LookAtFileEvent extends Event {
  static readonly type = 'wb-look-at-file';
  constructor(
    readonly name: string,
    /** The id of the job that reads it, as one file may fill several tables. */
    readonly job: string,
  ) {
    super(LookAtFileEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-look-at-file': LookAtFileEvent;
  }
}
