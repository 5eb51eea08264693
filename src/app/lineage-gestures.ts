import type { LineageViewport } from './lineage-viewport.ts';

/** Pixels that a pointer may move before a press becomes a drag. */
const slack = 4;

/** Pans and zooms a graph by wheel, drag and pinch. */
export class LineageGestures {
  private readonly pointers = new Map<number, { x: number; y: number }>();
  private moved = 0;

  /** @param changed draws the graph where it is now */
  constructor(
    private readonly viewport: LineageViewport,
    private readonly changed: (dragging: boolean) => void,
  ) {}

  /** Whether the press that has just ended was a drag, so that it selects nothing. */
  get wasDrag(): boolean {
    return this.moved > slack;
  }

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
    const speed = event.ctrlKey ? 0.01 : event.deltaMode === 0 ? 0.002 : 0.05;
    this.viewport.zoom(Math.exp(-event.deltaY * speed), at);
    this.changed(false);
  };

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (this.pointers.size === 0) this.moved = 0;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [x, y] = [now.x - before.x, now.y - before.y];
    this.moved += Math.hypot(x, y);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (!this.wasDrag) return;
    const target = event.currentTarget as Element;
    // Only now: a captured press would not reach the node that it is on.
    target.setPointerCapture(event.pointerId);
    if (other) {
      const { left, top } = target.getBoundingClientRect();
      const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y);
      const middle = { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top };
      this.viewport.pan(x / 2, y / 2);
      this.viewport.zoom(apart(now) / Math.max(1, apart(before)), middle);
    } else this.viewport.pan(x, y);
    this.changed(true);
  };

  readonly up = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
    this.changed(false);
  };
}
