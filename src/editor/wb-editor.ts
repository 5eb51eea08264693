import { closeCompletion } from '@codemirror/autocomplete';
import { history, historyKeymap, toggleComment } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { editorExtensions } from './extensions.ts';
import { formatSql } from './format-sql.ts';
import { formatYaml } from './format-yaml.ts';
import { highlightStyles } from './highlight-style.ts';
import { keepKeys } from './keep-keys.ts';
import type { EditorLanguage } from './language.ts';
import { editorNames, noNames, type EditorNames } from './names.ts';
import { markProblems, problemsText, type EditorProblem } from './problems.ts';
import { takeSuggestion } from './take-suggestion.ts';
import { cardStyles } from './theme.ts';
import { changeBetween } from './value-change.ts';

/** Marks a change that the page made by setting `value`. */
const fromPage = Annotation.define<boolean>();

/**
 * An editor of SQL, YAML or Markdown. Unless it `recalls`, it has no history: undo is the page's, which sets `value` and
 * sees the smallest change applied. Keys that the editor uses don't reach the page; Escape does once nothing is left to close.
 *
 * Fires `wb-edit` (detail: the new text) on every change that isn't the page's own; `wb-leave` (detail: `up` or `down`),
 * which the page cancels if it has gone to another cell; and `wb-history` (detail: `undo` or `redo`) where the browser's
 * own menu asked for it.
 */
@customElement('wb-editor')
export class WbEditor extends LitElement {
  static override styles = [cardStyles, highlightStyles];

  /** The language is fixed once the element is on the page. */
  @property() language: EditorLanguage = 'sql';
  @property() label = '';
  @property({ type: Boolean }) readonly = false;
  /** Whether undo is the editor's own, as long as it is open. Fixed once the element is on the page. */
  @property({ type: Boolean }) recalls = false;
  /** How to leave it by keys, for assistive technology; said by the language where absent. */
  @property({ attribute: false }) leaving = '';
  @property({ attribute: false }) problems: EditorProblem[] = [];
  @property({ attribute: false }) names: EditorNames = noNames;
  @state() private told = '';

  private view?: EditorView;
  private first = '';
  private readonly settings = new Compartment();
  private readonly known = new Compartment();

  /** The whole text, its lines separated by `\n`. */
  get value(): string {
    return this.view ? this.view.state.doc.toString() : this.first;
  }

  @property()
  set value(text: string) {
    const after = text.replace(/\r\n?/g, '\n');
    if (this.view) this.apply(after, fromPage.of(true));
    else this.first = after;
  }

  override focus(): void {
    this.view?.focus();
  }

  /** Puts a text in the place of the selection. */
  insert(text: string): void {
    if (!this.view || this.readonly) return;
    this.view.dispatch(this.view.state.replaceSelection(text), {
      userEvent: 'input.paste',
      scrollIntoView: true,
    });
  }

  /** Selects from one offset to another; both are brought into the text. */
  select(from: number, to: number): void {
    const within = (offset: number): number => Math.max(0, Math.min(offset, this.value.length));
    this.view?.dispatch({ selection: { anchor: within(from), head: within(to) }, scrollIntoView: true });
  }

  /** Takes the suggestion that is chosen; false where there is none to be taken. */
  takeSuggestion(): boolean {
    return this.view !== undefined && takeSuggestion(this.view);
  }

  /**
   * Lays the SQL out anew, in YAML that of its `data: |` blocks; Markdown stays. Rejects with an Error in plain words,
   * and changes nothing, where that would change more than white space and the case of keywords.
   */
  async format(): Promise<void> {
    if (this.readonly || this.language === 'markdown') return;
    const before = this.value;
    const after = await (this.language === 'sql' ? formatSql(before) : formatYaml(before));
    // Who went on typing while the formatter was loaded keeps what was typed.
    if (this.value === before) this.apply(after);
  }

  toggleComment(): void {
    if (this.view) toggleComment(this.view);
  }

