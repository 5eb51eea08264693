import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { Workspace } from '../notebook/workspace.ts';
import { isShare } from '../notebook/workspaces/share.ts';
import { browserEffects } from './effects.ts';
import type { CatalogToggleEvent } from './catalog-toggle.ts';
import { insertCell } from './commands/cell.ts';
import { FetchedParts } from './fetched-parts.ts';
import { FileDrop, fileDropStyles } from './file-drop.ts';
import type { InsertNameEvent } from './insert-name.ts';
import type { NewQueryEvent } from './new-query.ts';
import type { GoToEvent } from './go-to.ts';
import { PageKeys } from './page-keys.ts';
import { Page } from './page.ts';
import { panels } from './panels.ts';
import type { ShowLineageEvent } from './lineage-events.ts';
import type { LookAtFileEvent } from './look-at-file.ts';
import type { ShowConfigEvent } from './show-config.ts';
import type { ShowRowEvent } from './show-row.ts';
import type { WbPassport } from './wb-passport.ts';
import { startWorkspace } from './start-workspace.ts';
import { shared } from './styles.ts';
import { takeIncoming } from './take-incoming.ts';
import type { WbConfig } from './wb-config.ts';
import './wb-header.ts';
import './wb-notebook.ts';
import type { WbNotebook } from './wb-notebook.ts';
import './wb-notices.ts';
import './wb-outline.ts';
import './wb-problems.ts';
import './wb-said.ts';
import { Watch } from './watch.ts';

/** The page: header, outline, notebook, and the place where files are dropped. */
@customElement('wb-app')
export class WbApp extends LitElement {
  static override styles = [
    shared,
    fileDropStyles,
    css`
      .skip {
        position: absolute;
        left: -9999px;
      }
      .skip:focus {
        position: fixed;
        left: 12px;
        top: 8px;
        z-index: 5;
        padding: 6px 12px;
        border-radius: 6px;
        background: var(--panel);
      }
      .page {
        display: grid;
        grid-template-columns: 272px minmax(0, 980px) minmax(0, 1fr);
        gap: 8px;
      }
      wb-catalog {
        position: absolute;
      }
      main {
        min-width: 0;
        /* A chart's tip may be wider than a phone; the page doesn't scroll for it. */
        overflow-x: clip;
        /* The tools of a cell stand at its left. */
        padding: 24px 8px 120px 40px;
      }
      main:focus {
        outline: none;
      }
      /* The drawer stands beside the notebook, whose buttons would lie under it. */
      @media (min-width: 901px) {
        .page.beside {
          padding-right: 348px;
        }
      }
      @media (min-width: 901px) and (max-width: 1100px) {
        .page.beside {
          grid-template-columns: minmax(0, 1fr);
        }
        .page.beside wb-outline {
          display: none;
        }
      }
      @media (max-width: 900px) {
        .page {
          display: block;
        }
        main {
          padding: 12px 12px 80px;
        }
      }
      @media print {
        wb-header,
        wb-outline,
        wb-catalog,
        wb-notices,
        wb-said,
        .skip {
          display: none;
        }
        .page,
        .page.beside {
          display: block;
          padding: 0;
        }
        main {
          padding: 0;
          overflow: visible;
        }
      }
    `,
  ];

  readonly workspace = new Workspace(browserEffects((name, job) => this.page.lookAtFile(name, job)));
  readonly page: Page = new Page(this.workspace);
  private readonly parts = new FetchedParts(this, (part, why) => this.missing(part, why));
  private readonly drop = new FileDrop(this, (dropped) => void takeIncoming(this.page, dropped));
  @query('wb-notebook') private notebook!: WbNotebook;
  @query('wb-passport') private passport!: WbPassport;
  @query('wb-config') private config!: WbConfig;
  @query('main') private main!: HTMLElement;

