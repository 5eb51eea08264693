import type { Point } from '../charts/charts.ts';

/** How a picture lies in the window: its corner, and the pixels on the screen for one of its own. */
export interface PictureFrame {
  left: number;
  top: number;
  scale: number;
}

/** The box of a mark in the window, as a place for words about it; `above` is room at its top that these leave free. */
export function boxInWindow({ box }: Point, { left, top, scale }: PictureFrame, above: number): DOMRect {
  const [y, height] = [box.y - above, box.height + above];
  return new DOMRect(left + box.x * scale, top + y * scale, box.width * scale, height * scale);
}

/** The place of the picture at which the pointer is. */
export function placeInPicture(
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
  { left, top, scale }: PictureFrame,
): { x: number; y: number } {
  return { x: (clientX - left) / scale, y: (clientY - top) / scale };
}
