import { prose } from '../notebook/document.ts';
import type { CellKind } from '../notebook/unit.ts';

/** Prose: what stands between the fences. */
export const markdown: CellKind = {
  name: prose,
  label: 'Markdown',
  doc: 'Text with headings, lists, links and tables.',
  language: 'markdown',
  start: { words: [], body: '' },
  units: () => [],
};
