import type { Point } from './lineage-layout.ts';

/** So small and so large is the graph drawn at most. */
const smallest = 0.1;
const largest = 2.5;

/** Which part of the graph is seen, and how large. */
export class LineageViewport {
  x = 0;
  y = 0;
  scale = 1;

  get transform(): string {
    return `translate(${this.x} ${this.y}) scale(${this.scale})`;
  }

  /** Moves the graph by so many pixels of the screen. */
  pan(x: number, y: number): void {
    this.x += x;
    this.y += y;
  }

  /** Draws the graph so many times larger; what is at a place of the screen stays there. */
  zoom(factor: number, { x, y }: Point): void {
    const scale = Math.min(largest, Math.max(smallest, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
  }

  /** Shows all of a graph of this size on a screen of that size, no larger than it is. */
  fit(graph: { width: number; height: number }, screen: { width: number; height: number }): void {
    const scale = Math.min(1, screen.width / graph.width, screen.height / graph.height);
    this.scale = Math.max(smallest, scale);
    this.x = (screen.width - graph.width * this.scale) / 2;
    this.y = (screen.height - graph.height * this.scale) / 2;
  }

  /** Moves the graph just so far that a box is seen, with some room around it. */
  reveal(box: Point & { width: number; height: number }, screen: { width: number; height: number }): void {
    const room = 24;
    const shift = (start: number, size: number, whole: number) => {
      if (start < room) return room - start;
      const over = start + size - (whole - room);
      return over > 0 ? -Math.min(over, start - room) : 0;
    };
    const { scale } = this;
    this.x += shift(box.x * scale + this.x, box.width * scale, screen.width);
    this.y += shift(box.y * scale + this.y, box.height * scale, screen.height);
  }
}
