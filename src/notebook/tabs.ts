import type { Notices } from './notices.ts';

/** The name of the right to keep things. */
const right = 'medallion-keeps';

/** Milliseconds after which a tab says that another one keeps the work: after a reload the page before may take some. */
const patience = 500;

/** What is needed of the browser's locks. */
export interface Locks {
  request(name: string, options: LockOptions, callback: () => Promise<unknown>): Promise<unknown>;
}

/** Of several tabs with this page one keeps the work; the others may look and run, and can take over. */
export class Tabs {
  /** Whether this tab keeps the work. */
  keeps = false;
  /** Whether it has the right to, which it may not use before it is known what another tab has kept meanwhile. */
  private hasRight = false;
  private giveUp = new AbortController();

  /**
   * @param locks undefined where the browser has none: then every tab keeps its work
   * @param told `mayKeep` is asked when the right comes later than at the start: it resolves once what this tab has may
   *   replace what another one has kept; `gained` is called once it does; `lost` once this tab keeps the work no more
   */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly notices: Notices,
    private readonly told: { mayKeep(): Promise<void>; gained(): void; lost(): void },
  ) {}

  /** Asks for the right to keep things. Resolves once it is there, or it is known that another tab has it. */
  async start(): Promise<void> {
    if (!this.locks) {
      this.keeps = true;
      return;
    }
    const waiting = new Promise<void>((resolve) => setTimeout(resolve, patience));
    let isLate = false;
    const asked = this.request({ signal: this.giveUp.signal }, () => isLate);
    await Promise.race([waiting, asked]);
    if (this.keeps) return;
    isLate = true;
    this.say('This page is open in another tab, which keeps the work.');
  }

  /** Resolves once this tab has the right, or never will; holds it until the page goes or another tab takes it. */
  private request(options: LockOptions, isLate: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const held = this.locks!.request(right, options, () => {
        this.hasRight = true;
        if (isLate()) void this.gain();
        else this.keeps = true;
        resolve();
        return new Promise(() => undefined);
      });
      held.catch(() => {
        if (this.hasRight) this.lost();
        resolve();
      });
    });
  }

  private async gain(): Promise<void> {
    this.notices.dismiss('tabs');
    await this.told.mayKeep();
    if (!this.hasRight) return;
    this.keeps = true;
    this.told.gained();
  }

  private lost(): void {
    this.keeps = false;
    this.hasRight = false;
    this.told.lost();
    // Once the other tab is closed this one keeps the work by itself.
    this.giveUp = new AbortController();
    void this.request({ signal: this.giveUp.signal }, () => true);
    this.say('Another tab has taken over and keeps the work from now on.');
  }

  private say(title: string): void {
    this.notices.show({
      id: 'tabs',
      tone: 'warning',
      title,
      lines: ['Everything works here too, but nothing of it is kept for the next visit.'],
      actions: [{ label: 'Take over', run: () => void this.takeOver() }],
    });
  }

  /** Takes the right from the tab that has it. */
  async takeOver(): Promise<void> {
    this.giveUp.abort();
    await this.request({ steal: true }, () => true);
  }
}
