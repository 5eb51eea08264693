import type { RunEntry } from '../engine/history/run-entry.ts';
import { UsageError } from './usage-error.ts';

/**
 * The run that a word names: its place in the list from 1, the beginning of its time, or `last`. Throws a UsageError where
 * there is none, or more than one.
 */
export function namedRun(word: string, history: readonly RunEntry[]): RunEntry {
  if (word === 'last' && history.length > 0) return history.at(-1)!;
  const place = /^\d{1,3}$/.test(word) ? Number(word) : 0;
  if (place > 0 && place <= history.length) return history[place - 1]!;
  const wanted = word.replace('T', ' ').replace(/Z$/, '');
  const found = history.filter(({ at }) => at.startsWith(wanted));
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new UsageError(`"${word}" names ${found.length} runs: ${found.map(({ at }) => at).join(', ')}`);
  throw new UsageError(
    `there is no run "${word}"; \`medallion runs\` lists the ${history.length} that are kept, by number and time`,
  );
}
