import type { KeyHelp } from '../core/key-help.ts';

/** The keys of a dashboard, and of its tiles shown one by one. */
export const dashboardKeys: readonly KeyHelp[] = [
  { keys: ['Escape'], what: 'Show all again: take away the filters' },
  { keys: ['ArrowLeft', 'ArrowRight'], what: 'While presenting: the tile before, the next tile' },
  { keys: ['Space', 'Home', 'End'], what: 'While presenting: the next, the first, the last tile' },
];
