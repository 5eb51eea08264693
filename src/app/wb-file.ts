import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Job } from '../core/jobs/job.ts';
import type { DataFile } from '../engine/connector.ts';
import type { Peek } from '../engine/peek.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { choiceOf, isSameChoice, tablesFor } from '../notebook/file-settings.ts';
import { keepReading } from '../notebook/keep-reading.ts';
import { assignFile } from '../notebook/take-files.ts';
import type { Page } from './page.ts';
import { sizeText } from '../core/size-text.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { shared } from './styles.ts';
import './wb-file-assign.ts';
import type { AssignEvent } from './wb-file-assign.ts';
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
    dialogFrame,
    dialogTexts,
    css`
      dialog {
        width: min(960px, calc(100vw - 24px));
      }
      .head {
        flex-wrap: wrap;
        gap: 4px 10px;
      }
      .head h2 {
        flex: 1;
      }
      .head select {
        max-width: calc(100vw - 64px);
      }
      /* The list of files has a line of its own where there is no room beside the title. */
      @media (max-width: 560px) {
        .head select {
          order: 1;
          width: 100%;
          margin-right: 10px;
        }
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
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override firstUpdated(): void {
    this.dialog.showModal();
    this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asked++;
  }

  /** The job whose file is looked at; undefined for a stranger. */
  private get job(): Job | undefined {
    const { name, job } = this.page.file;
    const isCalled = ({ file }: Job) => file!.name.toLowerCase() === name.toLowerCase();
    return this.jobs.find(({ id }) => id === job) ?? this.jobs.find(isCalled);
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
    this.error = '';
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
    // What is still being read is not what is chosen now.
    this.asked++;
    clearTimeout(this.timer);
    this.busy = true;
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private chooseFile(event: Event): void {
    const chosen = this.files[(event.target as HTMLSelectElement).selectedIndex]!;
    this.page.file = { name: chosen.name, ...(chosen.job && { job: chosen.job }) };
    clearTimeout(this.timer);
    this.begin();
  }

  private async keep(choice: ReadChoice): Promise<void> {
    const { job } = this;
    if (!job) return;
    try {
      await keepReading(this.page.workspace, job, choice);
      this.dialog.close();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private async assign({ job, isRenamed }: AssignEvent): Promise<void> {
    const { stranger, choice, peek } = this;
    if (!stranger) return;
    const hasHeader = choice.hasHeader ?? peek?.header ?? job.file!.hasHeader;
    const reading = { job, choice: { ...choice, hasHeader }, isRenamed };
    try {
      await assignFile(this.page.workspace, stranger, job.file!.name, reading);
      this.dialog.close();
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private makeTable(): void {
    const { stranger, choice } = this;
    if (!stranger) return;
    this.dialog.close();
    this.page.makeTable(stranger, choice);
  }

  private about(peek: Peek | undefined): string {
    if (!peek) return '';
    const packed = peek.compression ? `, packed with ${peek.compression}` : '';
    return `${peek.format.toUpperCase()}${packed}, ${sizeText(this.size)}. What is set here holds from the next run on, for later deliveries too.`;
  }

  /** The files to choose from: those that tables are filled from, and those that fill none. */
  private get files(): { name: string; label: string; job?: string }[] {
    const names = this.jobs.map(({ file }) => file!.name.toLowerCase());
    const isShared = (name: string) => names.filter((other) => other === name.toLowerCase()).length > 1;
    return [
      ...this.jobs.map(({ id, target, file }) => {
        const { name } = file!;
        return { name, job: id, label: isShared(name) ? `${name}, for ${target}` : name };
      }),
      ...this.page.workspace.strangers.map(({ name }) => ({ name, label: `${name}, fills no table` })),
    ];
  }

  /** Another panel may have come in its place. */
  private closed(): void {
    if (this.page.panel === 'file') this.page.open('');
  }

  override render() {
    const { page, job, peek, error, choice, busy } = this;
    const kept = job ? choiceOf(job) : {};
    const isSet = job !== undefined && !isSameChoice(choice, kept);
    const found = { ...(kept.hasHeader !== undefined && { hasHeader: kept.hasHeader }) };
    const isKept = Object.keys(kept).some((key) => key !== 'hasHeader');
    const isHere = (file: WbFile['files'][number]) =>
      job ? file.job === job.id : !file.job && file.name === page.file.name;
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <div class="head">
        <h2 id="title">How a file is read</h2>
        <select aria-label="File" @change=${this.chooseFile}>
          ${this.files.map(
            (file) => html`<option value=${file.name} .selected=${isHere(file)}>${file.label}</option>`,
          )}
        </select>
        ${closeButton()}
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
            : html`<p class="wait soft">${busy ? 'Reading …' : ''}</p>`
        }
        ${
          job
            ? html`<div class="buttons">
                <button class="main" ?disabled=${!isSet || !peek || busy} @click=${() => this.keep(choice)}>
                  Use these settings
                </button>
                <button ?disabled=${!isKept} @click=${() => this.keep(found)}>
                  Go back to what is found
                </button>
              </div>`
            : peek
              ? html`<wb-file-assign
                  .candidates=${tablesFor(page.workspace, peek)}
                  name=${page.file.name}
                  ?busy=${busy}
                  @wb-assign=${this.assign}
                  @wb-make-table=${this.makeTable}
                ></wb-file-assign>`
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
