import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConfigEdit } from '../core/config/edit.ts';
import type { ConfigColumn } from '../core/config/table.ts';
import type { Problem } from '../core/problem.ts';
import { choicesFor, meaningOf, type KnownNames } from '../notebook/config-choices.ts';
import type { ConfigDraft } from '../notebook/config-draft.ts';
import { configGrid, recordAt, type ConfigLine } from '../notebook/config-lines.ts';
import type { ConfigText } from '../notebook/config-text.ts';
import { fixOf } from '../notebook/problem-fix.ts';
import { cellEditor } from './config-cell.ts';
import { configGridStyles } from './config-grid-styles.ts';
import { lineMenu } from './config-line-menu.ts';
import { pastedCells, withCells } from './config-paste.ts';
import { shared } from './styles.ts';
import { countText } from './words.ts';
import './wb-menu.ts';

/** So many records are drawn at once. */
const pageSize = 250;

/** A cell by the place of its record and of its column. */
interface CellPlace {
  record: number;
  column: number;
}

/** A configuration table to be edited: arrow keys go from cell to cell, Enter opens one, typing replaces its value. */
@customElement('wb-config-grid')
export class WbConfigGrid extends LitElement {
  static override styles = [shared, configGridStyles];

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
  private wantsFocus = false;

  /** Moves to a 1-based line of the file, or to the top. */
  enter(line?: number): void {
    const { lines } = this.grid();
    const record = line === undefined ? 0 : Math.max(0, recordAt(lines, line));
    this.go({ record, column: 0 });
  }

  /** Moves the focus back to the active cell. */
  refocus(): void {
    this.go(this.active);
    this.requestUpdate();
  }

  /** The table as the draft has it at this moment. */
  private get entry(): ConfigText {
    return this.draft.tables().find(({ table }) => table.name === this.name)!;
  }

  private grid() {
    return configGrid(this.entry.text ?? '');
  }

  /** The columns on show: the file’s, and where wanted those that it could have. */
  private columns(header: readonly string[]): ConfigColumn[] {
    const { table } = this.entry;
    const names = header.map((name) => name.toLowerCase());
    const known = names.map(
      (name, at): ConfigColumn =>
        table.columns.find((column) => column.name === name) ?? { name: header[at]!, kind: 'text', doc: '' },
    );
    const others = table.columns.filter(({ name }) => !names.includes(name));
    return this.whole || header.length === 0 ? [...known, ...others] : known;
  }

  private problemsOf(line: number): Problem[] {
    return this.draft.problems.filter((problem) => problem.file === this.entry.file && problem.line === line);
  }

  private edit(change: (edit: ConfigEdit) => string): void {
    this.draft.edit(this.entry.table.name, change);
  }