  openSearch(): void {
    if (this.view) openSearchPanel(this.view);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved to another place of the page, the element is the same but its view is gone.
    if (this.hasUpdated) this.makeView();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.first = this.value;
    this.view?.destroy();
    this.view = undefined;
  }

  protected override firstUpdated(): void {
    this.makeView();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { view } = this;
    if (!view) return;
    if (changed.has('names')) view.dispatch({ effects: this.known.reconfigure(editorNames.of(this.names)) });
    if (changed.has('problems')) this.showProblems();
    if (changed.has('problems') || changed.has('label') || changed.has('readonly'))
      view.dispatch({ effects: this.settings.reconfigure(this.ownSettings()) });
  }

  private makeView(): void {
    const host = this.renderRoot.querySelector('#host')!;
    const lines = this.first.split('\n').length;
    const extensions = [
      editorExtensions(this.language, lines, (direction) => this.leave(direction)),
      this.settings.of(this.ownSettings()),
      this.known.of(editorNames.of(this.names)),
      EditorView.updateListener.of((update) => this.tell(update)),
      this.recalls
        ? [history(), keymap.of(historyKeymap)]
        : EditorView.domEventHandlers({ beforeinput: (event) => this.askHistory(event) }),
    ];
    this.view = new EditorView({
      state: EditorState.create({ doc: this.first, extensions }),
      parent: host,
      root: this.renderRoot as ShadowRoot,
    });
    this.showProblems();
  }

  private ownSettings(): Extension {
    const isBad = this.problems.some((problem) => problem.severity === 'error');
    return [
      EditorState.readOnly.of(this.readonly),
      EditorView.contentAttributes.of({
        // A long text scrolls by key: who has focus says so.
        tabindex: '0',
        'aria-label': this.label,
        'aria-describedby': 'problems keys',
        ...(isBad ? { 'aria-invalid': 'true' } : {}),
        ...(this.readonly ? { 'aria-readonly': 'true' } : {}),
      }),
    ];
  }

  private showProblems(): void {
    if (!this.view) return;
    this.view.dispatch(markProblems(this.view.state, this.problems));
    this.told = problemsText(this.view.state, this.problems);
  }

  /** Makes the text another one by the smallest change, with the cursor behind what is new. */
  private apply(after: string, annotations?: Annotation<boolean>): void {
    const { view } = this;
    const changes = view && changeBetween(view.state.doc.toString(), after);
    if (!view || !changes) return;
    closeCompletion(view);
    view.dispatch({
      changes,
      selection: { anchor: changes.from + changes.insert.length },
      scrollIntoView: view.hasFocus,
      annotations,
    });
  }

  private tell(update: ViewUpdate): void {
    if (!update.docChanged) return;
    if (
      update.transactions.every((transaction) => !transaction.docChanged || transaction.annotation(fromPage))
    )
      return;
    this.dispatchEvent(new CustomEvent('wb-edit', { detail: this.value, bubbles: true, composed: true }));
  }

  private leave(direction: 'up' | 'down'): boolean {
    const event = new CustomEvent('wb-leave', {
      detail: direction,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    return !this.dispatchEvent(event);
  }

  /** The browser's own undo would take back what it has seen, not what the page knows. */
  private askHistory(event: InputEvent): boolean {
    const detail = { historyUndo: 'undo', historyRedo: 'redo' }[event.inputType];
    if (detail === undefined) return false;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('wb-history', { detail, bubbles: true, composed: true }));
    return true;
  }

  override render() {
    return html`<div id="host" @keydown=${keepKeys}></div>
      <div id="problems" class="hidden" role="status">${this.told}</div>
      <div id="keys" class="hidden">
        ${
          this.leaving ||
          (this.language === 'markdown' ? 'Tab goes on.' : 'Tab indents. Press Escape, then Tab to go on.')
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-editor': WbEditor;
  }
}
