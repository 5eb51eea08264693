import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { gutter, hasNumbers } from '../editor/line-numbers.ts';
import type { EditorNames } from '../editor/names.ts';
import type { EditorProblem } from '../editor/problems.ts';
import type { WbEditor } from '../editor/wb-editor.ts';
import { textOf, type Cell } from '../notebook/document.ts';
import type { Page } from './page.ts';
import { sourceColours } from './source-colours.ts';
import { shared } from './styles.ts';

/** What there is to complete before the catalogue has been asked. */
const noNames: EditorNames = { tables: [], functions: [] };

/** The text of a cell: shown as it is, and in an editor, which is fetched then, once it is to be changed. */
@customElement('wb-source')
export class WbSource extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
        border-top: 1px solid var(--line);
        background: color-mix(in srgb, var(--tint) 40%, var(--panel));
      }
      :host([alone]) {
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      pre {
        position: relative;
        max-height: 60vh;
        min-height: 36px;
        margin: 0;
        padding: 8px ${gutter.line}px;
        overflow: auto;
        cursor: text;
        line-height: 1.55;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      pre.numbered {
        padding-left: ${gutter.numbers + gutter.fold + gutter.line}px;
        counter-reset: line;
      }
      /* Out of the text, so that it is not copied with it. */
      .numbered i {
        counter-increment: line;
      }
      .numbered i::before {
        content: counter(line);
        position: absolute;
        left: 0;
        box-sizing: border-box;
        min-width: ${gutter.numbers}px;
        padding: 0 2px 0 8px;
        color: var(--soft);
        font-style: normal;
        text-align: right;
      }
      .none {
        color: var(--soft);
      }
      .failed {
        padding: 8px 14px;
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) cell!: Cell;
  @property({ attribute: false }) editing = false;
  @property({ attribute: false }) problems: EditorProblem[] = [];
  /** What the text is, for assistive technology. */
  @property() label = '';
  @state() private ready = false;
  @state() private failed = '';
  @state() private names: EditorNames | undefined;

  private get editor(): WbEditor | null {
    return this.renderRoot.querySelector('wb-editor');
  }

  private get isNumbered(): boolean {
    return hasNumbers(textOf(this.cell).split('\n').length);
  }

  private get language() {
    return this.page.workspace.effects.kinds.get(this.cell.kind)?.language || 'markdown';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    sourceColours.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    sourceColours.remove(this);
  }

  /** Opens the editor and moves the focus into it. */
  async edit(): Promise<void> {
    try {
      await import('../editor/wb-editor.ts');
    } catch (error) {
      this.failed = `The editor can’t be loaded: ${errorText(error)}`;
      return;
    }
    this.failed = '';
    this.ready = true;
    await this.updateComplete;
    await this.editor?.updateComplete;
    this.editor?.focus();
    this.names = await this.page.names();
  }

  /** Writes text at the cursor; false where the editor is not open. */
  insert(text: string): boolean {
    if (!this.editing || !this.editor) return false;
    this.editor.insert(text);
    this.editor.focus();
    return true;
  }

  async format(): Promise<void> {
    try {
      await this.editor?.format();
    } catch (error) {
      this.page.say(errorText(error));
    }
  }

  private shown() {
    const text = textOf(this.cell);
    if (text === '')
      return html`<span class="none">Nothing written yet. Press Enter or click to write.</span>`;
    return sourceColours.text(this, text, this.language, this.isNumbered);
  }

  private press(event: MouseEvent): void {
    // Whoever selects text to copy it doesn't want to write.
    if (getSelection()?.toString()) return;
    event.preventDefault();
    this.page.edit(this.cell.id);
  }

  private leave(event: CustomEvent<'up' | 'down'>): void {
    if (this.page.leaveTowards(event.detail)) event.preventDefault();
  }

  override render() {
    const { cell, page } = this;
    if (this.failed) return html`<p class="failed">${this.failed}</p>`;
    if (!this.editing || !this.ready)
      return html`<pre class=${this.isNumbered ? 'numbered' : ''} @click=${this.press}>${this.shown()}</pre>`;
    return html`<wb-editor
      .language=${this.language}
      .value=${textOf(cell)}
      .label=${this.label}
      .problems=${this.problems}
      .names=${this.names ?? noNames}
      @wb-edit=${(event: CustomEvent<string>) => page.workspace.edits.setText(cell.id, event.detail)}
      @wb-leave=${this.leave}
      @wb-history=${(event: CustomEvent<'undo' | 'redo'>) => page.workspace.journal[event.detail]()}
    ></wb-editor>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-source': WbSource;
  }
}
