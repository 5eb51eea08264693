import { readFileSync } from 'node:fs';
import { parseNotebook } from '../notebook/parse.ts';

/** The YAML of the dashboard in a chapter of the shipped notebook, such as `02-executive-summary`. */
export function shippedDashboard(chapter: string): string {
  const text = readFileSync(new URL(`../../cells/${chapter}.md`, import.meta.url), 'utf8');
  const cells = parseNotebook(text, new Set(['dashboard']));
  return cells.find((cell) => cell.kind === 'dashboard')!.body;
}
