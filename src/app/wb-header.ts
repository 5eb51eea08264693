import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { commandOf, commands } from './commands/commands.ts';
import { isEnabled, titleOf } from './commands/command.ts';
import { keysText } from './commands/keys.ts';
import { menuItems } from './commands/menu-items.ts';
import { currentWorkspace } from './current-workspace.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';
import { takeIncoming } from './take-incoming.ts';
import { statusText } from './status-text.ts';
import { Watch } from './watch.ts';
import './wb-menu.ts';
import './wb-theme.ts';

/** The commands of the notebook's menu. */
const menu = commands.filter(
  ({ id, group }) =>
    group === 'Notebook' ||
    ['run-automatically', 'lineage', 'collapse-all', 'expand-all', 'keys'].includes(id),
);

/** A text that changes with every job is told no more often than this, in milliseconds. */
const pause = 400;

/** The bar on top: what is loaded, the actions on everything, the status. */
@customElement('wb-header')
export class WbHeader extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: sticky;
        top: 0;
        z-index: 3;
        display: block;
      }
      header {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 48px;
        padding: 0 16px;
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      .top {
        display: contents;
      }
      h1 {
        display: contents;
      }
      strong {
        font-size: 16px;
        letter-spacing: -0.01em;
      }
      .brand {
        display: flex;
        gap: 8px;
        align-items: baseline;
        max-width: 320px;
        margin-left: -8px;
        padding: 0 8px;
        border-color: transparent;
        background: none;
        line-height: 30px;
      }
      .brand span {
        overflow: hidden;
        color: var(--soft);
        text-overflow: ellipsis;
      }
      .status {
        order: 1;
        flex: 1;
        min-width: 0;
        color: var(--soft);
        overflow: hidden;
        font-size: 13px;
        text-align: right;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .more {
        order: 2;
        display: flex;
        gap: 4px;
        align-items: center;
      }
      .more button.quiet {
        min-width: 28px;
        padding: 0 7px;
      }
      kbd {
        font: inherit;
        font-size: 12px;
      }
      .actions {
        display: flex;
        gap: 8px;
      }
      @media (max-width: 1280px) {
        .brand .where,
        .wide {
          display: none;
        }
      }
      .narrow {
        display: none;
      }
      @media (max-width: 900px) {
        kbd {
          display: none;
        }
        .narrow {
          display: inline;
        }
        /* There is room for what can be used only. */
        .stop:disabled {
          display: none;
        }
        :host {
          top: -44px;
        }
        header {
          display: block;
          padding: 0 12px 6px;
        }
        .top {
          display: flex;
          align-items: center;
          height: 44px;
        }
        .more {
          margin-left: auto;
        }
        .actions {
          flex-wrap: wrap;
          gap: 6px;
          padding-top: 6px;
        }
        .actions button {
          flex: 1 1 auto;
          padding: 0 8px;
        }
        .status {
          padding-top: 4px;
          text-align: left;
        }
      }
      @media (max-width: 420px) {
        .brand {
          margin-left: -2px;
          padding: 0 2px;
        }
        .brand .sign {
          display: none;
        }
        .more {
          gap: 0;
        }
        .more button.quiet {
          padding: 0 5px;
          font-size: 13px;
        }
        .actions {
          gap: 4px;
        }
        .actions button {
          padding: 0 4px;
          font-size: 13px;
        }
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('input[type=file]') private input!: HTMLInputElement;
  @query('button.main') private runAll!: HTMLElement;
  /** The name of the workspace that is open. */
  @state() private where = '';
  private shown = '';
  private shownAt = 0;
  private hadFocus = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => ['status', 'plan', 'history', 'graph', 'running', 'page:drawer']);
  }

  get workspace() {
    return this.page.workspace;
  }

  override firstUpdated(): void {
    this.page.chooseFiles = () => this.input.click();
    void currentWorkspace.then(({ name }) => (this.where = name));
    this.workspace.changes.listen((topics) => {
      if (topics.has('page:workspace')) this.where = this.page.workspaceName;
    });
  }

  override willUpdate(): void {
    // A focused button that is switched off would lose the focus to nowhere.
    if (!this.workspace.running && this.shadowRoot?.activeElement?.matches('.stop')) this.runAll.focus();
    this.hadFocus = this.shadowRoot?.activeElement != null;
    const busy = this.workspace.running !== undefined;
    clearTimeout(this.timer);
    const rest = this.shownAt + pause - performance.now();
    if (!busy || rest <= 0) {
      this.shown = statusText(this.workspace);
      this.shownAt = performance.now();
    }
    if (busy) this.timer = setTimeout(() => this.requestUpdate(), Math.max(rest, pause));
  }

  override updated(): void {
    // So would one that is gone: nothing is stale any more.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.runAll.focus();
  }

  private async add(): Promise<void> {
    const files = [...(this.input.files ?? [])];
    this.input.value = '';
    await takeIncoming(this.page, { files, folders: [] });
  }

  /** A button for a command; one that can't be used now stays where it is and keeps the focus. */
  private button(id: string, text: unknown, name = '', style = '') {
    const command = commandOf(id);
    const enabled = isEnabled(command, this.page);
    const title = titleOf(command, this.page);
    const keys = command.keys[0] ? ` (${keysText(command.keys[0])})` : '';
    return html`<button
      class=${style}
      aria-label=${name || nothing}
      title=${title + keys}
      aria-disabled=${!enabled}
      @click=${() => isEnabled(command, this.page) && void command.run(this.page)}
    >
      ${text}
    </button>`;
  }

  private icon(id: string, sign: string) {
    return this.button(
      id,
      html`<span aria-hidden="true">${sign}</span>`,
      titleOf(commandOf(id), this.page),
      `quiet ${id}`,
    );
  }

  override render() {
    const { workspace, page } = this;
    const busy = workspace.running !== undefined;
    const stale = workspace.runner.outOfDate().length;
    return html`
      <header>
        <div class="top">
          <h1>
            <button
              class="brand"
              aria-haspopup="dialog"
              title=${this.where ? `Workspaces: ${this.where} is open` : 'Workspaces'}
              @click=${() => page.open('workspaces')}
            >
              <strong>Medallion</strong><span class="where">${this.where}</span
              ><span class="sign" aria-hidden="true">▾</span>
            </button>
          </h1>
          <div class="more">
            ${this.icon('undo', '↶')}${this.icon('redo', '↷')}
            ${this.button('palette', html`<span class="wide">Find </span><span class="narrow">Find</span><kbd>${keysText('Mod+K')}</kbd>`, 'Find a command, a cell or a table', 'quiet')}
            <button class="quiet" aria-expanded=${page.drawer} @click=${() => page.toggleDrawer()}>
              Tables
            </button>
            <wb-menu .items=${() => menuItems(menu, page)} label="Notebook"></wb-menu>
            <wb-theme></wb-theme>
          </div>
        </div>
        <div class="actions">
          ${this.button('run-all', html`<span aria-hidden="true">▶</span> Run all`, '', 'main')}
          ${this.button('next-step', 'Next step')}
          ${stale > 0 ? this.button('run-stale', `Run stale ${stale}`) : nothing}
          <button class="stop" ?disabled=${!busy} @click=${() => workspace.runner.stop()}>Stop</button>
          <button @click=${() => this.input.click()}>Add files</button>
          <input
            type="file"
            multiple
            class="hidden"
            tabindex="-1"
            aria-label="Files to add"
            @change=${this.add}
          />
        </div>
        <div class="status" role="status">
          ${workspace.tabs.follows ? 'Reads along · ' : ''}${workspace.automatic.on ? 'Runs automatically · ' : ''}${this.shown}
        </div>
      </header>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-header': WbHeader;
  }
}
