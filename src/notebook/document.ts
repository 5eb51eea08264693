/** Prose of a notebook: everything between the cells' fences. */
export interface MarkdownCell {
  kind: 'markdown';
  text: string;
}

/** A fence whose info string begins with a known kind. The three texts, one after the other, are its source. */
export interface FenceCell {
  kind: string;
  /** The bare words of the info string behind the kind: `['dq', 'dq_hcp_data']` in `job dq dq_hcp_data`. */
  words: string[];
  /** The `key=value` words of the info string. */
  options: Record<string, string>;
  /** The opening line, with its line end. */
  open: string;
  body: string;
  /** The closing line, with its line end where it has one; '' where the fence is never closed. */
  close: string;
}

export type Cell = MarkdownCell | FenceCell;

/** Tells the two sorts of cells apart. */
export function isFence(cell: Cell): cell is FenceCell {
  return 'open' in cell;
}

interface Fence {
  mark: string;
  length: number;
  info: string;
  indented: boolean;
}

/** Lines with their line ends, whichever they are. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

function openingOf(line: string): Fence | undefined {
  const found = /^( {0,3})(`{3,}|~{3,})([^\r\n]*)/.exec(line);
  if (!found) return undefined;
  const [, indent = '', marks = '', info = ''] = found;
  // With backticks in its info string the line is a piece of inline code.
  if (marks.startsWith('`') && info.includes('`')) return undefined;
  return { mark: marks[0]!, length: marks.length, info: info.trim(), indented: indent !== '' };
}

function closes(line: string, fence: Fence): boolean {
  const found = /^ {0,3}(`+|~+)[ \t]*[\r\n]*$/.exec(line);
  return found !== null && found[1]![0] === fence.mark && found[1]!.length >= fence.length;
}

function readInfo(info: string): Pick<FenceCell, 'kind' | 'words' | 'options'> {
  const [kind = '', ...rest] = info.split(/\s+/);
  const words: string[] = [];
  const options: Record<string, string> = {};
  for (const word of rest) {
    const at = word.indexOf('=');
    if (at > 0) options[word.slice(0, at)] = word.slice(at + 1);
    else words.push(word);
  }
  return { kind, words, options };
}

/**
 * Cuts a notebook's Markdown into cells. A fence at the start of a line whose info string begins with one of `kinds`
 * is a cell; other fences are prose, and what stands in them is never looked at. Prose is cut before each heading of
 * the first level, so that every chapter begins with a cell of its own. `printNotebook` gives the same text back.
 */
export function parseNotebook(text: string, kinds: ReadonlySet<string>): Cell[] {
  const cells: Cell[] = [];
  let prose = '';
  const endProse = () => {
    if (prose !== '') cells.push({ kind: 'markdown', text: prose });
    prose = '';
  };
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = openingOf(line);
    if (!fence) {
      if (/^ {0,3}#(?:[ \t]|[\r\n]|$)/.test(line)) endProse();
      prose += line;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && !closes(lines[end]!, fence)) end++;
    const body = lines.slice(at + 1, end).join('');
    const close = lines[end] ?? '';
    const info = readInfo(fence.info);
    if (!fence.indented && kinds.has(info.kind)) {
      endProse();
      cells.push({ ...info, open: line, body, close });
    } else prose += line + body + close;
    at = end;
  }
  endProse();
  return cells;
}

/** A cell's Markdown, to the byte. */
export function printCell(cell: Cell): string {
  return isFence(cell) ? cell.open + cell.body + cell.close : cell.text;
}

/** The Markdown of a notebook, to the byte what `parseNotebook` has read. */
export function printNotebook(cells: readonly Cell[]): string {
  return cells.map(printCell).join('');
}

/** Cells below one heading of the first level. */
export interface Chapter {
  /** The heading's text; '' for what stands before the first heading. */
  title: string;
  cells: Cell[];
}

/** A notebook's cells by chapter, in order. */
export function chaptersOf(cells: readonly Cell[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const cell of cells) {
    const heading = isFence(cell) ? undefined : /^ {0,3}#(?:[ \t]+([^\r\n]*))?(?:[\r\n]|$)/.exec(cell.text);
    if (heading || chapters.length === 0) {
      const title = (heading?.[1] ?? '').replace(/[ \t]+#*[ \t]*$/, '').trim();
      chapters.push({ title, cells: [] });
    }
    chapters.at(-1)!.cells.push(cell);
  }
  return chapters;
}
