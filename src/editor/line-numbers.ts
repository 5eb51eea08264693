// Apart from the editor: a page shows texts with their numbers before it has loaded the editor.

/** Lines up to which a text has no numbers: a short text is quieter without. */
const fewLines = 8;

/** Whether a text of so many lines has numbers beside them. */
export function hasNumbers(lines: number): boolean {
  return lines > fewLines;
}

/** Widths in pixels: of the numbers, of the signs that fold, and of the space before a line's first character. */
export const gutter = { numbers: 34, fold: 24, line: 14 };
