/** A message to the user that stays until it is dismissed or its cause is gone. */
export interface Notice {
  /** Notices with one id replace each other. */
  id: string;
  tone: 'info' | 'warning' | 'error';
  title: string;
  lines: string[];
  actions: { label: string; run: () => void }[];
  /** Whether it stays until its cause is gone, and can't be dismissed. */
  lasting: boolean;
}

/** The notices on show, oldest first. */
export class Notices {
  list: readonly Notice[] = [];

  constructor(private readonly changed: () => void) {}

  show(notice: Partial<Notice> & Pick<Notice, 'id' | 'title'>): void {
    const whole: Notice = { tone: 'info', lines: [], actions: [], lasting: false, ...notice };
    this.list = [...this.list.filter((other) => other.id !== notice.id), whole];
    this.changed();
  }

  dismiss(id: string): void {
    this.list = this.list.filter((notice) => notice.id !== id);
    this.changed();
  }
}
