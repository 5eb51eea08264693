import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** The page in the words of its user. */
export class NotebookPage {
  readonly status: Locator;
  readonly stop: Locator;
  readonly input: Locator;

  constructor(readonly page: Page) {
    this.status = page.getByRole('status');
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

  /** Presses a button that starts a run and waits for the run's end. */
  async run(name: string): Promise<void> {
    const before = await this.lastRun();
    await this.button(name).click();
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

  /** Waits until no run goes on and the last one is another than `before`. */
  async untilDone(before: string): Promise<void> {
    await expect.poll(() => this.lastRun(), { timeout: 45_000 }).not.toMatch(new RegExp(`^(${before})?$`));
  }

  async add(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.input.setInputFiles(files);
  }

  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice').filter({ hasText: text });
  }
}

/** A file made on the spot. */
export function textFile(name: string, text: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}
