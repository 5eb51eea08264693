/**
 * An engine's error as one line: its kind and the excerpt of the statement are dropped, what it suggests is kept.
 */
export function plainMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\n\s*\nLINE \d+:[\s\S]*$/, '')
    .replace(/\nLINE \d+:[\s\S]*$/, '')
    .replace(/^(?:\w+ )+Error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
