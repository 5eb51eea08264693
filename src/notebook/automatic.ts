import type { Workspace } from './workspace.ts';

/** Milliseconds without an edit after which cells run by themselves. */
const pause = 700;

/** Runs what is out of date once an edit is over, as long as the user wants that. It is off until it is switched on. */
export class Automatic {
  on = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly workspace: Workspace) {}

  switch(on: boolean): void {
    this.on = on;
    this.workspace.changes.tell('status');
    if (on) this.soon();
    else clearTimeout(this.timer);
  }

  /** Something was edited: what is out of date runs when no more edits follow. */
  soon(): void {
    if (!this.on) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.workspace.running) this.soon();
      else void this.workspace.runner.runStale();
    }, pause);
  }
}
