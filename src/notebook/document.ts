/** The kind of prose: what stands between the cells' fences. */
export const prose = 'markdown';

/** One cell of a notebook. `open`, `body` and `close`, one after the other, are its source to the byte. */
export interface Cell {
  /** Unique in a workspace while it is open; not in the text. */
  readonly id: string;
  /** `markdown` for prose, else the first word of the fence's info string. */
  readonly kind: string;
  /** The bare words of the info string behind the kind: `['dq', 'dq_hcp_data']` in `job dq dq_hcp_data`. */
  readonly words: readonly string[];
  /** The `key=value` words of the info string. */
  readonly options: Readonly<Record<string, string>>;
  /** The fence's opening line; for prose the mark that keeps it apart from prose before it, mostly ''. */
  readonly open: string;
  /** What a person edits, without the line end behind it. */
  readonly body: string;
  /** What stands behind the body: the closing line where there is one, and the blank lines up to the next cell. */
  readonly close: string;
}

/** The comment that begins a cell of prose where the text alone would not: GitHub doesn't show it. */
export const proseMark = '<!-- cell -->';
export const collapsedProseMark = '<!-- cell collapsed -->';

export const byteOrderMark = '\uFEFF';

/** A cell's Markdown, to the byte. */
export function printCell(cell: Cell): string {
  return cell.open + cell.body + cell.close;
}

/** The Markdown of a notebook, to the byte what `parseNotebook` has read. */
export function printNotebook(cells: readonly Cell[]): string {
  return cells.map(printCell).join('');
}

/** A cell's body with `\n` at the end of each line, whatever the file has. */
export function textOf(cell: Cell): string {
  return cell.body.replace(/\r\n?/g, '\n');
}

/** Whether only the cell's title is to be shown. */
export function isCollapsed(cell: Cell): boolean {
  return cell.kind === prose ? cell.open.includes(collapsedProseMark) : cell.options['collapsed'] === 'true';
}

/** Cells below one heading of the first level. */
export interface Chapter {
  /** The heading's text; '' for what stands before the first heading. */
  title: string;
  cells: Cell[];
}

const heading = /^(?:[ \t]*[\r\n])* {0,3}#(?:[ \t]+([^\r\n]*))?(?:[\r\n]|$)/;

/** Whether a text begins with a heading of the first level. */
export function isChapterHeading(text: string): boolean {
  return heading.test(text);
}

/** A notebook's cells by chapter, in order. */
export function chaptersOf(cells: readonly Cell[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const cell of cells) {
    const found = cell.kind === prose ? heading.exec(cell.body) : null;
    if (found || chapters.length === 0) {
      const title = (found?.[1] ?? '').replace(/[ \t]+#*[ \t]*$/, '').trim();
      chapters.push({ title, cells: [] });
    }
    chapters.at(-1)!.cells.push(cell);
  }
  return chapters;
}
