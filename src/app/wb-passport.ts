import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { duckdb } from '../core/dialects/duckdb.ts';
import { errorText } from '../core/error-text.ts';
import type { TableName } from '../core/names.ts';
import { columnPaths, type ColumnPath } from '../engine/passport/column-paths.ts';
import { tooLong } from '../engine/passport/fed-rows.ts';
import { explainRow } from '../engine/passport/explain-row.ts';
import type { Passport } from '../engine/passport/passport.ts';
import { fieldsText, recordText } from '../engine/passport/passport-words.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { exactStyles, exactText } from './exact-text.ts';
import { FocusReturn } from './focus-return.ts';
import { stepList, type StoryLinks } from './passport-steps.ts';
import { passportStyles } from './passport-styles.ts';
import { valueTableStyles } from './value-table-styles.ts';
import { valueTable } from './passport-values.ts';
import type { RowSubject, ShowRowEvent } from './show-row.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { shared } from './styles.ts';
import { many } from './words.ts';
import './wb-behind.ts';
import './wb-correct.ts';

/** Outcomes after which a row is in its last table, and those after which it is not. */
const good = new Set(['inserted', 'updated', 'unchanged']);
const bad = new Set(['unreadable', 'rejected']);

/** Milliseconds for which the BI queries are asked once the rest of the story is told. */
const longPatience = 120_000;

/** What is known of the row on show; a part of its story is what quick queries tell. */
type Told =
  | { status: 'asking' }
  | { status: 'told'; passport: Passport; isPart: boolean }
  | { status: 'failed'; message: string };

/** The story of a row, over the page: where it comes from, what became of it, what it feeds. Esc closes it. */
@customElement('wb-passport')
export class WbPassport extends LitElement {
  static override styles = [shared, dialogFrame, dialogTexts, exactStyles, valueTableStyles, passportStyles];

  @property({ attribute: false }) workspace!: Workspace;
  /** The rows that were gone to, the one on show the last. */
  @state() private way: readonly RowSubject[] = [];
  @state() private told: Told = { status: 'asking' };
  @state() private correcting: ColumnPath | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private heading!: HTMLElement;
  private readonly focusReturn = new FocusReturn();
  private abort = new AbortController();

  /** Opens at a row, or goes to another one where it is open. The focus goes back to where it was once it is closed. */
  async show(subject: RowSubject): Promise<void> {
    if (this.way.length === 0) this.focusReturn.remember();
    await this.go([...this.way, subject]);
  }

  private async go(way: readonly RowSubject[]): Promise<void> {
    this.way = way;
    this.correcting = undefined;
    void this.tell(way.at(-1)!);
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.heading.focus();
    this.dialog.scrollTop = 0;
  }

  private async tell(subject: RowSubject): Promise<void> {
    this.abort.abort();
    this.told = { status: 'asking' };
    if (subject.kind === 'published') return;
    const { signal } = (this.abort = new AbortController());
    const { plan, engine } = this.workspace;
    try {
      const connector = await engine.get();
      const { table, row } = subject;
      const asked = { plan, connector, dialect: duckdb, table, row, signal };
      const passport = await explainRow(asked);
      if (signal.aborted) return;
      if (!passport) {
        const message = `${table.table} and the tables before it hold no such row any more.`;
        this.told = { status: 'failed', message };
        return;
      }
      const isPart = passport.steps.some(({ note }) => note === tooLong);
      this.told = { status: 'told', passport, isPart };
      if (!isPart) return;
      // The story is there to be read meanwhile.
      const whole = await explainRow({ ...asked, patience: longPatience });
      if (!signal.aborted && whole) this.told = { status: 'told', passport: whole, isPart: false };
    } catch (error) {
      if (!signal.aborted) this.told = { status: 'failed', message: errorText(error) };
    }
  }

  private closed(): void {
    this.abort.abort();
    this.way = [];
    this.focusReturn.giveBack();
  }

  /** The configuration comes instead of the story: what it shows is the answer to what was read here. */
  private readonly configAsked = (): void => this.dialog.close();

  private readonly rowAsked = (event: ShowRowEvent): void => {
    event.stopPropagation();
    void this.show(event.subject);
  };

