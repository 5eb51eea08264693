import { JSDOM } from 'jsdom';
import { answerTile, type TileResult } from '../src/cell-kinds/tiles.ts';
import { describeTile, kinds, Palette } from '../src/charts/charts.ts';
import { openNative } from '../src/engine/node.ts';
import type { Drawing } from '../src/report/context.ts';
import { escapeHtml, maker } from '../src/report/elements.ts';
import { style } from '../src/report/style.ts';
import { tileGrid } from '../src/report/tiles.ts';
import { readExamples, type Example, type Examples } from './gallery-examples.ts';

/** Columns of twelve that an example's picture takes; the YAML has the others. */
const pictureWidth = 7;

/** The page runs no code and asks nothing of anybody but for its icon. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";

const ownStyle = `
body { max-width: 1160px; }
.example { display: grid; grid-template-columns: minmax(0, 538px) minmax(0, 1fr); gap: 12px; align-items: start; margin: 0 0 16px; }
.example > * { min-width: 0; }
.example .grid { padding: 0; }
.example .tile { grid-column: span 12; }
.example pre { margin: 0; max-height: 420px; }
.example .words { margin: 8px 0 0; font-size: 13px; }
.kind-doc { max-width: 70ch; margin: 0 0 10px; color: var(--prose); }
.facts { margin: 0 0 14px; }
.facts dd { font-size: 13px; font-weight: 400; }
@media (max-width: 640px) { .example { grid-template-columns: minmax(0, 1fr); } }
@media print { .example { break-inside: avoid; } }
`;

const others: Record<string, string> = {
  kpi: 'One figure, large: a column of the first row. A dashboard says how it has changed since the run before.',
  table: 'Rows as they are, with the columns and the formats that the tile names.',
};

/**
 * The gallery of charts as one HTML file without script: every kind with its edge cases, each with the YAML that makes
 * it, its picture and what is said of it in words. The data come from each example's own query on native DuckDB. Throws
 * where a query fails.
 * @param root the project's folder
 */
export async function makeGallery(root: string): Promise<string> {
  const database = await openNative();
  try {
    const { document } = new JSDOM('').window;
    const drawing: Drawing = { document, make: maker(document), palette: new Palette(), level: 2 };
    const all = inOrder(readExamples(root));
    const sections: string[] = [];
    for (const { name, examples } of all) {
      const parts = [];
      for (const example of examples) {
        const result = await answerTile(example.tile, (sql) => database.query(sql));
        if (result.error !== '') throw new Error(`${name}, ${example.tile.title}: ${result.error}`);
        parts.push(await exampleOf(drawing, example, result));
      }
      sections.push(sectionOf(drawing, name, parts).outerHTML);
    }
    return page(drawing, all, sections);
  } finally {
    await database.close();
  }
}

/** Kinds as they are registered, then figures and tables. */
function inOrder(all: readonly Examples[]): Examples[] {
  const names = [...kinds.map(({ name }) => name), ...Object.keys(others)];
  return names.flatMap((name) => all.filter((examples) => examples.name === name));
}

async function exampleOf(
  drawing: Drawing,
  { tile, text }: Example,
  result: TileResult,
): Promise<HTMLElement> {
  const { make } = drawing;
  const sized = { ...result, tile: { ...tile, width: tile.type === 'kpi' ? 12 : pictureWidth } };
  const yaml = make('pre', { tabindex: '0', role: 'group', 'aria-label': `YAML of ${tile.title}` });
  yaml.append(make('code', {}, text));
  return make(
    'div',
    { class: 'example' },
    await tileGrid(drawing, [sized]),
    make('div', {}, yaml, make('p', { class: 'words' }, describeTile(tile, result.rows))),
  );
}

function sectionOf({ make }: Drawing, name: string, examples: readonly HTMLElement[]): HTMLElement {
  const kind = kinds.find((candidate) => candidate.name === name);
  return make(
    'section',
    { class: 'chapter', id: name },
    make('h2', {}, name),
    make('p', { class: 'kind-doc' }, kind?.doc ?? others[name]),
    kind ? factsOf(make, kind) : undefined,
    ...examples,
  );
}

/** What a kind's tile may hold besides title, data and the small multiples that all have. */
function factsOf(make: Drawing['make'], { channels, options, band }: (typeof kinds)[number]): HTMLElement {
  const types = { band: 'categories', number: 'numbers', any: 'numbers, dates or categories' };
  const facts = [
    ...Object.entries(channels).map(([channel, { type, required }]): [string, string] => [
      channel,
      `${types[type]}${required ? '' : ', where wanted'}`,
    ]),
    ...Object.entries(options ?? {}).map(([option, { doc }]): [string, string] => [option, doc]),
    ...(band
      ? ([[`sort, limit`, `order and number of the categories on ${band}`]] as [string, string][])
      : []),
  ];
  const items = facts.map(([term, text]) => make('div', {}, make('dt', {}, term), make('dd', {}, text)));
  return make('dl', { class: 'facts' }, ...items);
}

function page({ make }: Drawing, all: readonly Examples[], sections: readonly string[]): string {
  const links = all.map(({ name }) => make('li', {}, make('a', { href: `#${name}` }, name)));
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml('Charts of Medallion')}</title>`,
    '<link rel="icon" type="image/svg+xml" href="./icon.svg">',
    `<style>${style}${ownStyle}</style>`,
    '</head>',
    '<body>',
    '<header>',
    '<h1>Charts</h1>',
    '<p>Every kind of chart that a plot cell or a dashboard draws, with its edge cases. Each example is the YAML beside it ' +
      'and nothing else: put it into a plot cell of <a href="./">the notebook</a>, and change it there.</p>',
    '<p>Besides what a kind lists, every tile has a title, a subtitle, a width and its data; every chart has fx and fy, ' +
      'which make small multiples, a label for each channel, such as xLabel, a format and a height.</p>',
    make('nav', { 'aria-label': 'Kinds of charts' }, make('ul', {}, ...links)).outerHTML,
    '</header>',
    `<main>${sections.join('\n')}</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
