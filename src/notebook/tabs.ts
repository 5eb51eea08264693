import type { Notices } from './notices.ts';

/** The name of the right to keep things. */
const right = 'medallion-keeps';

/** Milliseconds after which a tab says that another one keeps the work: after a reload the page before may take some. */
const patience = 500;

/** Milliseconds in which several things that were kept are read as one. */
const pause = 100;

/** Milliseconds after which a tab that is asked to give way and says nothing is taken to hang. */
const courtesy = 3000;

const id = 'tabs';

/** What is needed of the browser's locks. */
export interface Locks {
  request(name: string, options: LockOptions, callback: () => Promise<unknown>): Promise<unknown>;
}

/** What tabs tell each other: that something was kept, that another one wants to keep the work, that it soon will. */
export type TabMessage = 'kept' | 'give way' | 'soon';

/** How the tabs with one workspace hear each other. */
export interface Channel {
  post(message: TabMessage): void;
  /** Calls back with each message that another tab posts. */
  listen(hear: (message: TabMessage) => void): void;
}

/** What a tab does as others come and go. */
export interface TabTasks {
  /** Shows what is kept in place of what is on show. */
  follow(): Promise<void>;
  /** Ends what goes on and keeps all there is. */
  settle(): Promise<void>;
  /** Ends what goes on, as another tab has taken the work away and nothing may be kept any more. */
  lost(): Promise<void>;
  /** `keeps` or `follows` has changed. */
  changed(): void;
  /** Something was wanted that only the tab that keeps the work may do. */
  refused(): void;
}

/** Of several tabs with one workspace one keeps the work; the others read along, and can take over. */
export class Tabs {
  /** Whether this tab keeps the work. */
  keeps = false;
  /** Whether another tab keeps the work: then this one shows what that one keeps and changes nothing. */
  follows = false;
  private isTaking = false;
  /** Milliseconds for which the tab that is asked to give way has said nothing. */
  private silence = 0;
  private release: (() => void) | undefined;
  private waiting = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private following: Promise<void> = Promise.resolve();

  /** @param locks absent where the browser has none: then every tab keeps its work */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly channel: Channel | undefined,
    private readonly notices: Notices,
    private readonly tasks: TabTasks,
  ) {}

  /**
   * Asks for the right to keep things. Resolves once it is there, or it is known that another tab has it.
   * @param isShared whether tabs see what others keep; where not, each is alone
   */
  async start(isShared: boolean): Promise<void> {
    if (!this.locks || !isShared) {
      this.keeps = true;
      return;
    }
    this.channel?.listen((message) => void this.hear(message));
    const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
    let isLate = false;
    await Promise.race([late, this.request({ signal: this.waiting.signal }, () => isLate)]);
    if (this.keeps) return;
    isLate = true;
    this.fallBehind('Another tab keeps this workspace; this one reads along.');
  }

  /** Tells the other tabs that something was kept. */
  kept(): void {
    this.channel?.post('kept');
  }

  /** Whether this tab may change or run anything; where another one keeps the work it says so. */
  mayChange(): boolean {
    if (!this.follows) return true;
    if (!this.isTaking) this.say('Nothing was changed: another tab keeps this workspace.');
    this.tasks.refused();
    return false;
  }

  /** Takes the right from the tab that has it, which keeps what it has first. Resolves once this tab keeps the work. */
  async takeOver(): Promise<void> {
    if (!this.follows || this.isTaking) return;
    this.isTaking = true;
    this.notices.show({ id, title: 'Taking over, once the other tab has kept what it has …', lasting: true });
    this.channel?.post('give way');
    for (this.silence = 0; this.silence < courtesy && !this.release; this.silence += pause)
      await new Promise((resolve) => setTimeout(resolve, pause));
    if (!this.release) await this.request({ steal: true }, () => true);
    await this.following;
    this.isTaking = false;
  }

  /** Resolves once this tab has the right, or never will; holds it until the page goes or another tab takes it. */
  private request(options: LockOptions, isLate: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const held = this.locks!.request(right, options, () => {
        const holding = new Promise<void>((release) => (this.release = release));
        if (isLate()) void this.gain();
        else this.keeps = true;
        resolve();
        return holding;
      });
      held.catch(() => {
        if (this.release) void this.lose();
        resolve();
      });
    });
  }

  private async gain(): Promise<void> {
    clearTimeout(this.timer);
    await this.follow();
    if (!this.release) return;
    this.keeps = true;
    this.follows = false;
    this.notices.dismiss(id);
    this.tasks.changed();
  }

  private async hear(message: TabMessage): Promise<void> {
    if (message === 'give way') {
      if (this.keeps) await this.giveWay();
      else if (this.follows && !this.isTaking) this.waitAgain();
    } else if (message === 'soon') this.silence = 0;
    else if (this.follows && !this.release) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.follow(), pause);
    }
  }

  private async giveWay(): Promise<void> {
    const telling = setInterval(() => this.channel?.post('soon'), courtesy / 3);
    await this.tasks.settle().finally(() => clearInterval(telling));
    if (!this.keeps) return;
    const { release } = this;
    this.release = undefined;
    this.fallBehind('Another tab has taken over and keeps this workspace; this one reads along.');
    release?.();
    this.waitAgain();
  }

  private async lose(): Promise<void> {
    this.release = undefined;
    this.fallBehind('Another tab has taken over and keeps this workspace; this one reads along.');
    await this.tasks.lost();
    this.waitAgain();
    await this.follow();
  }

  private fallBehind(title: string): void {
    this.keeps = false;
    this.follows = true;
    this.tasks.changed();
    this.say(title);
  }

  /** Waits for the right behind all who wait already: once the other tabs are closed this one keeps the work by itself. */
  private waitAgain(): void {
    this.waiting.abort();
    this.waiting = new AbortController();
    void this.request({ signal: this.waiting.signal }, () => true);
  }

  private follow(): Promise<void> {
    this.following = this.following.then(() => this.tasks.follow());
    return this.following;
  }

  private say(title: string): void {
    this.notices.show({
      id,
      tone: 'warning',
      title,
      lines: [
        'It shows what the other one keeps, and can be looked through. To change or run something, take over.',
      ],
      actions: [{ label: 'Take over', run: () => void this.takeOver() }],
      lasting: true,
    });
  }
}