  /** The button that has opened the form gets the focus back. */
  private leaveForm({ column }: ColumnPath): void {
    this.correcting = undefined;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('td.act button');
    [...buttons].find((button) => button.dataset['column'] === column)?.focus();
  }

  private linksFrom(table: TableName): StoryLinks {
    return {
      record: (record) => void this.show({ kind: 'record', table, row: { record } }),
      published: (id, fields) => {
        const job = this.workspace.plan.jobs.find((one) => one.id === id);
        const values = Object.fromEntries(fields.map(({ column, value }) => [column, value]));
        if (job) void this.show({ kind: 'published', job, values });
      },
    };
  }

  private words(subject: RowSubject): string {
    if (subject.kind === 'published') {
      const [first] = Object.values(subject.values);
      return `${first ?? 'NULL'} of ${subject.job.target}`;
    }
    const { table } = subject.table;
    if (this.told.status !== 'told') return `A row of ${table}`;
    const { key, record } = this.told.passport;
    return `${key.length > 0 ? fieldsText(key) : recordText(record)} of ${table}`;
  }

  private others({ sameKey, sameKeyCount }: Passport, links: StoryLinks) {
    if (sameKey.length === 0) return nothing;
    const more = sameKeyCount - sameKey.length;
    return html`<h3>Other records of the load with this key</h3>
      <ul>
        ${sameKey.map(
          ({ record, reasons }) =>
            html`<li>
              <button class="link" @click=${() => links.record(record)}>${recordText(record)}</button>${
                reasons ? `, rejected: ${reasons}` : ''
              }
            </li>`,
        )}
        ${more > 0 ? html`<li class="soft">… and ${many(more, 'other')}</li>` : nothing}
      </ul>`;
  }

  private story(passport: Passport, table: TableName) {
    const { outcome, reason, record, text, notes, current } = passport;
    const links = this.linksFrom(table);
    const bronze = passport.steps.find(({ kind }) => kind === 'extract')?.table;
    const { correcting } = this;
    const look = good.has(outcome) ? 'good' : bad.has(outcome) ? 'bad' : '';
    return html`<p>
        <span class="outcome ${look}">${outcome}</span> ${reason}
        <span class="soft">${recordText(record)}, load ${record.load}</span>
      </p>
      ${text ? html`<p>Its text: ${exactText(text)}</p>` : nothing}
      ${notes.map((note) => html`<p class="soft">${note}</p>`)}
      ${valueTable(
        columnPaths(passport),
        current && bronze && text === '' ? (path) => (this.correcting = path) : undefined,
      )}
      ${
        correcting && bronze
          ? html`<wb-correct
              .table=${bronze}
              .passport=${passport}
              .path=${correcting}
              @close=${() => this.leaveForm(correcting)}
            ></wb-correct>`
          : nothing
      }
      <h3>What happened to it</h3>
      ${stepList(passport, links)} ${this.others(passport, links)}`;
  }

  private content(subject: RowSubject) {
    if (subject.kind === 'published')
      return html`<wb-behind .workspace=${this.workspace} .subject=${subject}></wb-behind>`;
    const { told } = this;
    if (told.status === 'asking')
      return html`<p class="soft" role="status">Asking the jobs about this row …</p>`;
    if (told.status === 'failed') return html`<p class="error" role="alert">${told.message}</p>`;
    return html`${this.story(told.passport, subject.table)}
    ${told.isPart ? html`<p class="soft" role="status">Asking the slower queries of BI tables …</p>` : nothing}`;
  }

  override render() {
    const subject = this.way.at(-1);
    if (!subject) return nothing;
    const back = () => void this.go(this.way.slice(0, -1));
    return html`<dialog
      aria-labelledby="title"
      @close=${this.closed}
      @wb-show-config=${this.configAsked}
      @wb-show-row=${this.rowAsked}
    >
      <div class="head">
        ${this.way.length > 1 ? html`<button class="quiet" @click=${back}>← Back</button>` : nothing}
        <div class="words"><h2 id="title" tabindex="-1">${this.words(subject)}</h2></div>
        ${closeButton()}
      </div>
      <div class="content">${this.content(subject)}</div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-passport': WbPassport;
  }
}
