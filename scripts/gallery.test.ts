import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerTile, type TileResult } from '../src/cell-kinds/tiles.ts';
import { describeTile, kinds, kpiText, Palette, renderTile, type Tile } from '../src/charts/charts.ts';
import type { Connector } from '../src/engine/connector.ts';
import { openNative } from '../src/engine/node.ts';
import { readExamples } from './gallery-examples.ts';

const root = join(import.meta.dirname, '..');
const gallery = readExamples(root);
const { document } = new JSDOM('').window;

let database: Connector;
beforeAll(async () => {
  // With more threads, which of two equal extremes is kept depends on chance.
  database = await openNative({ threads: 1 });
});
afterAll(() => database.close());

const answers = new Map<Tile, Promise<TileResult>>();
function answer(tile: Tile): Promise<TileResult> {
  const known = answers.get(tile) ?? answerTile(tile, (sql) => database.query(sql));
  answers.set(tile, known);
  return known;
}

/** The most marks of a group that the golden text holds; of longer paths and larger groups it holds a digest. */
const mostMarks = 60;
const longestValue = 1500;

/** A drawing as text, an element a line. */
function textOf(element: Element, indent = ''): string {
  const attributes = [...element.attributes]
    .map(({ name, value }) => ` ${name}="${value.length > longestValue ? digest(value) : value}"`)
    .join('');
  const children = [...element.children];
  const own = children.length === 0 ? element.textContent : '';
  const shown = children.slice(0, mostMarks).map((child) => textOf(child, `${indent}  `));
  const more = children.slice(mostMarks).map((child) => textOf(child));
  if (more.length > 0) shown.push(`${indent}  and ${more.length} more: ${digest(more.join(''))}\n`);
  return `${indent}<${element.tagName}${attributes}>${own.replace(/\s+/g, ' ').trim()}\n${shown.join('')}`;
}

function digest(text: string): string {
  return `${text.length} characters, ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

it('has examples of every kind, of figures and of tables', () => {
  expect(gallery.map(({ name }) => name).sort()).toEqual(
    [...kinds.map(({ name }) => name), 'kpi', 'table'].sort(),
  );
});

describe.each(gallery)('$name', ({ name, examples }) => {
  it('has the edge cases: no rows, nothing but NULL, one value', async () => {
    if (name === 'kpi' || name === 'table') return;
    const texts = await Promise.all(
      examples.map(async ({ tile }) => describeTile(tile, (await answer(tile)).rows)),
    );
    expect(texts).toContain('No rows.');
    expect(texts.some((text) => text.startsWith('No values in'))).toBe(true);
    expect(texts.some((text) => / 1 (?:bar|point|dot|cell|bin|box|place)\b/.test(text))).toBe(true);
  });

  it('looks as it did', async () => {
    const parts: string[] = [];
    for (const { tile } of examples) {
      const { rows, error, note } = await answer(tile);
      expect(error, tile.title).toBe('');
      const options = { document, width: 508, palette: new Palette() };
      const figure = tile.type === 'mark' ? (await renderTile(tile, rows, options)).figure : undefined;
      const words = tile.type === 'kpi' ? kpiText(tile, rows).text : describeTile(tile, rows);
      parts.push(`== ${tile.title}\n${words}\n${note}\n${figure ? textOf(figure) : ''}`);
    }
    const file = join(root, 'src/charts/gallery', `${name}.golden.txt`);
    await expect(parts.join('\n').replace(/ +$/gm, '')).toMatchFileSnapshot(file);
  });
});
