/** Something on show has changed: the topics say what. A unit's topic is its id behind `unit:`. */
export class ChangeEvent extends Event {
  static readonly type = 'change';
  constructor(readonly topics: ReadonlySet<string>) {
    super(ChangeEvent.type);
  }
}

/**
 * Topics of a workspace: `plan` (jobs, which cells there are, problems), `cell:ID` (a cell's text), `graph` (who depends
 * on whom), `history` (what can be undone), `running` (a run begins or ends), `status` (engine, run, files), `notices`,
 * `tables` (which there are and their rows), `tabs` (which tab keeps the work), `tabs:refused`, `unit:ID`; the screen has some of its own with a colon in them.
 */
export type Topic =
  'plan' | 'graph' | 'history' | 'running' | 'status' | 'notices' | 'tables' | 'tabs' | `${string}:${string}`;

/** Gathers changes and tells them together, once a frame, so that a run of many short jobs costs few updates. */
export class Changes extends EventTarget {
  private pending = new Set<string>();

  /** @param schedule calls back soon: in the page with the next frame. */
  constructor(private readonly schedule: (callback: () => void) => void) {
    super();
  }

  tell(topic: Topic): void {
    if (this.pending.size === 0) this.schedule(() => this.flush());
    this.pending.add(topic);
  }

  /** Calls back with each set of changes; returns the way to stop. */
  listen(listener: (topics: ReadonlySet<string>) => void): () => void {
    const wrapped = (event: Event) => listener((event as ChangeEvent).topics);
    this.addEventListener(ChangeEvent.type, wrapped);
    return () => this.removeEventListener(ChangeEvent.type, wrapped);
  }

  private flush(): void {
    const topics = this.pending;
    this.pending = new Set();
    this.dispatchEvent(new ChangeEvent(topics));
  }
}
