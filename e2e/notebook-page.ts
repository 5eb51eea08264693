import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** The page in the words of its user. */
export class NotebookPage {
  readonly status: Locator;
  readonly stop: Locator;
  readonly input: Locator;

  constructor(readonly page: Page) {
    this.status = page.locator('wb-header').getByRole('status');
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.input = page.locator('input[type=file]');
  }

  static async open(page: Page): Promise<NotebookPage> {
    const notebook = new NotebookPage(page);
    await page.goto('./');
    await expect(notebook.cell('Extract hcp_data')).toBeVisible();
    return notebook;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  cell(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The cells that stand in a state. */
  cellsThatAre(state: string): Locator {
    return this.page.locator('wb-cell .word').filter({ hasText: new RegExp(`${state}$`) });
  }

  /** A job's count: `figure('Stage hcp_data', 'inserted')`. */
  figure(title: string, label: string): Locator {
    return this.cell(title)
      .locator('.figures > div')
      .filter({ hasText: new RegExp(`${label}\\s*$`) })
      .locator('strong');
  }

  /** A dashboard's figure. */
  kpi(dashboard: string, title: string): Locator {
    return this.cell(dashboard).getByRole('group', { name: title, exact: true });
  }

  /** A cell of the notebook as a whole, by what it is called for assistive technology: `SQL cell delays`. */
  frame(name: string): Locator {
    return this.page.getByRole('group', { name, exact: true });
  }

  /** Chooses an entry of the notebook's menu. */
  async menu(name: string): Promise<void> {
    await this.button('Notebook').click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /**
   * Presses a button that starts a run and waits for the run's end. By key: a result that is just being drawn may move
   * the button away from under a pointer.
   */
  async run(name: string): Promise<void> {
    const before = await this.lastRun();
    await this.button(name).press('Enter');
    await this.untilDone(before);
  }

  runAll(): Promise<void> {
    return this.run('Run all');
  }

  /** The time of the last run that came to its end, '' while one goes on. A short run is over before anyone sees it. */
  lastRun(): Promise<string> {
    return this.page.evaluate(() => {
      const { running, lastRun } = document.querySelector('wb-app')!.workspace;
      return running ? '' : (lastRun?.at ?? 'none');
    });
  }

  /**
   * Waits until no run goes on and the last one is another than `before`. Files that were added a moment ago may only now
   * take the last run away, which is none yet.
   */
  async untilDone(before: string): Promise<void> {
    await expect
      .poll(() => this.lastRun(), { timeout: 180_000 })
      .not.toMatch(new RegExp(`^(${before}|none)?$`));
  }

  /** Opens a notebook of the test's own in the place of the one on show. */
  async openText(text: string, name = 'own.md'): Promise<void> {
    await this.add(textFile(name, text));
    await expect(this.notice(`Opened ${name}`)).toBeVisible();
  }

  /** Opens the page with a notebook of the test's own. */
  static async with(page: Page, text: string): Promise<NotebookPage> {
    const notebook = await NotebookPage.open(page);
    await notebook.openText(text);
    return notebook;
  }

  /** What the cells are called, in their order. */
  order(): Promise<string[]> {
    return this.page
      .locator('wb-frame .frame')
      .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('aria-label')!));
  }

  async expectOrder(...names: string[]): Promise<void> {
    await expect.poll(() => this.order()).toEqual(names);
  }

  /** The word for the state of a cell. */
  async expectState(title: string, state: string): Promise<void> {
    await expect(this.cell(title).locator('.word')).toHaveText(new RegExp(`${state}$`));
  }

  /** Presses a button between a cell and the next one. */
  async addCell(label: 'SQL' | 'Plot' | 'Text' | 'Job', below: string): Promise<void> {
    const place = this.page.locator('wb-frame').filter({ has: this.frame(below) });
    await place.locator('.between').hover();
    await place.getByRole('button', { name: `+ ${label}`, exact: true }).click();
  }

  /** Puts the focus on a cell as a whole, for its keys. */
  async select(name: string): Promise<void> {
    await this.frame(name).focus();
    await expect(this.frame(name)).toBeFocused();
  }

  /** The text of the editor that is open. */
  get editor(): Locator {
    return this.page.locator('wb-editor .cm-content');
  }

  /** Writes a text at the cursor of the open editor, all at once. */
  async write(text: string): Promise<void> {
    await expect(this.editor).toBeFocused();
    await this.page.keyboard.insertText(text);
  }

  /** Replaces the text of a cell, by its editor, and leaves it. */
  async typeInto(name: string, text: string): Promise<void> {
    await this.select(name);
    await this.page.keyboard.press('Enter');
    await expect(this.editor).toBeFocused();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.write(text);
    await this.leave();
  }

  /** Leaves the open editor by Esc; the first one may close its suggestions. */
  async leave(): Promise<void> {
    await expect(async () => {
      if ((await this.editor.count()) > 0) await this.page.keyboard.press('Escape');
      await expect(this.editor).toHaveCount(0, { timeout: 200 });
    }).toPass({ intervals: [20] });
    await expect(this.page.locator('.frame:focus')).toHaveCount(1);
  }

  /** Finds an entry of the palette and takes it. */
  async palette(entry: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await expect(this.page.getByRole('combobox', { name: /^Find a command/ })).toBeFocused();
    await this.page.keyboard.insertText(entry);
    await expect(this.page.locator('wb-palette').getByRole('option').first()).toContainText(entry);
    await this.page.keyboard.press('Enter');
  }

  /** The first row of a query's result, as text. */
  rows(title: string): Locator {
    return this.cell(title).locator('wb-grid .body [role=row]');
  }

  /** Runs a query in a cell and waits for the end. */
  async runCell(name: string): Promise<void> {
    const before = await this.lastRun();
    await this.select(name);
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await this.untilDone(before);
  }

  /** The button that undoes, by what it says that it would undo. */
  undo(what: string): Locator {
    return this.button(`Undo ${what}`);
  }

  redo(what: string): Locator {
    return this.button(`Redo ${what}`);
  }

  /** What has the focus, however deep it stands: its tag and its name. */
  focus(): Promise<string> {
    return this.page.evaluate(() => {
      let found = document.activeElement;
      while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
      const name = found?.getAttribute('aria-label') ?? found?.textContent?.trim() ?? '';
      return `${found?.localName ?? 'nothing'} ${name}`.trim();
    });
  }

  async add(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.input.setInputFiles(files);
  }

  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice').filter({ hasText: text });
  }
}

/** The text of a cell with a fence: `fence('sql name=a', 'SELECT 1')`. */
export function fence(info: string, body: string): string {
  return `\`\`\`${info}\n${body}\n\`\`\`\n\n`;
}

/** A file made on the spot. */
export function textFile(name: string, text: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}
