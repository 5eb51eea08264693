import { byteOrderMark, isChapterHeading, prose, type Cell } from './document.ts';

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

function isBlank(line: string | undefined): boolean {
  return line !== undefined && /^[ \t]*[\r\n]*$/.test(line);
}

function isMark(line: string): boolean {
  return /^<!-- cell(?: collapsed)? -->[ \t]*(?:[\r\n]|$)/.test(line);
}

/** What an info string says. */
export function readInfo(info: string): Pick<Cell, 'kind' | 'words' | 'options'> {
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
 * The closing line that a text lacks, '' where every fence in it is closed: without it the text would swallow whatever
 * follows.
 */
export function missingClose(text: string): string {
  let open: Fence | undefined;
  for (const line of linesOf(text)) {
    if (!open) open = openingOf(line);
    else if (closes(line, open)) open = undefined;
  }
  return open ? open.mark.repeat(open.length) : '';
}

/** Ids that no other notebook of the page has had. */
let lastId = 0;
export function freshId(): string {
  return `c${++lastId}`;
}

/** Cells with the ids that they had in an earlier visit; as they are where there are not as many ids. */
export function withIds(cells: readonly Cell[], ids: readonly string[]): readonly Cell[] {
  if (ids.length !== cells.length || new Set(ids).size !== ids.length) return cells;
  for (const id of ids) lastId = Math.max(lastId, Number(/\d+$/.exec(id)?.[0] ?? 0));
  return cells.map((cell, at) => ({ ...cell, id: ids[at]! }));
}

/** Gathers the lines of one cell of prose. */
class Prose {
  private open = '';
  private text = '';

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  begin(mark: string): void {
    this.open = mark;
  }

  add(text: string): void {
    this.text += text;
  }

  /** The cell that has been gathered, where there is one. */
  end(): Cell[] {
    const { open, text } = this;
    this.open = this.text = '';
    if (open === '' && text === '') return [];
    const body = text.trimEnd();
    return [
      { id: freshId(), kind: prose, words: [], options: {}, open, body, close: text.slice(body.length) },
    ];
  }
}

/**
 * Cuts a notebook's Markdown into cells. A fence at the start of a line whose info string begins with one of `kinds`
 * is a cell; other fences are prose, and what stands in them is never looked at. Prose is cut before each heading of
 * the first level, so that every chapter begins with a cell of its own, and at each line `<!-- cell -->`. Blank lines
 * behind a cell belong to it. `printNotebook` gives the same text back.
 */
export function parseNotebook(text: string, kinds: ReadonlySet<string>): Cell[] {
  // Some editors begin a file with a byte order mark: it is kept, but is no part of the first line.
  if (!text.startsWith(byteOrderMark)) return cut(text, kinds);
  const [first, ...rest] = cut(text.slice(1), kinds);
  const empty: Cell = { id: freshId(), kind: prose, words: [], options: {}, open: '', body: '', close: '' };
  const marked = first ?? empty;
  return [{ ...marked, open: byteOrderMark + marked.open }, ...rest];
}

function cut(text: string, kinds: ReadonlySet<string>): Cell[] {
  const cells: Cell[] = [];
  const gathered = new Prose();
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = openingOf(line);
    if (!fence) {
      if (isMark(line)) {
        cells.push(...gathered.end());
        gathered.begin(line);
        continue;
      }
      if (isChapterHeading(line) && !gathered.isBlank) cells.push(...gathered.end());
      gathered.add(line);
      continue;
    }
    let end = at + 1;
    while (end < lines.length && !closes(lines[end]!, fence)) end++;
    const inside = lines.slice(at + 1, end).join('');
    const close = lines[end] ?? '';
    at = end;
    const info = readInfo(fence.info);
    if (fence.indented || !kinds.has(info.kind)) {
      gathered.add(line + inside + close);
      continue;
    }
    cells.push(...gathered.end());
    let blank = '';
    while (isBlank(lines[at + 1])) blank += lines[++at]!;
    const body = inside.replace(/(?:\r\n|\n|\r)$/, '');
    const lineEnd = inside.slice(body.length);
    cells.push({ id: freshId(), ...info, open: line, body, close: lineEnd + close + blank });
  }
  return [...cells, ...gathered.end()];
}
