/** So many characters fit into a cell, counted as UTF-16 does. */
const mostCharacters = 32_767;

/** What a reader of the format would take for an escape, and what XML can’t hold or changes: all controls but tab and line feed. */
const escaped = /_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * A text as a cell of an Excel workbook holds it: `_xHHHH_` for a character that XML can't (ST_Xstring of ECMA-376).
 * Throws an Error that says `where` if the text is longer than a cell can be.
 */
export function xlsxText(text: string, where: string): string {
  if (text.length > mostCharacters)
    throw new Error(
      `${where} has ${text.length} characters, and a cell of Excel holds ${mostCharacters} at most: export CSV, or shorten it`,
    );
  return text.replace(
    escaped,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
