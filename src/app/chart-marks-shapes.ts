import { html, type TemplateResult } from 'lit';
import type { Brush, Point } from '../charts/charts.ts';

/** A range along x of the picture. */
export interface Band {
  from: number;
  to: number;
}

/** Pixels between a mark and its ring, and the least room within a ring. */
const margin = 3;
const least = 8;

/** A ring around a mark; `scale` is the pixels on the screen for one of the picture. */
export function ringShape({ box }: Point, scale: number): TemplateResult {
  const [wide, high] = [box.width, box.height].map((size) => Math.max(least, size * scale) + 2 * margin);
  const left = (box.x + box.width / 2) * scale - wide! / 2;
  const top = (box.y + box.height / 2) * scale - high! / 2;
  return html`<div class="ring" style="left:${left}px;top:${top}px;width:${wide}px;height:${high}px"></div>`;
}

/** The band of a range that is being chosen, as high as the drawing. */
export function bandShape({ from, to }: Band, brush: Brush, scale: number): TemplateResult {
  const clamp = (x: number) => Math.max(brush.left, Math.min(brush.right, x));
  const [left, right] = [clamp(Math.min(from, to)) * scale, clamp(Math.max(from, to)) * scale];
  const [top, height] = [brush.top * scale, (brush.bottom - brush.top) * scale];
  const width = Math.max(2, right - left);
  return html`<div
    class="band"
    style="left:${left}px;width:${width}px;top:${top}px;height:${height}px"
  ></div>`;
}
