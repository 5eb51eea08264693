/** A column and the value that it must have, or what is wrong with the text that says so. */
export interface CorrectionKeys {
  keys: { column: string; value: string }[];
  problem?: string;
}

/**
 * Reads `npi=0012345678, day=2025-01-31`: pairs apart by commas; a value that holds a comma or a quote stands in double
 * quotes, a quote in it twice.
 */
export function correctionKeys(text: string): CorrectionKeys {
  const keys: CorrectionKeys['keys'] = [];
  const pair = /\s*([^=,"]+?)\s*=\s*(?:"((?:[^"]|"")*)"|([^,"]*?))\s*(?:,|$)/y;
  while (pair.lastIndex < text.length) {
    const at = pair.lastIndex;
    const found = pair.exec(text);
    if (!found)
      return {
        keys: [],
        problem: `can't read "${text.slice(at).trim()}"; write it as column=value, column=value`,
      };
    keys.push({ column: found[1]!, value: found[2]?.replaceAll('""', '"') ?? found[3]! });
  }
  return { keys };
}

/** Writes what `correctionKeys` reads. */
export function printCorrectionKeys(keys: CorrectionKeys['keys']): string {
  const print = (value: string) => (/[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return keys.map(({ column, value }) => `${column}=${print(value)}`).join(', ');
}
