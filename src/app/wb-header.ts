import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { CalmText } from './calm-text.ts';
import { commandOf, commands } from './commands/commands.ts';
import { commandButton, commandIcon } from './commands/command-button.ts';
import { keysText } from './commands/keys.ts';
import { menuItems } from './commands/menu-items.ts';
import { currentWorkspace } from './current-workspace.ts';
import { fileInput } from './file-input.ts';
import { headerBrand, headerBrandStyles } from './header-brand.ts';
import { KeptFocus } from './kept-focus.ts';
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

/** The bar on top: what is loaded, the actions on everything, the status. */
@customElement('wb-header')
export class WbHeader extends LitElement {
  static override styles = [
    shared,
    headerBrandStyles,
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
  private readonly status = new CalmText(
    this,
    () => statusText(this.workspace),
    () => this.workspace.running !== undefined,
  );

  constructor() {
    super();
    // Stop is switched off with the end of a run; Run stale goes when nothing is stale any more.
    new KeptFocus(this, () => this.runAll);
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

  private readonly take = (files: File[]): void => {
    void takeIncoming(this.page, { files, folders: [] });
  };

  override render() {
    const { workspace, page } = this;
    const stale = workspace.runner.outOfDate().length;
    const button = (id: string, text: unknown, names = {}) => commandButton(commandOf(id), page, text, names);
    return html`
      <header>
        <div class="top">
          ${headerBrand(this.where, () => page.open('workspaces'))}
          <div class="more">
            ${commandIcon(commandOf('undo'), page, '↶')}${commandIcon(commandOf('redo'), page, '↷')}
            ${button(
              'palette',
              html`<span class="wide">Find </span><span class="narrow">Find</span
                ><kbd>${keysText('Mod+K')}</kbd>`,
              { label: 'Find a command, a cell or a table', style: 'quiet' },
            )}
            <button class="quiet" aria-expanded=${page.drawer} @click=${() => page.toggleDrawer()}>
              Tables
            </button>
            <wb-menu .items=${() => menuItems(menu, page)} label="Notebook"></wb-menu>
            <wb-theme></wb-theme>
          </div>
        </div>
        <div class="actions">
          ${button('run-all', html`<span aria-hidden="true">▶</span> Run all`, { style: 'main' })}
          ${button('next-step', 'Next step')}
          ${stale > 0 ? button('run-stale', `Run stale ${stale}`) : nothing}
          <button class="stop" ?disabled=${!workspace.running} @click=${() => workspace.runner.stop()}>
            Stop
          </button>
          <button @click=${() => this.input.click()}>Add files</button>
          ${fileInput({ label: 'Files to add' }, this.take)}
        </div>
        <div class="status" role="status">
          ${workspace.tabs.follows ? 'Reads along · ' : ''}${workspace.automatic.on ? 'Runs automatically · ' : ''}${this.status.value}
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