  constructor() {
    super();
    new PageKeys(this, this.page);
    new Watch(this, () => ['page:panel', 'page:drawer']);
    this.page.showConfig = (file, line) => void this.showConfig(file, line);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.address);
    this.address();
    void startWorkspace(this.workspace);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.address);
  }

  /** A link that shares a workspace says so in the address. */
  private readonly address = (): void => {
    if (isShare(location.hash)) this.page.open('shared');
  };

  private skip(event: Event): void {
    event.preventDefault();
    this.main.focus();
  }

  private readonly showConfig = async (
    file: string,
    line?: number,
    change?: ShowConfigEvent['change'],
  ): Promise<void> => {
    if (await this.parts.fetch('config', () => import('./wb-config.ts')))
      this.config.show(file, line, change);
  };

  /** Tells a row's story; what does so is fetched with the first one. */
  private readonly showRow = async ({ subject }: ShowRowEvent): Promise<void> => {
    if (await this.parts.fetch('passport', () => import('./wb-passport.ts')))
      await this.passport.show(subject);
  };

  /** Without its code, nothing can be opened: the page goes on without it, keys and all. */
  private missing(part: string, why: string): void {
    const { page } = this;
    if (page.panel === part) page.open('');
    if (page.drawer && part === 'catalog') page.toggleDrawer();
    page.say(`That part of the page can’t be loaded: ${why}. Try again, or reload the page.`);
  }

  /** Writes a name into the editor that is open, else into a new query. */
  private insertName({ text }: InsertNameEvent): void {
    const { page } = this;
    if (page.frames.get(page.selected)?.insert(text)) return;
    insertCell(page, 'sql', 'after', `SELECT *\nFROM ${text}`);
  }

  /** The drawer with all tables; it is fetched when it is first opened. */
  private drawer() {
    const { page, workspace } = this;
    const isWanted = page.drawer || this.parts.isThere('catalog');
    if (!isWanted || !this.parts.has('catalog', () => import('./wb-catalog.ts'))) return nothing;
    return html`<wb-catalog
      .workspace=${workspace}
      .open=${page.drawer}
      .cells=${page.catalogueCells}
      @wb-catalog-toggle=${({ open }: CatalogToggleEvent) => page.drawer !== open && page.toggleDrawer()}
      @wb-insert-name=${this.insertName}
    ></wb-catalog>`;
  }

  /** What lies over the notebook; it is fetched when it is first opened. */
  private panel() {
    const { page } = this;
    if (page.panel === '') return nothing;
    const { load, draw } = panels[page.panel];
    return this.parts.has(page.panel, load) ? draw(page) : nothing;
  }

  override render() {
    const { workspace, page } = this;
    return html`
      <a class="skip" href="#notebook" @click=${this.skip}>Skip to the notebook</a>
      <wb-header .page=${page}></wb-header>
      <div
        class="page ${page.drawer ? 'beside' : ''}"
        @wb-go-to=${(event: GoToEvent) => this.notebook.show(event.to)}
        @wb-show-config=${({ file, line, change }: ShowConfigEvent) => void this.showConfig(file, line, change)}
        @wb-show-row=${(event: ShowRowEvent) => void this.showRow(event)}
        @wb-look-at-file=${({ name, job }: LookAtFileEvent) => page.lookAtFile(name, job)}
        @wb-show-lineage=${({ dataset }: ShowLineageEvent) => page.showLineage(dataset)}
        @wb-new-query=${({ sql }: NewQueryEvent) => insertCell(page, 'sql', 'after', sql)}
      >
        <wb-outline .workspace=${workspace}></wb-outline>
        <main id="notebook" tabindex="-1">
          <wb-notices .workspace=${workspace}></wb-notices>
          <wb-problems .workspace=${workspace}></wb-problems>
          <wb-notebook .page=${page}></wb-notebook>
        </main>
        ${this.drawer()}
      </div>
      ${this.panel()} ${this.parts.isThere('config') ? html`<wb-config .page=${page}></wb-config>` : nothing}
      ${
        this.parts.isThere('passport')
          ? html`<wb-passport
              .workspace=${workspace}
              @wb-show-config=${({ file, line, change }: ShowConfigEvent) => void this.showConfig(file, line, change)}
            ></wb-passport>`
          : nothing
      }
      <wb-said .page=${page}></wb-said>
      ${this.drop.hint()}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-app': WbApp;
  }
}
