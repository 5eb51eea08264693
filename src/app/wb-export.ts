import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { download } from './download.ts';
import { KeptFocus } from './kept-focus.ts';
import { shared } from './styles.ts';
import './wb-menu.ts';
import type { MenuItem } from './wb-menu.ts';
import { many } from './words.ts';

/** What a menu has to know of the formats before their code is fetched. */
const formats = [
  { name: 'csv', label: 'CSV' },
  { name: 'xlsx', label: 'Excel' },
  { name: 'json', label: 'JSON' },
  { name: 'ndjson', label: 'JSON lines' },
  { name: 'parquet', label: 'Parquet' },
  { name: 'arrow', label: 'Arrow' },
] as const;

/** Saves all rows of a relation as a file; says how far it is, and can be stopped. */
@customElement('wb-export')
export class WbExport extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        font-size: 13px;
      }
      .error {
        color: var(--bad);
      }
      button {
        height: 28px;
        padding: 0 8px;
        font-size: 13px;
      }
      /* It stands among a grid's framed buttons. */
      wb-menu::part(opener) {
        padding: 0 10px;
        border-color: var(--edge);
        background: var(--panel);
        color: var(--ink);
        font-size: 13px;
      }
      wb-menu::part(opener):hover {
        background: var(--tint);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  /** What stands after FROM in SQL. */
  @property({ attribute: false }) from = '';
  /** The file's name without its ending. */
  @property() name = '';
  @state() private rows = -1;
  @state() private error = '';
  private abort: AbortController | undefined;

  constructor() {
    super();
    // The menu and the button that stops take each other's place.
    new KeptFocus(this, () => this.renderRoot.querySelector<HTMLElement>('button, wb-menu'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abort?.abort();
  }

  private async export(format: string): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.error = '';
    this.rows = 0;
    try {
      const [{ exportRelation }, { findExportFormat }] = await Promise.all([
        import('../engine/export.ts'),
        import('../engine/exports/formats.ts'),
      ]);
      const engine = await this.workspace.engine.get();
      const progress = (rows: number) => (this.rows = rows);
      const options = { signal: abort.signal, progress };
      const content = await exportRelation(engine, `SELECT * FROM ${this.from}`, format, options);
      download(
        content,
        `${this.name.replace(/[^\p{L}\p{N}_-]+/gu, '_')}.${findExportFormat(format).extension}`,
      );
    } catch (error) {
      if (!abort.signal.aborted) this.error = errorText(error);
    } finally {
      this.rows = -1;
    }
  }

  private readonly items = (): MenuItem[] =>
    formats.map(({ name, label }) => ({ title: label, run: () => void this.export(name) }));

  override render() {
    if (this.rows >= 0)
      return html`<span role="status">Writing, ${many(this.rows, 'row')}</span>
        <button @click=${() => this.abort?.abort()}>Stop export</button>`;
    return html`${this.error ? html`<span class="error" role="alert">${this.error}</span>` : ''}
      <wb-menu label="Export ${this.name}" sign="Export ▾" .items=${this.items}></wb-menu>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-export': WbExport;
  }
}
