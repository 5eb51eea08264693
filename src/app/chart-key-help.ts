import type { KeyHelp } from '../core/key-help.ts';

/** The keys of a chart that has the focus. */
export const chartKeys: readonly KeyHelp[] = [
  { keys: ['Arrows'], what: 'The marks one by one' },
  { keys: ['Home', 'End'], what: 'The first and the last mark' },
  { keys: ['PageUp', 'PageDown'], what: 'Ten marks back or on' },
  { keys: ['Enter', 'Click'], what: 'Filter by the mark' },
  { keys: ['Mod+Enter', 'Mod+Click', 'Shift+Click'], what: 'Filter by this mark, too' },
  { keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Drag'], what: 'Choose a range, with Enter at its end' },
  { keys: ['D'], what: 'The rows behind the mark' },
  { keys: ['Escape'], what: 'Put away what is said of the mark, or the range' },
];
