import type { Page } from '@playwright/test';

/** The page of the site in the hands of a quick user. What it asks of the page to know where it is, is cheap. */
export class WorkbenchPage {
  constructor(readonly page: Page) {}

  /** Opens the site and waits until it has nothing left to do. */
  async open(address: string): Promise<void> {
    // The compiler names functions by a call, also in those that are sent to the page.
    await this.page.addInitScript('globalThis.__name = (named) => named');
    await this.page.goto(address);
    await this.settle();
  }

  /** Waits until the engine is up and what the page fetches ahead has come. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('wb-app')?.workspace.engine.state.status === 'ready',
      undefined,
      { timeout: 120_000, polling: 200 },
    );
    await this.page.waitForTimeout(4000);
  }

  /** The info strings of so many jobs of the plan. */
  jobs(count: number): Promise<string[]> {
    return this.page.evaluate((wanted) => {
      const { jobs } = document.querySelector('wb-app')!.workspace.plan;
      return jobs.slice(0, wanted).map(({ kind, target }) => `job ${kind} ${target}`);
    }, count);
  }

  /** Opens a notebook through the file input and waits until its last cell is drawn. */
  async openNotebook(text: string, cells = 200): Promise<void> {
    const file = { name: 'large.md', mimeType: 'text/markdown', buffer: Buffer.from(text) };
    await this.page.locator('input[type=file]').setInputFiles(file);
    await this.untilDrawn(cells);
  }

  /** Waits until a notebook of so many cells is drawn to its last. */
  async untilDrawn(count: number): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const app = document.querySelector('wb-app');
      if (app?.workspace.cells.length !== wanted) return false;
      const last = app.page.frames.get(app.workspace.cells.at(-1)!.id) as HTMLElement | undefined;
      const cell = last?.shadowRoot?.querySelector('wb-cell');
      return last !== undefined && cell?.shadowRoot?.querySelector('section') !== undefined;
    }, count);
  }

  /** The id of the cell of a name, or of the first of a kind. */
  cell(what: { name: string } | { kind: string }): Promise<string> {
    return this.page.evaluate((wanted) => {
      const { cells } = document.querySelector('wb-app')!.workspace;
      const found = cells.find((cell) =>
        'name' in wanted ? cell.options['name'] === wanted.name : cell.kind === wanted.kind,
      );
      return found!.id;
    }, what);
  }

  async goTo(id: string): Promise<void> {
    await this.page.evaluate((cell) => document.querySelector('wb-app')!.page.goTo(cell), id);
    await this.page.waitForTimeout(300);
  }

  /** Types at the end of a cell's text, some fifteen letters a second faster than anybody. */
  async type(id: string, text: string): Promise<void> {
    await this.goTo(id);
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(1000);
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text, { delay: 20 });
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
  }

  /** Turns the wheel over the notebook until its end. */
  async scrollThrough(): Promise<void> {
    await this.page.mouse.move(640, 500);
    for (let turn = 0; turn < 400; turn++) {
      await this.page.mouse.wheel(0, 500);
      const left = await this.page.evaluate(
        () => document.documentElement.scrollHeight - innerHeight - Math.ceil(scrollY),
      );
      if (left <= 1) return;
    }
  }

  /** Presses a cell's Run and waits for its first value to be another. Returns the milliseconds between, as the page's clock has it. */
  async runToRows(id: string): Promise<number> {
    return this.page.evaluate(async (cellId) => {
      const frame = document.querySelector('wb-app')!.page.frames.get(cellId) as unknown as HTMLElement;
      const cell = frame.shadowRoot!.querySelector('wb-cell')!.shadowRoot!;
      const first = () =>
        cell
          .querySelector('wb-result')
          ?.shadowRoot?.querySelector('wb-grid')
          ?.shadowRoot?.querySelector('.body [role=row] [role=gridcell]')?.textContent;
      const before = first();
      const begun = performance.now();
      cell.querySelector<HTMLElement>('button.run')!.click();
      while (!first()?.trim() || first() === before) {
        if (performance.now() - begun > 120_000) throw new Error('no rows within two minutes');
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - begun;
    }, id);
  }

  /** Presses a key so many times, with so many milliseconds after each. */
  async press(key: string, times = 1, pause = 60): Promise<void> {
    for (let count = 0; count < times; count++) {
      await this.page.keyboard.press(key);
      await this.page.waitForTimeout(pause);
    }
  }
}
