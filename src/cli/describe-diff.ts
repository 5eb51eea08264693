import type { Attribution } from '../engine/history/attribute.ts';
import { moveText, valueText } from '../engine/history/move-text.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';

/** Why the figures of two runs differ, as lines for people. */
export function describeDiff(
  before: RunEntry,
  after: RunEntry,
  { moves, parts, notes }: Attribution,
): string {
  const isLong = new Set(parts.map(({ run }) => run)).size > 1;
  const idle = parts.filter((part) => part.moves.length === 0);
  return [
    `${before.at} → ${after.at}`,
    ...(parts.length === 0 ? ['Nothing that the runs were made of differs.'] : []),
    ...(moves.length === 0 ? ['No figure has moved.'] : []),
    ...moves.flatMap((move) => [
      '',
      `${move.title} (${move.of}): ${valueText(move.before)} → ${valueText(move.after)}`,
      ...parts.flatMap((part) => {
        const own = part.moves.find(({ of, title }) => of === move.of && title === move.title);
        return own
          ? [`  ${moveText(own).padStart(10)}  ${part.text}${isLong ? `  (run of ${part.run})` : ''}`]
          : [];
      }),
    ]),
    ...(idle.length > 0 ? ['', `Moved none of the figures: ${idle.map(({ text }) => text).join(', ')}`] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}
