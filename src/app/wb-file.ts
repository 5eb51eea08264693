import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Job } from '../core/jobs/job.ts';
import type { DataFile } from '../engine/connector.ts';
import type { Peek } from '../engine/peek.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { choiceOf, keepChoice, tablesFor, type Candidate } from '../notebook/file-settings.ts';
import { assignFile } from '../notebook/take-files.ts';
import { dialogStyles } from './dialog-styles.ts';
import type { Page } from './page.ts';
import { sizeText } from './size-text.ts';
import { shared } from './styles.ts';
import './wb-file-choice.ts';
import type { FileChoiceEvent } from './wb-file-choice.ts';
import './wb-file-preview.ts';

/** Milliseconds after which a number that is being typed counts. */
const pause = 150;

/**
 * A dialog about one data file: what it is found to be, with its first records, and what is to be set in place of that. Of a
 * file that fills no table it also asks which one it is for.
 */
@customElement('wb-file')
export class WbFile extends LitElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      dialog {
        width: min(960px, calc(100vw - 24px));
      }
      .head select {
        max-width: 50vw;
      }
      .assign {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
        margin: 12px 0;
      }
      .assign label {
        display: grid;
        gap: 3px;
        color: var(--soft);
        font-size: 13px;
      }
      .assign select {
        max-width: calc(100vw - 64px);
      }
      .wait {
        min-height: 120px;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private choice: ReadChoice = {};
  @state() private peek: Peek | undefined;
  @state() private error = '';
  @state() private busy = false;
  @state() private parts: readonly string[] = [];
  @state() private size = 0;
  /** The id of the job whose table a stranger is for. */
  @state() private target = '';
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override firstUpdated(): void {
    this.dialog.showModal();
    this.begin();
  }

  /** The job whose file is looked at; undefined for a stranger. */
  private get job(): Job | undefined {
    const { name } = this.page.file;
    return this.jobs.find(({ file }) => file!.name.toLowerCase() === name.toLowerCase());
  }

  private get jobs(): Job[] {
    return this.page.workspace.plan.jobs.filter(({ file }) => file !== undefined);
  }

  private get stranger(): File | undefined {
    const { name } = this.page.file;
    return this.job ? undefined : this.page.workspace.strangers.find((file) => file.name === name);
  }

  private begin(): void {
    this.choice = this.job ? choiceOf(this.job) : {};
    this.peek = undefined;
    this.target = '';
    this.parts = [];
    void this.look();
  }

  private async file(): Promise<DataFile | undefined> {
    const { workspace, file } = this.page;
    const { stranger } = this;
    return stranger ? workspace.effects.dataFile(stranger, stranger.name) : workspace.file(file.name);
  }

  /** Reads the beginning of the file as it is chosen; an answer that comes late is left. */
  private async look(): Promise<void> {
    const ask = ++this.asked;
    this.busy = true;
    try {
      const file = await this.file();
      if (!file) throw new Error(`${this.page.file.name} is not among the files: add it first`);
      const [{ peekFile }, engine] = await Promise.all([
        import('../engine/peek.ts'),
        this.page.workspace.engine.get(),
      ]);
      const { job, choice } = this;
      const names = job?.model?.map(({ name }) => name) ?? [];
      const peek = await peekFile(file, engine, { ...choice, names }, 50, job?.file?.format.toLowerCase());
      if (ask !== this.asked) return;
      this.size = file.size;
      this.peek = peek;
      this.parts = peek.parts;
      this.error = '';
    } catch (error) {
      if (ask !== this.asked) return;
      this.peek = undefined;
      this.error = errorText(error);
      if (error instanceof Error && 'parts' in error) this.parts = error.parts as string[];
    }
    this.busy = false;
  }

  private choose({ choice }: FileChoiceEvent): void {
    this.choice = choice;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private chooseFile(event: Event): void {
    this.page.file = { name: (event.target as HTMLSelectElement).value };
    this.begin();
  }

  private keep(choice: ReadChoice): void {
    const { job } = this;
    if (!job) return;
    this.dialog.close();
    keepChoice(this.page.workspace, job, choice);
    this.page.say(`${job.file!.name} will be read so from the next run on.`);
  }

  private async assign(candidates: readonly Candidate[]): Promise<void> {
    const { stranger, choice } = this;
    const job = (candidates.find((one) => one.job.id === this.target) ?? candidates[0])?.job;
    if (!stranger || !job) return;
    this.dialog.close();
    if (Object.keys(choice).length > 0)
      keepChoice(this.page.workspace, job, { hasHeader: job.file!.hasHeader, ...choice });
    await assignFile(this.page.workspace, stranger, job.file!.name);
  }

  private makeTable(): void {
    const { stranger, choice } = this;
    if (!stranger) return;
    this.dialog.close();
    this.page.makeTable(stranger, choice);
  }

  private assigning(peek: Peek) {
    const candidates = tablesFor(this.page.workspace, peek);
    const chosen = this.target || candidates[0]?.job.id;
    return html`<div class="assign">
      <label
        >It fills the table
        <select @change=${(event: Event) => (this.target = (event.target as HTMLSelectElement).value)}>
          ${candidates.map(
            ({ job, shared, columns }) =>
              html`<option value=${job.id} ?selected=${job.id === chosen}>
                ${job.target}${columns > 0 ? ` – has ${shared} of its ${columns} columns` : ''}
              </option>`,
          )}
        </select></label
      >
      <button class="main" ?disabled=${candidates.length === 0} @click=${() => this.assign(candidates)}>
        Fill this table
      </button>
      <button @click=${this.makeTable}>Make a new table from it …</button>
    </div>`;
  }

  private about(peek: Peek | undefined): string {
    if (!peek) return '';
    const packed = peek.compression ? `, packed with ${peek.compression}` : '';
    return `${peek.format.toUpperCase()}${packed}, ${sizeText(this.size)}. What is set here holds from the next run on, for later deliveries too.`;
  }

  override render() {
    const { page, job, peek, error, choice } = this;
    const { strangers } = page.workspace;
    const names = [...this.jobs.map(({ file }) => file!.name), ...strangers.map(({ name }) => name)];
    const isSet = job ? JSON.stringify(choice) !== JSON.stringify(choiceOf(job)) : false;
    const found = { hasHeader: choice.hasHeader ?? true };
    const isOwn = Object.keys(choice).some((key) => key !== 'hasHeader');
    return html`<dialog aria-labelledby="title" @close=${() => page.panel === 'file' && page.open('')}>
      <div class="head">
        <h2 id="title">How a file is read</h2>
        <select aria-label="File" @change=${this.chooseFile}>
          ${names.map((name) => html`<option ?selected=${name === page.file.name}>${name}</option>`)}
        </select>
        <button class="quiet" aria-label="Close" @click=${() => this.dialog.close()}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <div class="content">
        <p class="soft">${this.about(peek)}</p>
        <wb-file-choice
          .choice=${choice}
          .peek=${peek}
          .parts=${this.parts}
          ?fixedHeader=${job !== undefined}
          @wb-file-choice=${this.choose}
        ></wb-file-choice>
        <div role="status">${error ? html`<p class="error">${error}</p>` : nothing}</div>
        ${
          peek
            ? html`<wb-file-preview .peek=${peek} name=${page.file.name}></wb-file-preview>`
            : html`<p class="wait soft">${this.busy ? 'Reading …' : ''}</p>`
        }
        ${
          job
            ? html`<div class="buttons">
                <button class="main" ?disabled=${!isSet || !peek} @click=${() => this.keep(choice)}>
                  Use these settings
                </button>
                <button ?disabled=${!isOwn} @click=${() => this.keep(found)}>Go back to what is found</button>
              </div>`
            : peek
              ? this.assigning(peek)
              : nothing
        }
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-file': WbFile;
  }
}
