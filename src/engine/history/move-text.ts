import { figureText } from '../../core/figure-text.ts';
import type { Move } from './moves.ts';

/** A figure as people read it; `none` where there is none. */
export function valueText(value: number | undefined): string {
  return value === undefined ? 'none' : figureText(value);
}

/** By how much a figure has moved, with its sign. */
export function moveText({ before, after }: Move): string {
  if (before === undefined) return `new: ${valueText(after)}`;
  if (after === undefined) return 'gone';
  const by = after - before;
  return `${by < 0 ? '−' : '+'}${valueText(Math.abs(by))}`;
}
