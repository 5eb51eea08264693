import { countText } from '../core/plural.ts';
import { headLines, joinLines, rowLines, type CopyFormat } from './copy-formats.ts';
import type { RowSource } from './row-source.ts';
import type { Block } from './selection.ts';

/** More rows than this are no longer copied: they belong in a file. */
export const copyLimit = 100_000;

/** So many values are fetched at once, so that the page stays quick. */
const batchValues = 6_000;

/**
 * The text of a block of cells with whole values.
 *
 * @param block rows by position, and columns by their place in `columns`.
 * @param columns the shown columns by index.
 * @param head whether the names of the columns stand above.
 * @returns the text. Throws where the block has more than `copyLimit` rows, and the engine's error.
 */
export async function copyText(
  source: RowSource,
  block: Block,
  columns: readonly number[],
  format: CopyFormat,
  head: boolean,
): Promise<string> {
  if (block.bottom - block.top + 1 > copyLimit)
    throw new Error(
      `Up to ${countText(copyLimit)} rows can be copied. Filter the rows, or export them to a file.`,
    );
  const chosen = columns.slice(block.left, block.right + 1);
  const lines = head
    ? headLines(
        chosen.map((index) => source.columns[index]!.name),
        format,
      )
    : [];
  const batch = Math.max(1, Math.floor(batchValues / chosen.length));
  for (let first = block.top; first <= block.bottom; first += batch) {
    const rows = await source.exact(first, Math.min(batch, block.bottom - first + 1), chosen);
    for (const line of rowLines(rows, format)) lines.push(line);
  }
  return joinLines(lines, format);
}

/**
 * Puts a text that is still being made on the clipboard. It is handed over as a promise, as browsers allow it only
 * within the moment of a click or a key. Rejects where making the text fails, or the browser refuses.
 */
export async function writeClipboard(text: Promise<string>): Promise<void> {
  const { clipboard } = navigator;
  if (!clipboard) throw new Error('This page can’t use the clipboard. It works over https and on localhost.');
  if (typeof ClipboardItem === 'undefined') return clipboard.writeText(await text);
  const blob = text.then((made) => new Blob([made], { type: 'text/plain' }));
  // The browser's own words for a failed promise say nothing of why.
  await Promise.all([text, clipboard.write([new ClipboardItem({ 'text/plain': blob })])]);
}
