import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { NotebookPage, textFile } from './notebook-page.ts';

/** A cell of a notebook made for a test. */
export interface TestCell {
  kind?: string;
  name?: string;
  text: string;
}

/** Opens the page with a notebook of these cells in place of the shipped one. */
export async function openCells(page: Page, cells: readonly TestCell[]): Promise<NotebookPage> {
  const notebook = await NotebookPage.open(page);
  const fences = cells.map(({ kind = 'sql', name, text }) =>
    kind === 'markdown'
      ? `<!-- cell -->\n${text}\n`
      : `\`\`\`${kind}${name ? ` name=${name}` : ''}\n${text}\n\`\`\`\n`,
  );
  await notebook.add([textFile('cells.md', fences.join('\n'))]);
  await expect(notebook.notice('Opened cells.md')).toBeVisible();
  await notebook
    .notice('Opened cells.md')
    .getByRole('button', { name: /^Dismiss/ })
    .click();
  return notebook;
}

/** Opens the page with one query, and runs it. */
export async function openQuery(page: Page, sql: string, name = 'rows'): Promise<GridPage> {
  const notebook = await openCells(page, [{ name, text: sql }]);
  await notebook.run(`Run ${name}`);
  const grid = new GridPage(notebook, name);
  await expect(grid.grid).toBeVisible();
  return grid;
}

/** The grid of a query's cell, in the words of its user. */
export class GridPage {
  readonly cell: Locator;
  readonly grid: Locator;
  readonly count: Locator;

  constructor(
    readonly notebook: NotebookPage,
    readonly name: string,
  ) {
    this.cell = notebook.cell(name);
    this.grid = this.cell.getByRole('grid');
    this.count = this.cell.locator('.count');
  }

  get page(): Page {
    return this.notebook.page;
  }

  /** The value at a row and a column, both from 1. */
  at(row: number, column = 1): Locator {
    return this.grid.locator(
      `[role=row][aria-rowindex="${row + 1}"] > [role=gridcell][aria-colindex="${column}"]`,
    );
  }

  header(column: string): Locator {
    return this.grid.getByRole('columnheader').filter({ has: this.button(`Menu of ${column}`) });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The cell that keys act on, by the grid's own word. */
  async active(): Promise<Locator> {
    return this.grid.locator(`#${await this.grid.getAttribute('aria-activedescendant')}`);
  }

  /** Moves the focus into the grid, to the first row. */
  async enter(): Promise<void> {
    await this.at(1).click();
    await expect(this.grid).toBeFocused();
  }

  /** Chooses an entry of a column's menu. */
  async choose(column: string, entry: string): Promise<void> {
    await this.grid.getByRole('button', { name: `Menu of ${column}`, exact: true }).click();
    await this.page
      .getByRole('menu', { name: `Menu of ${column}` })
      .getByRole('menuitem', { name: entry })
      .click();
  }

  /** Shows only rows that pass a test. */
  async filter(column: string, test: string, ...values: string[]): Promise<void> {
    await this.choose(column, 'Filter …');
    const form = this.page.getByRole('form', { name: `Filter ${column}` });
    await form.getByRole('combobox').selectOption(test);
    for (const [at, value] of values.entries()) await form.getByRole('textbox').nth(at).fill(value);
    await form.getByRole('button', { name: 'Apply' }).click();
  }

  /** What stands on the clipboard. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Chooses an entry of the menu of the Copy button, and gives what was copied. */
  async copy(entry: string): Promise<string> {
    await this.cell.getByRole('button', { name: 'Copy', exact: true }).click();
    await this.page.getByRole('menu', { name: 'Copy' }).getByRole('menuitem', { name: entry }).click();
    await expect(this.cell.getByText(/^Copied /)).toBeVisible();
    return this.clipboard();
  }

  async exportAs(format: string): Promise<void> {
    await this.button(`Export ${this.name}`).click();
    await this.page.getByRole('menuitem', { name: format, exact: true }).click();
  }
}
