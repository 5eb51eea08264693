import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { EditorNames } from '../editor/names.ts';
import type { WbEditor } from '../editor/wb-editor.ts';
import type { SqlSaid } from '../notebook/check-sql.ts';
import type { CellSql } from '../notebook/config-sql.ts';
import { keysText } from './commands/keys.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';

/** What there is to complete before the catalogue has been asked. */
const noNames: EditorNames = { tables: [], functions: [] };

const checking = 'Checking …';

/** Milliseconds without a key before the SQL is checked. */
const pause = 200;

/** The SQL of a configuration cell in an editor, checked while one types. */
@customElement('wb-config-sql')
export class WbConfigSql extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        --editor-height: 45dvh;
        display: block;
        width: min(96ch, 84vw);
        margin: 0 -4px;
      }
      .frame {
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--panel);
      }
      .frame:focus-within {
        border-color: var(--accent);
        outline: 1px solid var(--accent);
      }
      wb-editor {
        display: block;
      }
      ul,
      p {
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
        overflow-wrap: anywhere;
      }
      .error,
      .failed {
        color: var(--bad);
      }
      .warning {
        color: var(--warn);
      }
      .note {
        color: var(--soft);
      }
      .does {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 6px 0 2px;
      }
      .does button {
        height: 26px;
        padding: 0 8px;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  /** The SQL that the editor begins with. */
  @property({ attribute: false }) text = '';
  @property() label = '';
  @property({ attribute: false }) sql!: CellSql;
  /** Tells what is to be said of a text. */
  @property({ attribute: false }) check!: (text: string) => Promise<SqlSaid>;
  /** Takes the text, and where to go on from the cell. */
  @property({ attribute: false }) write!: (
    text: string,
    step?: { records?: number; columns?: number },
  ) => void;
  /** Leaves the cell as it was; takes the text that isn’t kept. */
  @property({ attribute: false }) leave!: (text: string) => void;
  /** Whether the editor’s code is here: then it stands as soon as the cell is open, and no key is lost. */
  @state() private ready = customElements.get('wb-editor') !== undefined;
  @state() private failed = '';
  @state() private names: EditorNames = noNames;
  @state() private said: SqlSaid | undefined;
  @query('wb-editor') private editor!: WbEditor | null;
  private current = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.left);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusout', this.left);
    clearTimeout(this.timer);
  }

  /** Moves the focus into the editor, once it is there, with the cursor at the end. */
  override focus(): void {
    if (!this.editor) return super.focus();
    this.editor.focus();
    this.editor.select(this.current.length, this.current.length);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.current = this.text;
  }

  protected override firstUpdated(): void {
    this.tabIndex = -1;
    void this.open();
  }

  private async open(): Promise<void> {
    if (!this.ready)
      try {
        await import('../editor/wb-editor.ts');
      } catch (error) {
        this.failed = `The editor can’t be loaded: ${errorText(error)}`;
        return;
      }
    this.ready = true;
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.focus();
    // What is said stands below the text, which may reach to the end of the table.
    this.renderRoot.querySelector('.does')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    void this.look();
    const names = await this.page.names();
    const { sql } = this;
    const row =
      sql.kind === 'condition'
        ? names.tables.find(({ label }) => label.toLowerCase() === sql.table.toLowerCase())?.name
        : undefined;
    this.names = { ...names, ...(row !== undefined && { row }) };
  }

  private async look(): Promise<void> {
    const { current } = this;
    const said = await this.check(current).catch((error: unknown) => ({
      faults: [],
      note: `Not checked: ${errorText(error)}`,
    }));
    if (current === this.current) this.said = said;
  }

  private typed(text: string): void {
    this.current = text;
    this.said = { faults: this.said?.faults ?? [], note: checking };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private readonly left = (): void => {
    // Whoever looks into another window comes back to the same place.
    if (document.hasFocus()) this.write(this.current);
  };

  /** A pressed button leaves the focus in the editor: where browsers give it to no button, the cell would be left. */
  private stay(event: MouseEvent): void {
    event.preventDefault();
  }

  /** Keys that leave the cell, before the editor sees them; those of a condition take a suggestion first. */
  private early(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isSearching = (event.composedPath()[0] as Element).closest('.cm-panels') !== null;
    const isCondition = this.sql.kind === 'condition' && !isSearching;
    const { key, shiftKey } = event;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) this.write(this.current, { records: 1 });
    else if (key === 'Enter' && isCondition && !shiftKey && !event.altKey) {
      if (!this.editor?.takeSuggestion()) this.write(this.current, { records: 1 });
    } else if (key === 'Tab' && isCondition) {
      if (shiftKey || !this.editor?.takeSuggestion())
        this.write(this.current, { columns: shiftKey ? -1 : 1 });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private late(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    this.leave(this.current);
  }

  private async format(): Promise<void> {
    try {
      await this.editor?.format();
      this.editor?.focus();
    } catch (error) {
      this.page.say(errorText(error));
    }
  }

  /** The key that takes the text. */
  private get takes(): string {
    return keysText(this.sql.kind === 'condition' ? 'Enter' : 'Mod+Enter');
  }

  private lineOf(offset: number): number {
    return this.current.slice(0, offset).split('\n').length;
  }

  private verdict() {
    const { faults = [], note = checking } = this.said ?? {};
    return html`${
        faults.length > 0
          ? html`<ul>
              ${faults.map(
                ({ severity, from, message }) =>
                  html`<li class=${severity}>⚠ Line ${this.lineOf(from)}: ${message}</li>`,
              )}
            </ul>`
          : nothing
      }
      <p class="note" role="status">${note}</p>`;
  }

  override render() {
    if (this.failed) return html`<p class="failed">${this.failed}</p>`;
    if (!this.ready) return html`<p class="note">Opening the editor …</p>`;
    return html`<div
        class="frame"
        @keydown=${{ handleEvent: (event: KeyboardEvent) => this.early(event), capture: true }}
      >
        <wb-editor
          recalls
          language="sql"
          .label=${this.label}
          .value=${this.text}
          .leaving=${`${this.takes} takes it, Escape leaves the cell as it was.`}
          .problems=${this.said?.faults ?? []}
          .names=${this.names}
          @keydown=${this.late}
          @wb-edit=${(event: CustomEvent<string>) => this.typed(event.detail)}
        ></wb-editor>
      </div>
      ${this.verdict()}
      <div class="does" @keydown=${this.late} @mousedown=${this.stay}>
        <button @click=${() => this.write(this.current, { records: 1 })}>
          Take it <kbd>${this.takes}</kbd>
        </button>
        <button @click=${() => this.leave(this.current)}>
          Leave it as it was <kbd>${keysText('Escape')}</kbd>
        </button>
        <button @click=${() => void this.format()}>Format</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-config-sql': WbConfigSql;
  }
}
