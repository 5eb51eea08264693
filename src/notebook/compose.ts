import {
  byteOrderMark,
  collapsedProseMark,
  isChapterHeading,
  prose,
  proseMark,
  type Cell,
} from './document.ts';
import { freshId, missingClose, parseNotebook } from './parse.ts';

const fenceMarks = /^\uFEFF?(`{3,}|~{3,})/;

/** The line end that a cell's text uses. */
function lineEndOf(cell: Cell): string {
  return /\r\n|\n|\r/.exec(cell.open + cell.body + cell.close)?.[0] ?? '\n';
}

/** Fence marks that no line of the body ends: one more than the longest run in it. */
function marksFor(body: string, marks: string): string {
  const runs = [...body.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)].map(([, run]) => run!);
  const longest = runs.filter((run) => run[0] === marks[0]).map((run) => run.length);
  return marks[0]!.repeat(Math.max(marks.length, ...longest.map((length) => length + 1)));
}

/** A fence cell with everything but its body written anew. */
function fenced(cell: Omit<Cell, 'open' | 'close'>, marks: string, lineEnd: string, blank: string): Cell {
  const info = [
    cell.kind,
    ...cell.words,
    ...Object.entries(cell.options).map(([name, value]) => `${name}=${value}`),
  ];
  const closing = `${cell.body === '' ? '' : lineEnd}${marks}${lineEnd}`;
  return { ...cell, open: `${marks}${info.join(' ')}${lineEnd}`, close: closing + blank };
}

/** A new cell, to be put among others. */
export function newCell(
  kind: string,
  body: string,
  words: readonly string[] = [],
  options: Cell['options'] = {},
): Cell {
  const cell = { id: freshId(), kind, words, options, body };
  return kind === prose
    ? { ...cell, open: '', close: '\n\n' }
    : fenced(cell, marksFor(body, '```'), '\n', '\n');
}

/** The blank lines behind a cell's closing line. */
function blankAfter(cell: Cell): string {
  return /(?<=[\r\n])(?:[ \t]*(?:\r\n|\n|\r))*$/.exec(cell.close)?.[0] ?? '';
}

/** The cell with another body, whose lines end with `\n`; the rest of its text stays as it is where it can. */
export function withBody(cell: Cell, text: string): Cell {
  const lineEnd = lineEndOf(cell);
  const body = lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
  if (cell.kind === prose) return { ...cell, body };
  const marks = fenceMarks.exec(cell.open)?.[1] ?? '```';
  const wider = marksFor(body, marks);
  if (wider !== marks) return fenced({ ...cell, body }, wider, lineEnd, blankAfter(cell));
  const opened = /[\r\n]$/.test(cell.open) ? cell.open : cell.open + lineEnd;
  const hasLineEnd = /^[\r\n]/.test(cell.close);
  const close =
    body === '' ? cell.close : hasLineEnd || cell.close === '' ? cell.close : lineEnd + cell.close;
  return { ...cell, open: opened, body, close };
}

/** The fence cell with another info string; its body and the blank lines behind it stay. */
export function withInfo(cell: Cell, change: Partial<Pick<Cell, 'kind' | 'words' | 'options'>>): Cell {
  const marks = fenceMarks.exec(cell.open)?.[1] ?? '```';
  return fenced({ ...cell, ...change }, marks, lineEndOf(cell), blankAfter(cell) || '\n');
}

/** The cell as one of another kind with the same body. */
export function converted(cell: Cell, kind: string): Cell {
  if (cell.kind === kind) return cell;
  const plain = { id: cell.id, kind, words: [], options: {}, body: cell.body };
  if (kind === prose) return { ...plain, open: '', close: '\n\n' };
  if (cell.kind !== prose) return withInfo({ ...cell, words: [], options: {} }, { kind });
  return fenced(plain, marksFor(cell.body, '```'), lineEndOf(cell), '\n');
}

/** The cell with only its title on show, or with all of it again. */
export function withCollapsed(cell: Cell, collapsed: boolean): Cell {
  if (cell.kind === prose) {
    return { ...cell, open: collapsed ? collapsedProseMark + lineEndOf(cell) : '' };
  }
  const { collapsed: _, ...options } = cell.options;
  return withInfo(cell, { options: collapsed ? { ...options, collapsed: 'true' } : options });
}

/** A copy under an id of its own. A name is left out: it stands for one cell. */
export function copyOf(cell: Cell): Cell {
  const { name: _, ...options } = cell.options;
  const copy = { ...cell, id: freshId() };
  return cell.options['name'] === undefined ? copy : withInfo(copy, { options });
}

/** The cell with a blank line behind it, for people who read the file. */
export function spaced(cell: Cell): Cell {
  if (cell.kind === prose || blankAfter(cell) !== '' || !/[\r\n]$/.test(cell.close)) return cell;
  return { ...cell, close: cell.close + lineEndOf(cell) };
}

/**
 * The cells with what their text needs to be read as the same cells again: line ends and closing lines where another
 * cell follows, marks between neighbouring prose. A list that was read from a text comes back unchanged.
 */
export function tidy(cells: readonly Cell[]): Cell[] {
  return cells.map((given, at) => {
    const misplaced = at > 0 && given.open.startsWith(byteOrderMark);
    const cell = misplaced ? { ...given, open: given.open.slice(1) } : given;
    const isLast = at === cells.length - 1;
    if (cell.kind !== prose) return tidyFence(cell, isLast);
    const open = cell.open || (needsMark(cells, at) ? proseMark + lineEndOf(cell) : '');
    const close = isLast ? cell.close : proseEnd(cell);
    return open === cell.open && close === cell.close ? cell : { ...cell, open, close };
  });
}

/** Whether prose would be lost, or be read as one with its neighbour, without a mark. */
function needsMark(cells: readonly Cell[], at: number): boolean {
  const { body, close } = cells[at]!;
  const before = cells[at - 1];
  if (body.trim() === '') return at > 0 || body + close === '';
  return before?.kind === prose && (before.body.trim() === '' || !isChapterHeading(body));
}

/** What has to stand behind prose that another cell follows. */
function proseEnd({ open, body, close }: Cell): string {
  const lineEnd = /\r\n|\n|\r/.exec(open + body + close)?.[0] ?? '\n';
  const missing = missingClose(body);
  const blank = /[ \t\r\n]*$/.exec(close)![0];
  const ends = body.trim() === '' || /[\r\n]/.test(blank) ? blank : lineEnd + lineEnd;
  return missing ? lineEnd + missing + ends : ends;
}

function tidyFence(cell: Cell, isLast: boolean): Cell {
  if (isLast) return cell;
  const lineEnd = lineEndOf(cell);
  const marks = fenceMarks.exec(cell.open)?.[1] ?? '```';
  if (!cell.close.includes(marks)) return fenced(cell, marks, lineEnd, lineEnd);
  return /[\r\n]$/.test(cell.close) ? cell : { ...cell, close: cell.close + lineEnd + lineEnd };
}

/**
 * The cells that a cell's text stands for when it is read: more than one where prose holds a cell's fence, a heading
 * or a mark. The first keeps the id.
 */
export function settled(cell: Cell, kinds: ReadonlySet<string>): Cell[] {
  if (cell.kind !== prose) return [cell];
  const read = parseNotebook(cell.open + cell.body + cell.close, kinds);
  if (read.length <= 1) return [cell];
  return read.map((part, at) => (at === 0 ? { ...part, id: cell.id } : part));
}
