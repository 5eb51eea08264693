import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { linesOf, tableNameProblem, type NewTable } from '../core/propose/new-table.ts';
import type { FileProfiles } from '../engine/profile-file.ts';
import { makeTable, placeFor, proposalFor, takenNames } from '../notebook/new-table.ts';
import type { Page } from './page.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { fieldLook } from './field-look.ts';
import { shared } from './styles.ts';
import './wb-new-column.ts';
import type { NewColumnEvent } from './wb-new-column.ts';
import { countText, many } from './words.ts';

/** A dialog that makes a table of a file: what is proposed is looked through, changed and then made and run. */
@customElement('wb-new-table')
export class WbNewTable extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    dialogTexts,
    css`
      dialog {
        width: min(860px, calc(100vw - 24px));
      }
      .name {
        display: grid;
        gap: 3px;
        max-width: 360px;
        color: var(--soft);
        font-size: 13px;
      }
      .name input {
        ${fieldLook};
        font-size: 14px;
      }
      .foot {
        position: sticky;
        bottom: 0;
        margin: 0 -20px -20px;
        padding: 10px 20px 14px;
        border-top: 1px solid var(--line);
        background: var(--panel);
      }
      pre {
        max-height: 260px;
        margin: 6px 0;
        overflow: auto;
      }
      summary {
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private table: NewTable | undefined;
  @state() private profiles: FileProfiles | undefined;
  @state() private error = '';
  private readonly stop = new AbortController();

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.propose();
  }

  private get file(): File | undefined {
    const { page } = this;
    return page.workspace.strangers.find(({ name }) => name === page.file.name);
  }

  private async propose(): Promise<void> {
    const { workspace, choice } = this.page;
    const { file } = this;
    try {
      if (!file) throw new Error(`${this.page.file.name} is not among the files: add it first`);
      const [{ profileFile }, engine, data] = await Promise.all([
        import('../engine/profile-file.ts'),
        workspace.engine.get(),
        workspace.effects.dataFile(file, file.name),
      ]);
      this.profiles = await profileFile(data, engine, choice, this.stop.signal);
      this.table = proposalFor(workspace, file.name, this.profiles);
    } catch (error) {
      if (!this.stop.signal.aborted) this.error = errorText(error);
    }
  }

  private closed(): void {
    this.stop.abort();
    if (this.page.panel === 'new-table') this.page.open('');
  }

  private change({ column }: NewColumnEvent, at: number): void {
    this.table = { ...this.table!, columns: this.table!.columns.with(at, column) };
  }

  private place() {
    const { page, profiles } = this;
    return placeFor(page.workspace, page.file.name, profiles!, page.choice);
  }

  private async make(): Promise<void> {
    const { table, file, page } = this;
    if (!table || !file) return;
    const place = this.place();
    this.dialog.close();
    if (!page.workspace.tabs.mayChange()) return;
    const jobs = await makeTable(page.workspace, file, table, place);
    page.workspace.notices.show({
      id: 'files',
      title: `Made the table ${table.name} from ${file.name}.`,
      lines: [
        'Its lines are in the configuration, its jobs in the notebook’s job cells; the other tables are as they were.',
      ],
      actions: [{ label: 'Query it', run: () => void this.query(table.name) }],
    });
    await page.workspace.runner.run(jobs);
  }

  /** Adds a cell that shows the new table's rows. */
  private async query(name: string): Promise<void> {
    const { insertCell } = await import('./commands/cell.ts');
    const { catalog, schema } = this.place();
    const { workspace } = this.page;
    const last = workspace.cells.at(-1)?.id ?? '';
    this.page.select(last);
    insertCell(this.page, 'sql', 'after', `SELECT *\nFROM ${catalog}.${schema}.gold_${name}`);
  }

  private lines(table: NewTable) {
    const all = Object.entries(linesOf(table, this.place())).filter(([, lines]) => lines.length > 0);
    const words = all.map(([name, lines]) => `${countText(lines.length)} to ${name}`).join(', ');
    return html`<details>
      <summary>Adds ${words}</summary>
      ${all.map(
        ([name, lines]) =>
          html`<pre tabindex="0" aria-label="Lines of ${name}">
${name}.csv
${lines
              .map((line) =>
                Object.entries(line)
                  .filter(([, value]) => value !== '')
                  .map(([column, value]) => `${column}: ${value}`)
                  .join(', '),
              )
              .join('\n')}</pre>`,
      )}
    </details>`;
  }

  private content(table: NewTable, profiles: FileProfiles) {
    const problem = tableNameProblem(table.name, takenNames(this.page.workspace));
    const keys = table.columns.filter(({ isKey }) => isKey);
    const why = keys.length === 0 ? 'Rows need a key: choose the columns that tell them apart.' : '';
    const looked = profiles.complete
      ? `All ${many(profiles.records, 'record')} were looked through.`
      : `The first ${many(profiles.records, 'record')} were looked through.`;
    return html`
      <label class="name"
        >Name of the table
        <input
          .value=${table.name}
          aria-invalid=${problem !== ''}
          @input=${(event: Event) => (this.table = { ...table, name: (event.target as HTMLInputElement).value.trim() })}
      /></label>
      <p class="soft">${looked} ${table.keyReason}</p>
      ${table.columns.map(
        (column, at) =>
          html`<wb-new-column
            .column=${column}
            @wb-new-column=${(event: NewColumnEvent) => this.change(event, at)}
          ></wb-new-column>`,
      )}
      <div class="foot">
        <div role="status">${problem || why ? html`<p class="error">${problem || why}</p>` : nothing}</div>
        ${this.lines(table)}
        <div class="buttons">
          <button class="main" ?disabled=${problem !== '' || why !== ''} @click=${this.make}>
            Make the table and run
          </button>
          <button @click=${() => this.dialog.close()}>Cancel</button>
        </div>
      </div>
    `;
  }

  override render() {
    const { table, profiles, error, page } = this;
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <div class="head">
        <h2 id="title">A new table from ${page.file.name}</h2>
        ${closeButton()}
      </div>
      <div class="content">
        ${
          table && profiles
            ? this.content(table, profiles)
            : html`<p role="status" class=${error ? 'error' : 'soft'}>
                ${error || 'Looking through the file …'}
              </p>`
        }
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-new-table': WbNewTable;
  }
}
