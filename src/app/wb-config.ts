import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { configTableOf } from '../core/config/tables.ts';
import type { Problem } from '../core/problem.ts';
import { configGrid, recordAt, type ConfigLine } from '../notebook/config-lines.ts';
import { configTexts, type ConfigText } from '../notebook/config-text.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { configStyles } from './config-styles.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import { countText, many } from './words.ts';

/** So many records are drawn at once. */
const pageSize = 250;

/** The element that has the focus, in whatever shadow tree it is. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** The configuration in force, to be read: a table at a time, with its lines’ numbers and what is wrong with them. */
@customElement('wb-config')
export class WbConfig extends LitElement {
  static override styles = [shared, configStyles];

  @property({ attribute: false }) workspace!: Workspace;
  @state() private file = 'main_pipeline_config.csv';
  @state() private line: number | undefined;
  /** The first record on show. */
  @state() private first = 0;
  @state() private open = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  /** Where the focus goes back to. */
  private returnTo: HTMLElement | undefined;

  constructor() {
    super();
    new Watch(this, () => ['plan']);
  }

  /** Opens the panel at a configuration file, such as `ref_data.csv`, and at a 1-based line of it. */
  show(file: string, line?: number): void {
    if (!this.open) this.returnTo = focused();
    this.open = true;
    this.go(file, line);
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      this.enter();
    });
  }

  private go(file: string, line?: number): void {
    const table = configTableOf(file);
    this.file = table ? `${table.name}.csv` : this.file;
    this.line = line;
    const at = line === undefined ? 0 : Math.max(0, recordAt(this.grid().lines, line));
    this.first = Math.max(0, Math.min(at - Math.floor(pageSize / 4), this.grid().lines.length - pageSize));
  }

  /** Moves the focus to the line, or to the top where none is meant. */
  private enter(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('[aria-current]');
    (row ?? this.renderRoot.querySelector<HTMLElement>('select'))?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  }

  private closed(): void {
    this.open = false;
    this.returnTo?.focus();
    this.returnTo = undefined;
  }

  private get text(): ConfigText {
    return configTexts(this.workspace).find(({ file }) => file === this.file)!;
  }

  private grid() {
    return configGrid(this.text.text ?? '');
  }

  private problemsOf(file: string): Problem[] {
    return this.workspace.problems.filter((problem) => problem.file === file);
  }

  private download(): void {
    const address = URL.createObjectURL(new Blob([this.text.text ?? ''], { type: 'text/csv;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: this.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  private choose(event: Event): void {
    this.go((event.target as HTMLSelectElement).value);
    void this.updateComplete.then(() => this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0));
  }

  private page(step: number, count: number): void {
    this.first = Math.max(0, Math.min(this.first + step * pageSize, count - pageSize));
    void this.updateComplete.then(() => this.renderRoot.querySelector('.scroll')!.scrollTo(0, 0));
  }

  private said(problems: readonly Problem[]) {
    return html`<ul class="problems">
      ${problems.map(
        ({ severity, column, message }) =>
          html`<li class=${severity}>
            <span class="hidden">${severity}: </span><span aria-hidden="true">⚠ </span>${
              column ? html`<code>${column}</code> ` : nothing
            }${message}
          </li>`,
      )}
    </ul>`;
  }

  private row({ line, fields, off }: ConfigLine, header: readonly string[], current: boolean) {
    const problems = this.problemsOf(this.file).filter((problem) => problem.line === line);
    const wrong = new Set(problems.map(({ column }) => column).filter((column) => column !== ''));
    const sql = new Set(this.text.table.columns.filter(({ kind }) => kind === 'sql').map(({ name }) => name));
    return html`<tr
        class="${off ? 'off' : ''} ${current ? 'current' : ''}"
        tabindex=${current ? -1 : nothing}
        aria-current=${current ? 'true' : nothing}
      >
        <th scope="row">${line}</th>
        ${header.map(
          (name, at) =>
            html`<td>
              <span
                class="${sql.has(name.toLowerCase()) ? 'sql' : ''} ${wrong.has(name.toLowerCase()) ? 'wrong' : ''}"
                >${fields[at] ?? ''}</span
              >
            </td>`,
        )}
      </tr>
      ${
        problems.length > 0
          ? html`<tr class=${current ? 'current' : ''}>
              <th></th>
              <td colspan=${header.length}>${this.said(problems)}</td>
            </tr>`
          : nothing
      }`;
  }

  private table() {
    const { header, lines } = this.grid();
    const current = this.line === undefined ? -1 : recordAt(lines, this.line);
    const shown = lines.slice(this.first, this.first + pageSize);
    const begins = new Set(lines.map(({ line }) => line));
    const others = this.problemsOf(this.file).filter(({ line }) => !begins.has(line));
    return html`
      ${others.length > 0 ? this.said(others) : nothing}
      ${
        lines.length > pageSize
          ? html`<p class="pages">
              <button ?disabled=${this.first === 0} @click=${() => this.page(-1, lines.length)}>
                Earlier
              </button>
              <span
                >records ${countText(this.first + 1)} to ${countText(this.first + shown.length)} of
                ${countText(lines.length)}</span
              >
              <button
                ?disabled=${this.first + pageSize >= lines.length}
                @click=${() => this.page(1, lines.length)}
              >
                Later
              </button>
            </p>`
          : nothing
      }
      <div class="scroll" role="group" tabindex="0" aria-label="Lines of ${this.file}">
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              ${header.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${shown.map((record, at) => this.row(record, header, this.first + at === current))}
          </tbody>
        </table>
      </div>
    `;
  }

  private option({ file, own }: ConfigText) {
    const { length } = this.problemsOf(file);
    const notes = [...(own ? ['yours'] : []), ...(length > 0 ? [many(length, 'problem')] : [])].join(', ');
    return html`<option value=${file} .selected=${file === this.file}>
      ${file}${notes ? ` (${notes})` : ''}
    </option>`;
  }

  override render() {
    if (!this.open) return html`<dialog aria-label="Configuration" @close=${this.closed}></dialog>`;
    const { table, text, own } = this.text;
    const whose = text === undefined ? '' : own ? 'Your file.' : 'The shipped file.';
    return html`<dialog aria-label="Configuration" @close=${this.closed}>
      <header>
        <h2>Configuration</h2>
        <select aria-label="Table" @change=${this.choose}>
          ${configTexts(this.workspace).map((entry) => this.option(entry))}
        </select>
        <button ?disabled=${text === undefined} @click=${this.download}>Download CSV</button>
        <button class="quiet close" @click=${() => this.dialog.close()}>
          <span aria-hidden="true">✕ </span>Close
        </button>
      </header>
      <p class="doc">${table.doc} ${whose}</p>
      ${
        text === undefined
          ? html`<p class="doc">The configuration has no such file.</p>
              ${this.said(this.problemsOf(this.file))}`
          : this.table()
      }
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-config': WbConfig;
  }
}
