/** A box in the window. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Pixels between a mark and its tip, and between the tip and the window's edge. */
const gap = 6;

/**
 * Where a tip stands in the window: above the mark where there is room, else below, else beside it; never outside of the window.
 * @param x where along the mark the tip points
 */
export function tipPlace(
  mark: Box,
  x: number,
  tip: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const within = (value: number, most: number) => Math.max(gap, Math.min(value, most - gap));
  const left = within(x - tip.width / 2, view.width - tip.width);
  const above = mark.top - gap - tip.height;
  if (above >= gap) return { left, top: Math.min(above, view.height - tip.height - gap) };
  const below = mark.bottom + gap;
  if (below + tip.height <= view.height - gap) return { left, top: Math.max(gap, below) };
  const isLeft = mark.right + gap + tip.width > view.width - gap;
  const beside = isLeft ? mark.left - gap - tip.width : mark.right + gap;
  return {
    left: within(beside, view.width - tip.width),
    top: within((mark.top + mark.bottom - tip.height) / 2, view.height - tip.height),
  };
}
