import { mkdirSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { generate } from '../scripts/sample/generate.ts';
import type { LineValues } from '../src/core/config/edit.ts';
import { openBrowser } from './browser.ts';
import { printTable } from './measure.ts';
import { addFiles, runInPage } from './wasm.ts';

/** Each edit is made so many times. */
const repeats = 5;

/** Lines that are added to a configuration table, each at the data of another table. */
const edits: Readonly<Record<string, { file: string; line: LineValues }>> = {
  'a check of shipments': {
    file: 'dq_rule_config.csv',
    line: {
      table_name: 'std_shipment_data',
      rule_type: 'CUSTOM_EXPR',
      rule_condition: 'delay_days <= 5',
      rule_desc: 'Delay is longer than 5 days',
      is_active: 'Y',
    },
  },
  'a mapping of sales': {
    file: 'ref_data.csv',
    line: {
      table_name: 'cleansed_product_sales',
      column_name: 'region',
      actual_value: 'NORTH',
      std_value: 'EAST',
      is_active: 'Y',
    },
  },
  'a cleansing step of professionals': {
    file: 'cleansing_rules.csv',
    line: {
      table_name: 'hcp_data',
      column_name: 'first_name',
      cleanse_type: 'upper',
      seq_no: '99',
      is_active: 'Y',
    },
  },
};

/** Makes an edit in the configuration that is open, and takes it back: milliseconds till its impact is on the screen. */
function editIn(page: Page, file: string, line: LineValues): Promise<number> {
  return page.evaluate(
    async ([name, values]) => {
      const config = document.querySelector('wb-app')!.shadowRoot!.querySelector('wb-config')!;
      const drawn = () => new Promise(requestAnimationFrame);
      const said = () => config.shadowRoot!.querySelector('wb-impact')?.shadowRoot?.textContent ?? '';
      const begun = performance.now();
      config.show(name, undefined, (edit) => edit.insert([values]));
      while (!said().includes('tried beside the tables')) {
        if (said().includes('could not be worked out')) throw new Error(said());
        await drawn();
      }
      const spent = performance.now() - begun;
      const buttons = [...config.shadowRoot!.querySelectorAll('button')];
      buttons.find((button) => button.textContent === 'Discard all')!.click();
      // Edits that follow each other at once are waited for, as those of somebody who types on.
      await new Promise((resolve) => setTimeout(resolve, 500));
      return spent;
    },
    [file, line] as const,
  );
}

/** The lines of the measure at the files of a folder. */
async function measureAt(address: string, folder: string): Promise<string[][]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // The loader of this script names the functions that it hands to the page, by a function that is not there.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    await addFiles(page, folder);
    const { records } = await runInPage(page);
    await page.evaluate(() => document.querySelector('wb-app')!.workspace.snapshots.settled());
    const lines: string[][] = [];
    for (const [title, { file, line }] of Object.entries(edits)) {
      await page.evaluate((name) => document.querySelector('wb-app')!.page.showConfig(name), file);
      await page.getByRole('dialog', { name: 'Configuration' }).waitFor();
      const times: number[] = [];
      for (let count = 0; count < repeats; count++) times.push(await editIn(page, file, line));
      const [least, most] = [Math.min(...times), Math.max(...times)];
      lines.push([records.toLocaleString('en-US'), title, `${least.toFixed(0)}–${most.toFixed(0)} ms`]);
    }
    return lines;
  } finally {
    await browser.close();
  }
}

/** How long it takes in the page from an edit of the configuration till it is on the screen what that would do. */
export async function measureImpactInPage(
  address: string,
  folder: string,
  scales: readonly number[],
): Promise<string> {
  const lines: string[][] = [];
  for (const scale of scales) {
    mkdirSync(folder, { recursive: true });
    await generate({ seed: 1, scale, out: folder });
    lines.push(...(await measureAt(address, folder)));
    rmSync(folder, { recursive: true });
  }
  return printTable(['records', 'an edit of', 'till the page says what it would do'], lines);
}