  private go(place: CellPlace): void {
    const { header, lines } = this.grid();
    const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1));
    const record = within(place.record, lines.length);
    this.active = { record, column: within(place.column, this.columns(header).length) };
    this.editing = undefined;
    if (record < this.first || record >= this.first + pageSize)
      this.first = Math.max(0, Math.min(record - pageSize / 4, lines.length - pageSize));
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
    const input = cell?.querySelector<HTMLElement>('input, select, textarea');
    (input ?? cell)?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)
      input.setSelectionRange(input.value.length, input.value.length);
  }

  private open(text?: string): void {
    const { lines } = this.grid();
    const { record, column } = this.active;
    this.editing = text ?? lines[record]?.fields[column] ?? '';
    this.wantsFocus = true;
  }

  /** Writes the active cell, and goes on by so many records and columns. */
  private readonly write = (value: string, step: { records?: number; columns?: number } = {}): void => {
    if (this.editing === undefined) return;
    const { header, lines } = this.grid();
    const { record, column } = this.active;
    const line = lines[record];
    if (line && value !== (line.fields[column] ?? ''))
      this.edit((edit) => edit.set(line.line, { [this.columns(header)[column]!.name.toLowerCase()]: value }));
    this.go({ record: record + (step.records ?? 0), column: column + (step.columns ?? 0) });
  };

  private readonly leave = (): void => {
    this.editing = undefined;
    this.wantsFocus = true;
  };

  private key(event: KeyboardEvent): void {
    if (this.editing !== undefined) return;
    const { record, column } = this.active;
    const { lines, header } = this.grid();
    const line = lines[record];
    const isMod = event.ctrlKey || event.metaKey;
    const moves: Record<string, CellPlace> = {
      ArrowUp: { record: record - 1, column },
      ArrowDown: { record: record + 1, column },
      ArrowLeft: { record, column: column - 1 },
      ArrowRight: { record, column: column + 1 },
      Home: { record: isMod ? 0 : record, column: 0 },
      End: { record: isMod ? lines.length - 1 : record, column: this.columns(header).length - 1 },
      PageUp: { record: record - 20, column },
      PageDown: { record: record + 20, column },
    };
    const move = moves[event.key];
    if (event.altKey && line && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const step = event.key === 'ArrowUp' ? -1 : 1;
      this.edit((edit) => edit.move(line.line, step));
      this.go({ record: record + step, column });
    } else if (move) this.go(move);
    else if (event.key === 'Enter' || event.key === 'F2') this.open();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && line) {
      this.editing = '';
      this.write('');
    } else if (isMod && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) this.draft.redo();
      else this.draft.undo();
      this.go(this.active);
    } else if (isMod && event.key.toLowerCase() === 'y') {
      this.draft.redo();
      this.go(this.active);
    } else if (event.key.length === 1 && !isMod && !event.altKey) this.open(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private paste(event: ClipboardEvent): void {
    if (this.editing !== undefined) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const cells = pastedCells(text) ?? [[text]];
    const { record, column } = this.active;
    const names = this.columns(this.grid().header).map(({ name }) => name.toLowerCase());
    this.edit((edit) => withCells(edit, cells, record, names.slice(column)));
    this.go(this.active);
  }

  private copy(event: ClipboardEvent): void {
    if (this.editing !== undefined) return;
    const { record, column } = this.active;
    event.clipboardData?.setData('text/plain', this.grid().lines[record]?.fields[column] ?? '');
    event.preventDefault();
  }

  private readonly add = (): void => {
    const { lines, header } = this.grid();
    const names = header.map((name) => name.toLowerCase());
    const last = lines.at(-1);
    const values = Object.fromEntries(
      names.flatMap((name, at) =>
        name === 'is_active' ? [[name, 'Y']] : name === 'table_name' ? [[name, last?.fields[at] ?? '']] : [],
      ),
    );
    this.edit((edit) => edit.insert([values]));
    this.go({ record: lines.length, column: 0 });
  };

  private cell(column: ConfigColumn, at: number, record: number, line: ConfigLine, problems: Problem[]) {
    const isActive = this.active.record === record && this.active.column === at;
    const value = line.fields[at] ?? '';
    const wrong = problems.some((problem) => problem.column === column.name);
    const place = { record, column: at };
    const values = () =>
      Object.fromEntries(this.columns(this.grid().header).map(({ name }, n) => [name, line.fields[n] ?? '']));
    return html`<td
      role="gridcell"
      class="${isActive ? 'active' : ''} ${column.kind === 'sql' ? 'sql' : ''} ${wrong ? 'wrong' : ''}"
      tabindex=${isActive ? 0 : -1}
      aria-invalid=${wrong ? 'true' : nothing}
      @mousedown=${(event: MouseEvent) => {
        if (isActive && this.editing !== undefined) return;
        event.preventDefault();
        this.go(place);
      }}
      @dblclick=${() => this.open()}
    >
      ${
        isActive && this.editing !== undefined
          ? cellEditor({
              column,
              choices: choicesFor(column, values(), this.known),
              text: this.editing,
              write: this.write,
              leave: this.leave,
            })
          : html`<span>${value}</span>`
      }
    </td>`;
  }

  private said(
    line: ConfigLine,
    problems: readonly Problem[],
    columns: readonly ConfigColumn[],
  ): TemplateResult {
    return html`<ul class="problems">
      ${problems.map((problem) => {
        const at = columns.findIndex(({ name }) => name === problem.column);
        const fix = at < 0 ? undefined : fixOf(problem, line.fields[at] ?? '');
        const mend = () => this.edit((edit) => edit.set(line.line, { [problem.column]: fix!.value }));
        return html`<li class=${problem.severity}>
          <span class="hidden">${problem.severity}: </span><span aria-hidden="true">⚠ </span>${
            problem.column ? html`<code>${problem.column}</code> ` : nothing
          }${problem.message}
          ${fix ? html`<button class="fix" @click=${mend}>Use ${fix.meant}</button>` : nothing}
        </li>`;
      })}
    </ul>`;
  }

  private row(line: ConfigLine, record: number, columns: readonly ConfigColumn[]) {
    const problems = this.problemsOf(line.line);
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
            .items=${() =>
              lineMenu(line, columns, (change, step = 0) => {
                this.edit(change);
                this.go({ record: record + step, column: this.active.column });
              })}
          ></wb-menu>
        </td>
      </tr>
      ${
        problems.length > 0
          ? html`<tr role="row">
              <td role="gridcell" colspan=${columns.length + 2}>${this.said(line, problems, columns)}</td>
            </tr>`
          : nothing
      }`;
  }

  private pages(count: number, shown: number) {
    if (count <= pageSize) return nothing;
    const to = (first: number) => {
      this.first = Math.max(0, Math.min(first, count - pageSize));
      void this.updateComplete.then(() => this.frame.scrollTo(0, 0));
    };
    return html`<p class="pages">
      <button ?disabled=${this.first === 0} @click=${() => to(this.first - pageSize)}>Earlier</button>
      <span
        >records ${countText(this.first + 1)} to ${countText(this.first + shown)} of ${countText(count)}</span
      >
      <button ?disabled=${this.first + pageSize >= count} @click=${() => to(this.first + pageSize)}>
        Later
      </button>
    </p>`;
  }

  override render() {
    const { header, lines } = this.grid();
    const columns = this.columns(header);
    const shown = lines.slice(this.first, this.first + pageSize);
    const { record, column } = this.active;
    const current = columns[column];
    return html`
      ${this.pages(lines.length, shown.length)}
      <div class="scroll">
        <table
          role="grid"
          aria-label="Lines of ${this.entry.file}"
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
            ? html`<code>${current.name}</code> ${meaningOf(current, lines[record]?.fields[column] ?? '')}`
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
