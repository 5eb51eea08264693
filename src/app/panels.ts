import { html, type TemplateResult } from 'lit';
import type { Page, Panel } from './page.ts';

/** What lies over the notebook: how its code is fetched, and its element. */
interface PanelPart {
  load(): Promise<unknown>;
  draw(page: Page): TemplateResult;
}

/** All that can lie over the notebook. */
export const panels: Readonly<Record<Exclude<Panel, ''>, PanelPart>> = {
  palette: {
    load: () => import('./wb-palette.ts'),
    draw: (page) => html`<wb-palette .page=${page}></wb-palette>`,
  },
  keys: {
    load: () => import('./wb-keys.ts'),
    draw: (page) => html`<wb-keys .page=${page}></wb-keys>`,
  },
  workspaces: {
    load: () => import('./wb-workspaces.ts'),
    draw: (page) => html`<wb-workspaces .page=${page}></wb-workspaces>`,
  },
  shared: {
    load: () => import('./wb-shared.ts'),
    draw: (page) => html`<wb-shared .page=${page}></wb-shared>`,
  },
  file: {
    load: () => import('./wb-file.ts'),
    draw: (page) => html`<wb-file .page=${page}></wb-file>`,
  },
  'new-table': {
    load: () => import('./wb-new-table.ts'),
    draw: (page) => html`<wb-new-table .page=${page}></wb-new-table>`,
  },
  runs: {
    load: () => import('./wb-runs.ts'),
    draw: (page) => html`<wb-runs .page=${page}></wb-runs>`,
  },
  lineage: {
    load: () => import('./wb-lineage.ts'),
    draw: (page) => html`<wb-lineage .page=${page}></wb-lineage>`,
  },
};
