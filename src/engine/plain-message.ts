/**
 * An engine's error in plain words: its kind, the excerpt of the statement and suggestions of the engine's own
 * tables are dropped; lines of a message of ours stay lines.
 */
export function plainMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const kind = /^(?:\w+ )+Error: /;
  if (!kind.test(text)) return text;
  return text
    .replace(/\n\s*\n?LINE \d+:[\s\S]*$/, '')
    .replace(kind, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ Did you mean "(?:main\.)?(?:duckdb|pg|sqlite|pragma)_\w+"\?/, '')
    .trim();
}
