import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConfigColumn } from '../core/config/table.ts';
import type { Problem } from '../core/problem.ts';
import { choicesFor, meaningOf, type KnownNames } from '../notebook/config-choices.ts';
import type { ConfigDraft } from '../notebook/config-draft.ts';
import { recordAt, type ConfigLine } from '../notebook/config-lines.ts';
import { ConfigSheet } from '../notebook/config-sheet.ts';
import { hasSql } from '../notebook/config-sql.ts';
import { cellEditor } from './config-cell.ts';
import { moveOf, type CellPlace } from './config-grid-moves.ts';
import { configGridStyles } from './config-grid-styles.ts';
import { lineMenu } from './config-line-menu.ts';
import { firstOnPage, pages, pageSize } from './config-pages.ts';
import { pastedCells, withCells } from './config-paste.ts';
import { lineProblems } from './config-problems.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';
import './wb-menu.ts';

/** A configuration table to be edited: arrow keys go from cell to cell, Enter opens one, typing replaces its value. */
@customElement('wb-config-grid')
export class WbConfigGrid extends LitElement {
  static override styles = [shared, configGridStyles];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) draft!: ConfigDraft;
  /** The name of the table. */
  @property() name = '';
  @property({ attribute: false }) known!: KnownNames;
  /** Another object with each state of the draft. */
  @property({ attribute: false }) version: unknown;
  /** Whether columns are shown that the file lacks. */
  @property({ attribute: false }) whole = false;
  @state() private first = 0;
  @state() private active: CellPlace = { record: 0, column: 0 };
  /** The text with which the active cell’s editor begins; undefined where it is closed. */
  @state() private editing: string | undefined;
  @query('.scroll') private frame!: HTMLElement;
  private sheet!: ConfigSheet;
  private wantsFocus = false;

  /** Moves to a 1-based line of the file, or to the top. */
  enter(line?: number): void {
    const record = line === undefined ? 0 : Math.max(0, recordAt(this.sheet.lines, line));
    this.go({ record, column: 0 });
  }

  /** Moves the focus back to the active cell. */
  refocus(): void {
    this.go(this.active);
    this.requestUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('draft') && !changed.has('name') && !changed.has('whole')) return;
    this.sheet = new ConfigSheet(this.draft, this.name, this.whole);
    // Fetched before a cell is opened, so that who types at once loses no key. Where it fails, the cell will say so.
    if (hasSql(this.sheet.entry.table)) void import('../editor/wb-editor.ts').catch(() => undefined);
  }

  private go(place: CellPlace): void {
    const { lines, columns } = this.sheet;
    const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
    const record = within(place.record, lines.length);
    this.active = { record, column: within(place.column, columns.length) };
    this.editing = undefined;
    if (record < this.first || record >= this.first + pageSize)
      this.first = firstOnPage(record - pageSize / 4, lines.length);
    this.wantsFocus = true;
  }

  private readonly resized = new ResizeObserver(() => this.activeCell?.scrollIntoView({ block: 'nearest' }));

  private get activeCell(): HTMLElement | null {
    return this.renderRoot.querySelector('td[tabindex="0"]');
  }

  override firstUpdated(): void {
    // What the edits would do takes its place from the lines.
    this.resized.observe(this.frame);
  }

  override updated(): void {
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    const cell = this.activeCell;
    const input = cell?.querySelector<HTMLElement>('input, select, textarea, wb-config-sql');
    (input ?? cell)?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)
      input.setSelectionRange(input.value.length, input.value.length);
  }

  private open(text?: string): void {
    const { record, column } = this.active;
    this.editing = text ?? this.sheet.value(record, column);
    this.wantsFocus = true;
  }

  /** Begins the active cell anew with a character; a query goes on with it, as nobody means to lose one by a key. */
  private type(character: string): void {
    const { record, column } = this.active;
    const isQuery = this.sheet.columns[column]?.kind === 'sql';
    this.open(isQuery ? this.sheet.value(record, column) + character : character);
  }

  /** Writes the active cell, and goes on by so many records and columns. */
  private readonly write = (value: string, step: { records?: number; columns?: number } = {}): void => {
    if (this.editing === undefined) return;
    const { record, column } = this.active;
    this.sheet.set(record, column, value);
    this.go({ record: record + (step.records ?? 0), column: column + (step.columns ?? 0) });
  };

  /** Leaves the active cell as it was. A text that took work is the edit that Redo brings back. */
  private readonly leave = (text?: string): void => {
    const { record, column } = this.active;
    this.editing = undefined;
    this.wantsFocus = true;
    if (text === undefined || !this.sheet.set(record, column, text)) return;
    this.draft.undo();
    this.page.say('The cell is as it was. Redo edit brings back what you wrote.');
  };

  private key(event: KeyboardEvent): void {
    if (this.editing !== undefined) return;
    const { record, column } = this.active;
    const { lines, columns } = this.sheet;
    const line = lines[record];
    const isMod = event.ctrlKey || event.metaKey;
    const move = moveOf(event, this.active, { records: lines.length, columns: columns.length });
    if (event.altKey && line && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const step = event.key === 'ArrowUp' ? -1 : 1;
      this.sheet.edit((edit) => edit.move(line.line, step));
      this.go({ record: record + step, column });
    } else if (move) this.go(move);
    else if (event.key === 'Enter' || event.key === 'F2') this.open();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && line) {
      this.sheet.set(record, column, '');
      this.go(this.active);
    } else if (isMod && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) this.draft.redo();
      else this.draft.undo();
      this.go(this.active);
    } else if (isMod && event.key.toLowerCase() === 'y') {
      this.draft.redo();
      this.go(this.active);
    } else if (event.key.length === 1 && !isMod && !event.altKey) this.type(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private paste(event: ClipboardEvent): void {
    if (this.editing !== undefined) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { record, column } = this.active;
    const { lines, columns } = this.sheet;
    const [line, at] = [lines[record], columns[column]];
    const cells = pastedCells(text, Boolean(line && at && this.sheet.sqlIn(at, line)));
    const names = columns.map(({ name }) => name.toLowerCase());
    this.sheet.edit((edit) => withCells(edit, cells, record, names.slice(column)));
    this.go(this.active);
  }

  private copy(event: ClipboardEvent): void {
    if (this.editing !== undefined) return;
    const { record, column } = this.active;
    event.clipboardData?.setData('text/plain', this.sheet.value(record, column));
    event.preventDefault();
  }

  private readonly add = (): void => {
    this.sheet.add();
    this.go({ record: this.sheet.lines.length - 1, column: 0 });
  };

  private editor(column: ConfigColumn, line: ConfigLine, text: string): TemplateResult {
    const { sheet, page } = this;
    const kind = sheet.sqlIn(column, line);
    const check = (now: string) => sheet.check(page.workspace, column, line, now);
    return cellEditor({
      column,
      choices: choicesFor(column, sheet.valuesOf(line), this.known),
      text,
      ...(kind && { sql: { kind, page, check } }),
      write: this.write,
      leave: this.leave,
    });
  }

  private cell(column: ConfigColumn, at: number, record: number, line: ConfigLine, problems: Problem[]) {
    const isActive = this.active.record === record && this.active.column === at;
    const isWrong = problems.some((problem) => problem.column === column.name);
    const isSql = this.sheet.sqlIn(column, line) !== undefined;
    return html`<td
      role="gridcell"
      class="${isActive ? 'active' : ''} ${isSql ? 'sql' : ''} ${isWrong ? 'wrong' : ''}"
      tabindex=${isActive ? 0 : -1}
      aria-invalid=${isWrong ? 'true' : nothing}
      @mousedown=${(event: MouseEvent) => {
        if (isActive && this.editing !== undefined) return;
        event.preventDefault();
        this.go({ record, column: at });
      }}
      @dblclick=${() => this.editing === undefined && this.open()}
    >
      ${
        isActive && this.editing !== undefined
          ? this.editor(column, line, this.editing)
          : html`<span>${line.fields[at] ?? ''}</span>`
      }
    </td>`;
  }

  private row(line: ConfigLine, record: number, columns: readonly ConfigColumn[]) {
    const problems = this.sheet.problemsOf(line);
    const set = (column: string, value: string) =>
      this.sheet.edit((edit) => edit.set(line.line, { [column]: value }));
    return html`<tr
        role="row"
        class=${line.off ? 'off' : ''}
        aria-rowindex=${record + 2}
        aria-current=${record === this.active.record ? 'true' : nothing}
      >
        <th role="rowheader" scope="row">${line.line}</th>
        ${columns.map((column, at) => this.cell(column, at, record, line, problems))}
        <td class="menu" role="gridcell">
          <wb-menu
            label="Line ${line.line}"
            ?skipped=${record !== this.active.record}
            .items=${() =>
              lineMenu(line, columns, (change, step = 0) => {
                this.sheet.edit(change);
                this.go({ record: record + step, column: this.active.column });
              })}
          ></wb-menu>
        </td>
      </tr>
      ${
        problems.length > 0
          ? html`<tr role="row">
              <td role="gridcell" colspan=${columns.length + 2}>
                ${lineProblems(problems, this.sheet.valuesOf(line), set)}
              </td>
            </tr>`
          : nothing
      }`;
  }

  private readonly turn = (first: number): void => {
    this.first = first;
    void this.updateComplete.then(() => this.frame.scrollTo(0, 0));
  };

  override render() {
    const { lines, columns, entry } = this.sheet;
    const shown = lines.slice(this.first, this.first + pageSize);
    const { record, column } = this.active;
    const current = columns[column];
    return html`
      ${pages(lines.length, this.first, this.turn)}
      <div class="scroll">
        <table
          role="grid"
          aria-label="Lines of ${entry.file}"
          aria-rowcount=${lines.length + 1}
          @keydown=${this.key}
          @paste=${this.paste}
          @copy=${this.copy}
        >
          <thead>
            <tr role="row" aria-rowindex="1">
              <th role="columnheader" scope="col">Line</th>
              ${columns.map(({ name, doc }) => html`<th role="columnheader" scope="col" title=${doc}>${name}</th>`)}
              <th role="columnheader" scope="col"><span class="hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((line, at) => this.row(line, this.first + at, columns))}
          </tbody>
        </table>
        <button class="add" @click=${this.add}>+ Add a line</button>
      </div>
      <p class="meaning" role="status">
        ${
          current
            ? html`<code>${current.name}</code> ${meaningOf(current, this.sheet.value(record, column))}`
            : nothing
        }
      </p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-config-grid': WbConfigGrid;
  }
}
