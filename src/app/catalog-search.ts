import type { CatalogueTable } from '../notebook/catalogue-table.ts';

/** A table that a search has found. */
export interface CatalogHit {
  table: CatalogueTable;
  /** The columns whose names hold a word that the table's own name doesn't; [] where its name is enough. */
  columns: CatalogueTable['columns'];
}

/** The words of a search, in lower case. */
export function searchWords(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** The tables in which each word of a search is found, in the table's name or in that of a column. */
export function searchTables(tables: readonly CatalogueTable[], words: readonly string[]): CatalogHit[] {
  return tables.flatMap((table) => {
    const name = table.name.toLowerCase();
    const open = words.filter((word) => !name.includes(word));
    const columns = table.columns.filter((column) =>
      open.some((word) => column.name.toLowerCase().includes(word)),
    );
    const isFound = open.every((word) => columns.some((column) => column.name.toLowerCase().includes(word)));
    return isFound ? [{ table, columns }] : [];
  });
}

/** A text cut where words are found in it; each piece says whether it is one of them. */
export function markedPieces(text: string, words: readonly string[]): { text: string; isHit: boolean }[] {
  const lower = text.toLowerCase();
  // Some letters are longer in lower case; their places would no longer be those of the text.
  if (words.length === 0 || lower.length !== text.length) return [{ text, isHit: false }];
  const hits = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
      hits.fill(true, at, at + word.length);
  const pieces: { text: string; isHit: boolean }[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = pieces.at(-1);
    if (last && last.isHit === hits[at]) last.text += text[at]!;
    else pieces.push({ text: text[at]!, isHit: hits[at]! });
  }
  return pieces;
}
