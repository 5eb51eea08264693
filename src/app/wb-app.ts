import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Workspace } from '../notebook/workspace.ts';
import { isShare } from '../notebook/workspaces/share.ts';
import { browserEffects } from './effects.ts';
import type { CatalogToggleEvent } from './catalog-toggle.ts';
import { insertCell } from './commands/cell.ts';
import { commands } from './commands/commands.ts';
import { isEnabled } from './commands/command.ts';
import { KeyMap, keyOf } from './commands/keys.ts';
import { droppedIn } from './dropped-folder.ts';
import { focusPlace } from './focus-place.ts';
import type { InsertNameEvent } from './insert-name.ts';
import type { NewQueryEvent } from './new-query.ts';
import type { GoToEvent } from './go-to.ts';
import { Page } from './page.ts';
import { sourceColours } from './source-colours.ts';
import type { ShowLineageEvent } from './lineage-events.ts';
import type { LookAtFileEvent } from './look-at-file.ts';
import type { ShowConfigEvent } from './show-config.ts';
import type { ShowRowEvent } from './show-row.ts';
import type { WbPassport } from './wb-passport.ts';
import { showNote } from './switch-note.ts';
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

/** Whether a key is pressed in what lies over the page: its keys are its own, Esc closes it and nothing else. */
function isOver(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof HTMLElement && node.matches('dialog, [popover]'));
}

/** The page: header, outline, notebook, and the place where files are dropped. */
@customElement('wb-app')
export class WbApp extends LitElement {
  static override styles = [
    shared,
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
      .drop {
        position: fixed;
        inset: 8px;
        z-index: 4;
        display: grid;
        place-content: center;
        gap: 4px;
        padding: 24px;
        text-align: center;
        border: 2px dashed var(--accent);
        border-radius: 12px;
        background: color-mix(in srgb, var(--panel) 92%, transparent);
        pointer-events: none;
      }
      .drop strong {
        font-size: 20px;
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
  private readonly keys = new KeyMap(commands);
  @state() private dragging = false;
  @query('wb-notebook') private notebook!: WbNotebook;
  /** Whether the configuration's panel has been wanted and its code is there. */
  @state() private withConfig = false;
  /** Whether a row's story has been wanted. */
  @state() private withPassport = false;
  @query('wb-passport') private passport!: WbPassport;
  private withDrawer = false;
  private readonly parts = new Set<string>();
  @query('wb-config') private config!: WbConfig;
  @query('main') private main!: HTMLElement;

  constructor() {
    super();
    new Watch(this, () => ['page:panel', 'page:drawer']);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.key);
    window.addEventListener('dragenter', this.drag);
    window.addEventListener('dragover', this.drag);
    window.addEventListener('dragleave', this.drag);
    window.addEventListener('drop', this.drag);
    window.addEventListener('hashchange', this.address);
    this.address();
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.key);
    window.removeEventListener('hashchange', this.address);
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
      window.removeEventListener(type, this.drag);
  }

  private async start(): Promise<void> {
    this.page.showConfig = (file, line) => void this.showConfig(file, line);
    await this.workspace.start();
    showNote(this.workspace);
    // Pictures of the stored run come before the engine takes the line for itself.
    if (this.workspace.stored.at !== '') await import('./wb-dashboard.ts').catch(() => undefined);
    // The engine is large: it is fetched once the notebook is on the screen.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await this.workspace.warmUp();
    // What a first run would wait for comes now, while nobody does.
    await Promise.allSettled([import('../engine/run.ts'), import('./wb-dashboard.ts')]);
    await sourceColours.load();
  }

  /** A link that shares a workspace says so in the address. */
  private readonly address = (): void => {
    if (isShare(location.hash)) this.page.open('shared');
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || this.page.panel !== '' || isOver(event)) return;
    const command = this.keys.find(keyOf(event), focusPlace(), event.timeStamp);
    if (!command) return;
    event.preventDefault();
    if (isEnabled(command, this.page)) void command.run(this.page);
  };

  private readonly drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') {
      this.dragging = false;
      void takeIncoming(this.page, droppedIn(event.dataTransfer));
    } else if (event.type === 'dragleave') {
      // The pointer leaves the window where it enters nothing else.
      if (event.relatedTarget === null) this.dragging = false;
    } else {
      event.dataTransfer.dropEffect = 'copy';
      this.dragging = true;
    }
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
    await import('./wb-config.ts');
    this.withConfig = true;
    await this.updateComplete;
    this.config.show(file, line, change);
  };

  /** Tells a row's story; what does so is fetched with the first one. */
  private readonly showRow = async ({ subject }: ShowRowEvent): Promise<void> => {
    await import('./wb-passport.ts');
    this.withPassport = true;
    await this.updateComplete;
    await this.passport.show(subject);
  };

  /** Whether a part of the page is there; fetches it where it isn't, and draws the page anew then. */
  private has(part: string, load: () => Promise<unknown>): boolean {
    if (this.parts.has(part)) return true;
    const loaded = () => {
      this.parts.add(part);
      this.requestUpdate();
    };
    load().then(loaded, (error: unknown) =>
      this.page.say(`That part of the page can’t be loaded: ${String(error)}`),
    );
    return false;
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
    if ((!page.drawer && !this.withDrawer) || !this.has('catalog', () => import('./wb-catalog.ts')))
      return nothing;
    this.withDrawer = true;
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
    if (page.panel === 'palette' && this.has('palette', () => import('./wb-palette.ts')))
      return html`<wb-palette .page=${page}></wb-palette>`;
    if (page.panel === 'keys' && this.has('keys', () => import('./wb-keys.ts')))
      return html`<wb-keys .page=${page}></wb-keys>`;
    if (page.panel === 'workspaces' && this.has('workspaces', () => import('./wb-workspaces.ts')))
      return html`<wb-workspaces .page=${page}></wb-workspaces>`;
    if (page.panel === 'file' && this.has('file', () => import('./wb-file.ts')))
      return html`<wb-file .page=${page}></wb-file>`;
    if (page.panel === 'new-table' && this.has('new-table', () => import('./wb-new-table.ts')))
      return html`<wb-new-table .page=${page}></wb-new-table>`;
    if (page.panel === 'runs' && this.has('runs', () => import('./wb-runs.ts')))
      return html`<wb-runs .page=${page}></wb-runs>`;
    if (page.panel === 'lineage' && this.has('lineage', () => import('./wb-lineage.ts')))
      return html`<wb-lineage .page=${page}></wb-lineage>`;
    if (page.panel === 'shared' && this.has('shared', () => import('./wb-shared.ts')))
      return html`<wb-shared .page=${page}></wb-shared>`;
    return nothing;
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
      ${this.panel()} ${this.withConfig ? html`<wb-config .page=${page}></wb-config>` : nothing}
      ${
        this.withPassport
          ? html`<wb-passport
              .workspace=${workspace}
              @wb-show-config=${({ file, line, change }: ShowConfigEvent) => void this.showConfig(file, line, change)}
            ></wb-passport>`
          : nothing
      }
      <wb-said .page=${page}></wb-said>
      <div class="drop" ?hidden=${!this.dragging}>
        <strong>Drop your files</strong>
        <span
          >Configuration tables, data files and notebooks, matched by their names; a project’s folder or zip
          becomes a workspace. They stay in this browser.</span
        >
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-app': WbApp;
  }
}
