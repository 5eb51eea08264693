// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogueTable } from '../notebook/catalogue-table.ts';
import './wb-catalog-table.ts';

const table: CatalogueTable = {
  key: 'lake.main.gold orders',
  name: 'gold orders',
  sql: 'lake.main."gold orders"',
  layer: 'gold',
  columns: [
    { name: 'id', type: 'BIGINT' },
    { name: 'order', type: 'VARCHAR' },
  ],
  rows: 1200,
  exists: true,
  writers: [{ id: 'ingest gold orders', title: 'Load orders' }],
  readers: [],
  files: [],
};

afterEach(() => document.body.replaceChildren());

async function show(changes: Partial<CatalogueTable> = {}) {
  const element = document.createElement('wb-catalog-table');
  element.table = { ...table, ...changes };
  const told: string[] = [];
  document.body.addEventListener('wb-insert-name', ({ text }) => told.push(text), { once: true });
  document.body.addEventListener('wb-new-query', ({ sql }) => told.push(sql), { once: true });
  document.body.addEventListener('wb-go-to', ({ to }) => told.push(JSON.stringify(to)), { once: true });
  document.body.append(element);
  await element.updateComplete;
  const press = async (name: string) => {
    const all = [...element.renderRoot.querySelectorAll<HTMLElement>('button, a')];
    const nameOf = (one: HTMLElement) => one.getAttribute('aria-label') ?? one.textContent.trim();
    all.find((one) => nameOf(one).includes(name))!.click();
    await element.updateComplete;
  };
  return { element, told, press, text: () => element.renderRoot.textContent };
}

describe('a table of the catalogue', () => {
  it('shows its columns and writers when it is opened', async () => {
    const { press, text } = await show();
    expect(text()).toContain('1,200');
    expect(text()).not.toContain('BIGINT');
    await press('gold orders');
    expect(text()).toContain('BIGINT');
    expect(text()).toContain('Load orders');
  });

  it('gives names as they are written in SQL', async () => {
    const first = await show();
    await first.press('Insert gold orders');
    expect(first.told).toEqual(['lake.main."gold orders"']);
    const second = await show();
    await second.press('gold orders');
    await second.press('Insert column order');
    expect(second.told).toEqual(['"order"']);
  });

  it('asks for a query and leads to its writer', async () => {
    const { press, told } = await show();
    await press('Query gold orders');
    expect(told).toEqual(['SELECT *\nFROM lake.main."gold orders"\nLIMIT 100']);
    await press('gold orders');
    await press('Load orders');
    expect(told[1]).toBe('{"unit":"ingest gold orders"}');
  });

  it('leads to how its file is read', async () => {
    const { press, told } = await show({ files: [{ name: 'orders.csv', job: 'extract orders' }] });
    document.body.addEventListener('wb-look-at-file', ({ name, job }) => told.push(name, job), {
      once: true,
    });
    await press('gold orders');
    await press('orders.csv');
    expect(told).toEqual(['orders.csv', 'extract orders']);
  });

  it('says that it is not made yet, and can’t be queried then', async () => {
    const { element, text } = await show({ exists: false, rows: undefined });
    expect(text()).toContain('not made yet');
    expect(element.renderRoot.querySelector('[aria-label^="Query"]')).toBeNull();
  });

  it('offers the lineage of what a job writes, and of nothing else', async () => {
    const { press } = await show();
    const asked: unknown[] = [];
    document.body.addEventListener('wb-show-lineage', ({ dataset }) => asked.push(dataset), { once: true });
    await press('Lineage of gold orders');
    expect(asked).toEqual(['lake.main.gold orders']);
    const { element } = await show({ layer: 'cell' });
    expect(element.renderRoot.querySelector('[aria-label^="Lineage"]')).toBeNull();
  });

  it('shows the columns that a search has found without being opened, their words marked', async () => {
    const { element } = await show();
    element.words = ['ord'];
    element.found = table.columns.slice(1);
    await element.updateComplete;
    const list = element.renderRoot.querySelector('[aria-label="Columns of gold orders that match"]')!;
    expect([...list.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['ord']);
    expect(list.textContent).toContain('order');
    expect(list.textContent).not.toContain('id');
  });
});
