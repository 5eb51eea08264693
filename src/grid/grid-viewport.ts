import { ScrollMap } from './scroll-map.ts';

export const rowHeight = 27;
export const headHeight = 42;

/** So long after the last scroll the scrollbar is put where its place is, in milliseconds. */
const settleTime = 150;
/** Within so many pixels of an end that is done at once, so that the scrollbar doesn't run out before the rows. */
const nearEnd = 60_000;

/** The part of the rows that is seen, and the scrollbar beside it. */
export class GridViewport {
  /** The distance of the seen part from the top of all rows, in pixels. */
  place = 0;
  /** Which way the rows went last. */
  direction: 1 | -1 = 1;
  width = 0;
  height = 0;
  left = 0;
  /** The height of the scrollbar below the rows. */
  bar = 0;
  map = new ScrollMap(0, 0);
  private scroller: HTMLElement | undefined;
  private position = 0;
  /** The height that the scrollbar was last made for. */
  private settled = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private readonly observer = new ResizeObserver(() => this.measure());

  constructor(private readonly changed: () => void) {}

  /** Watches the element that scrolls; undefined ends it. */
  attach(scroller: HTMLElement | undefined): void {
    if (scroller === this.scroller) return;
    this.observer.disconnect();
    this.scroller = scroller;
    if (!scroller) return;
    this.observer.observe(scroller);
    this.measure();
  }

  detach(): void {
    clearTimeout(this.settling);
    this.attach(undefined);
  }

  /** Takes the number of rows; the place stays as far as it exists. */
  setRows(rows: number): void {
    const full = rows * rowHeight;
    if (this.map.full === full && this.map.view === this.height) return;
    this.map = new ScrollMap(full, this.height);
    this.place = this.map.clamp(this.place);
  }

  /** The first and the last row that are seen, and how many fit. */
  get rows(): { first: number; last: number; page: number } {
    const count = this.map.full / rowHeight;
    return {
      first: Math.floor(this.place / rowHeight),
      last: Math.min(count - 1, Math.floor((this.place + Math.max(0, this.height - 1)) / rowHeight)),
      page: Math.max(1, Math.floor(this.height / rowHeight)),
    };
  }

  /** Follows the scrollbar. */
  readonly scrolled = (): void => {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollTop, scrollLeft } = scroller;
    if (scrollTop === this.position && scrollLeft === this.left) return;
    this.left = scrollLeft;
    if (scrollTop !== this.position) {
      const place = this.map.follow(this.place, this.position, scrollTop);
      this.position = scrollTop;
      this.turn(place);
      const end = Math.min(scrollTop, this.map.height - this.height - scrollTop);
      if (end < nearEnd) this.settle();
      else {
        clearTimeout(this.settling);
        this.settling = setTimeout(this.settleLater, settleTime);
      }
    }
    this.changed();
  };

  /** Goes to a place. */
  to(place: number): void {
    this.turn(this.map.clamp(place));
    this.settle();
    this.changed();
  }

  /** Puts the scrollbar where the place is after the height has changed. Reading it makes the browser lay out all. */
  settleHeight(): void {
    if (this.settled === this.map.height) return;
    this.settled = this.map.height;
    this.settle();
  }

  /** Puts the scrollbar where the place is. */
  readonly settle = (): void => {
    if (!this.scroller) return;
    const position = this.map.position(this.place);
    if (Math.abs(position - this.scroller.scrollTop) > 1) this.scroller.scrollTop = position;
    this.position = this.scroller.scrollTop;
  };

  /** The same after a while: a scroll that the browser has not told of yet goes before. */
  private readonly settleLater = (): void => {
    if (this.scroller && this.scroller.scrollTop !== this.position) this.scrolled();
    else this.settle();
  };

  /** Goes as far as a row needs to be seen whole; the header is always seen. */
  reveal(row: number): void {
    if (row < 0) return;
    const top = row * rowHeight;
    if (top < this.place) this.to(top);
    else if (top + rowHeight > this.place + this.height) this.to(top + rowHeight - this.height);
  }

  /** Goes sideways as far as a column needs to be seen. */
  revealColumn(left: number, width: number): void {
    const { scroller } = this;
    if (!scroller) return;
    if (left < scroller.scrollLeft || width > this.width) scroller.scrollLeft = left;
    else if (left + width > scroller.scrollLeft + this.width) scroller.scrollLeft = left + width - this.width;
    this.left = scroller.scrollLeft;
  }

  private turn(place: number): void {
    if (place !== this.place) this.direction = place > this.place ? 1 : -1;
    this.place = place;
  }

  private measure(): void {
    const { scroller } = this;
    if (!scroller) return;
    const height = Math.max(0, scroller.clientHeight - headHeight);
    const bar = scroller.offsetHeight - scroller.clientHeight;
    if (height === this.height && scroller.clientWidth === this.width && bar === this.bar) return;
    this.bar = bar;
    this.height = height;
    this.width = scroller.clientWidth;
    this.changed();
  }
}
