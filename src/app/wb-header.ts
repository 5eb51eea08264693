import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { resetToSample, takeFiles } from '../notebook/take-files.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { shared } from './styles.ts';
import { statusText } from './status-text.ts';
import { Watch } from './watch.ts';
import './wb-theme.ts';

/** A text that changes with every job is told no more often than this, in milliseconds. */
const pause = 400;

/**
 * The bar on top: what is loaded, the actions on everything, the status.
 * @event wb-next-step the user wants the next step
 */
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
        margin: 0;
        font-size: 16px;
        letter-spacing: -0.01em;
      }
      .where {
        margin-right: 8px;
        color: var(--soft);
        white-space: nowrap;
      }
      .status {
        order: 1;
        flex: 1;
        min-width: 0;
        color: var(--soft);
        font-size: 13px;
        text-align: right;
      }
      .more {
        order: 2;
        display: flex;
        gap: 4px;
        align-items: center;
      }
      .actions {
        display: flex;
        gap: 8px;
      }
      @media (max-width: 1180px) {
        .where {
          display: none;
        }
      }
      @media (max-width: 900px) {
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
          white-space: nowrap;
          overflow: hidden;
          text-overflow: ellipsis;
        }
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @query('input[type=file]') private input!: HTMLInputElement;
  @query('.main') private runAll!: HTMLElement;
  private shown = '';
  private shownAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, () => ['status', 'plan']);
  }

  override willUpdate(): void {
    // A focused button that is switched off would lose the focus to nowhere.
    if (!this.workspace.running && this.shadowRoot?.activeElement?.matches('.stop')) this.runAll.focus();
    const busy = this.workspace.running !== undefined;
    clearTimeout(this.timer);
    const rest = this.shownAt + pause - performance.now();
    if (!busy || rest <= 0) {
      this.shown = statusText(this.workspace);
      this.shownAt = performance.now();
    }
    if (busy) this.timer = setTimeout(() => this.requestUpdate(), Math.max(rest, pause));
  }

  private async add(): Promise<void> {
    const files = [...(this.input.files ?? [])];
    this.input.value = '';
    await takeFiles(this.workspace, files);
  }

  private start(): void {
    if (!this.workspace.running) void this.workspace.runAll();
  }

  override render() {
    const { workspace } = this;
    const busy = workspace.running !== undefined;
    const own = Object.keys(workspace.own.configs).length + workspace.own.files.size > 0;
    return html`
      <header>
        <div class="top">
          <h1>Medallion</h1>
          <span class="where">${own ? 'Your files' : 'Health care sample'}</span>
          <div class="more">
            <button class="quiet" aria-disabled=${busy} @click=${() => resetToSample(workspace)}>
              Reset to sample
            </button>
            <wb-theme></wb-theme>
          </div>
        </div>
        <div class="actions">
          <button class="main" aria-disabled=${busy} @click=${this.start}>
            <span aria-hidden="true">▶</span> Run all
          </button>
          <button aria-disabled=${busy} @click=${() => this.dispatchEvent(new Event('wb-next-step'))}>
            Next step
          </button>
          <button class="stop" ?disabled=${!busy} @click=${() => workspace.stop()}>Stop</button>
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
        <div class="status" role="status">${this.shown}</div>
      </header>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-header': WbHeader;
  }
}
