import type { ColumnLayout } from './column-layout.ts';
import { headHeight, rowHeight, type GridViewport } from './grid-viewport.ts';
import type { Place } from './selection.ts';

/** What a pointer can do to a grid. */
export interface GridTarget {
  readonly layout: ColumnLayout;
  readonly rowCount: number;
  readonly view: GridViewport;
  select(row: number, column: number, extend: boolean): void;
  resize(place: number, width: number): void;
  sortBy(place: number, add: boolean): void;
  autosize(place: number): void;
  openMenu(place: number, at: Element): void;
  openValue(row: number, place: number): void;
}

/** While a selection is drawn beyond the edge, the grid follows so often, in milliseconds. */
const followTime = 50;

/** Turns clicks, drags and double clicks into what they mean by where they are. */
export class GridPointer {
  private following: ReturnType<typeof setInterval> | undefined;
  private end: (() => void) | undefined;
  /** A click that ends a drag of a header's edge doesn't sort. */
  private resized = false;

  constructor(private readonly target: GridTarget) {}

  /** Ends a drag. */
  stop(): void {
    clearInterval(this.following);
    this.end?.();
    this.end = undefined;
  }

  readonly down = (event: PointerEvent): void => {
    this.resized = false;
    if (event.button !== 0) return;
    const scroller = event.currentTarget as HTMLElement;
    const head = headOf(event);
    if (head) {
      // Clicks go to the element that holds the pointer: the handle must see its double click.
      if (head.part === 'handle')
        this.drag(event, scroller, head.element, this.resizing(head.place, event.clientX));
      return;
    }
    // A finger scrolls; its tap selects.
    if (event.pointerType === 'touch') return;
    const cell = this.cellAt(scroller, event);
    if (!cell) return;
    this.target.select(cell.row, cell.column, event.shiftKey);
    this.drag(event, scroller, scroller, this.selecting(scroller, event));
  };

  readonly click = (event: MouseEvent): void => {
    const scroller = event.currentTarget as HTMLElement;
    const head = headOf(event);
    if (head?.part === 'menu') this.target.openMenu(head.place, head.element);
    else if (head && head.part === '' && !this.resized) {
      this.target.select(-1, head.place, false);
      this.target.sortBy(head.place, event.shiftKey);
    } else if (!head && (event as PointerEvent).pointerType === 'touch') {
      const cell = this.cellAt(scroller, event);
      if (cell) this.target.select(cell.row, cell.column, false);
    }
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const head = headOf(event);
    if (head?.part === 'handle') this.target.autosize(head.place);
    if (head) return;
    const cell = this.cellAt(event.currentTarget as HTMLElement, event);
    if (cell) this.target.openValue(cell.row, cell.column);
  };

  private drag(
    event: PointerEvent,
    scroller: HTMLElement,
    holder: Element,
    follow: (event: PointerEvent) => void,
  ): void {
    this.stop();
    holder.setPointerCapture(event.pointerId);
    const move = (moved: Event) => follow(moved as PointerEvent);
    const up = () => this.stop();
    scroller.addEventListener('pointermove', move);
    scroller.addEventListener('lostpointercapture', up);
    this.end = () => {
      scroller.removeEventListener('pointermove', move);
      scroller.removeEventListener('lostpointercapture', up);
    };
  }

  private resizing(place: number, from: number): (event: PointerEvent) => void {
    const before = this.target.layout.widthOf(place);
    return ({ clientX }) => {
      this.resized = true;
      this.target.resize(place, before + clientX - from);
    };
  }

  private selecting(scroller: HTMLElement, first: PointerEvent): (event: PointerEvent) => void {
    let latest = first;
    const extend = () => {
      const cell = this.cellAt(scroller, latest, true);
      if (cell) this.target.select(cell.row, cell.column, true);
    };
    return (event) => {
      // A click that trembles is no drag.
      if (Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) < 4 && latest === first)
        return;
      latest = event;
      extend();
      const box = scroller.getBoundingClientRect();
      const isOutside = event.clientY < box.top + headHeight || event.clientY > box.bottom;
      clearInterval(this.following);
      if (isOutside) this.following = setInterval(extend, followTime);
    };
  }

  /** The cell under a point, computed: elements are used again for other rows. With `near` the nearest one. */
  private cellAt(scroller: HTMLElement, { clientX, clientY }: MouseEvent, near = false): Place | undefined {
    const { layout, rowCount, view } = this.target;
    const box = scroller.getBoundingClientRect();
    const x = clientX - box.left - scroller.clientLeft + scroller.scrollLeft;
    const y = clientY - box.top - scroller.clientTop - headHeight + view.place;
    const row = Math.floor(y / rowHeight);
    const isInView = clientX - box.left < scroller.clientWidth && clientY - box.top < scroller.clientHeight;
    if (!near && (row < 0 || row >= rowCount || x > layout.width || !isInView)) return undefined;
    if (rowCount === 0) return undefined;
    return {
      row: Math.min(Math.max(row, 0), rowCount - 1),
      column: layout.between(Math.max(0, x), 0).first,
    };
  }
}

/** The header that was hit, and which part of it: '' for the name. */
function headOf(event: Event): { place: number; part: string; element: Element } | undefined {
  const hit = event.target as Element;
  const head = hit.closest<HTMLElement>('[data-place]');
  if (!head) return undefined;
  const part = hit.closest<HTMLElement>('[data-part]');
  return { place: Number(head.dataset['place']), part: part?.dataset['part'] ?? '', element: part ?? head };
}
