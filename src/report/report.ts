import { Palette } from '../charts/charts.ts';
import { Breath } from '../engine/breath.ts';
import { chaptersOf, type Cell } from '../notebook/document.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { cellHtml, titleOfCell } from './cells.ts';
import type { Context, FilteredDashboard } from './context.ts';
import { contentsOf } from './contents.ts';
import { escapeHtml, maker } from './elements.ts';
import { headerOf } from './header.ts';
import { style } from './style.ts';
import { momentText } from './words.ts';

/** What a report is of. */
export interface ReportOptions {
  title: string;
  /** When it is made: `YYYY-MM-DD HH:MM:SS` in UTC. */
  at: string;
  /** Makes the elements: a document apart from the page's own, or one of a window without a screen. */
  document: Document;
  /** The ids of the cells that it holds; all by default. */
  only?: readonly string[];
  /** Dashboards that are to be shown as their filters leave them, by the id of their cell; all others have none. */
  filtered?: ReadonlyMap<string, FilteredDashboard>;
}

/** A report runs no code and asks nothing of anybody. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A notebook, or some of its cells, as one HTML file with all that it needs: text, queries, charts as pictures, tables
 * and states as they are now. It holds no script and loads nothing.
 */
export async function reportHtml(workspace: Workspace, options: ReportOptions): Promise<string> {
  const { document, only, title, at } = options;
  const cells = only ? workspace.cells.filter(({ id }) => only.includes(id)) : workspace.cells;
  const context: Context = {
    workspace,
    document,
    make: maker(document),
    palette: new Palette(),
    filtered: options.filtered ?? new Map(),
    level: 3,
  };
  if (only) context.level = cells.length === 1 && titleOfCell(context, cells[0]!) === title ? 1 : 2;
  const ids = new Map(cells.map((cell, index) => [cell.id, `cell-${index + 1}`]));
  const body = only ? await cellsHtml(context, cells, ids) : await chaptersHtml(context, cells, ids);
  const header = headerOf(context, ids, title, only !== undefined).outerHTML;
  const contents = only ? '' : contentsOf(context, cells, ids).outerHTML;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="generator" content="Medallion">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    header,
    contents,
    `<main>${body}</main>`,
    `<footer>Made by Medallion on ${escapeHtml(momentText(at))}. This file holds no script and loads nothing.</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

async function chaptersHtml(
  context: Context,
  cells: readonly Cell[],
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  const sections: string[] = [];
  for (const chapter of chaptersOf(cells))
    sections.push(`<section class="chapter">${await cellsHtml(context, chapter.cells, ids)}</section>`);
  return sections.join('\n');
}

async function cellsHtml(
  context: Context,
  cells: readonly Cell[],
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  const breath = new Breath();
  const parts: string[] = [];
  for (const cell of cells) {
    parts.push(await cellHtml(context, cell, ids.get(cell.id)!));
    await breath.take();
  }
  return parts.join('\n');
}
