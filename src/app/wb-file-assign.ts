import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Job } from '../core/jobs/job.ts';
import type { Candidate } from '../notebook/file-settings.ts';
import { shared } from './styles.ts';

/** Says which table a file fills, and whether files of its name do so from now on. */
export class AssignEvent extends Event {
  static readonly type = 'wb-assign';
  constructor(
    readonly job: Job,
    readonly isRenamed: boolean,
  ) {
    super(AssignEvent.type);
  }
}

/**
 * Asks which table a file is for that fills none yet.
 * @event wb-assign it fills a table that there is
 * @event wb-make-table it is to become a table of its own
 */
@customElement('wb-file-assign')
export class WbFileAssign extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
        margin: 12px 0;
      }
      label {
        display: grid;
        gap: 3px;
        max-width: 100%;
        color: var(--soft);
        font-size: 13px;
      }
      select {
        max-width: 100%;
      }
      .tick {
        display: flex;
        flex-basis: 100%;
        gap: 8px;
        align-items: start;
        min-height: 24px;
        overflow-wrap: anywhere;
      }
      .tick input {
        flex: none;
        width: 16px;
        height: 16px;
        margin: 2px 0 0;
        accent-color: var(--accent);
      }
    `,
  ];

  /** The tables that it may fill, best match first. */
  @property({ attribute: false }) candidates: readonly Candidate[] = [];
  /** What the file is called. */
  @property() name = '';
  /** Whether the file is still being read as it is chosen. */
  @property({ type: Boolean }) busy = false;
  /** The id of the job whose table was chosen. */
  @state() private target = '';
  @state() private isRenamed = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('name')) return;
    this.target = '';
    this.isRenamed = false;
  }

  private get chosen(): Job | undefined {
    const { candidates, target } = this;
    return (candidates.find(({ job }) => job.id === target) ?? candidates[0])?.job;
  }

  private assign(): void {
    const { chosen, isRenamed } = this;
    if (chosen) this.dispatchEvent(new AssignEvent(chosen, isRenamed));
  }

  private tick(job: Job) {
    const change = (event: Event) => (this.isRenamed = (event.target as HTMLInputElement).checked);
    return html`<label class="tick">
      <input type="checkbox" .checked=${this.isRenamed} @change=${change} />
      <span
        >From now on files called ${this.name} fill ${job.target}, and no longer those called
        ${job.file!.name}</span
      >
    </label>`;
  }

  override render() {
    const { candidates, chosen, busy } = this;
    const choose = (event: Event) => (this.target = (event.target as HTMLSelectElement).value);
    return html`
      ${
        chosen
          ? html`<label
                >It fills the table
                <select @change=${choose}>
                  ${candidates.map(
                    ({ job, shared, columns }) =>
                      html`<option value=${job.id} .selected=${job === chosen}>
                        ${job.target}${columns > 0 ? ` – has ${shared} of its ${columns} columns` : ''}
                      </option>`,
                  )}
                </select></label
              >
              ${this.tick(chosen)}
              <button class="main" ?disabled=${busy} @click=${this.assign}>Fill this table</button>`
          : nothing
      }
      <button ?disabled=${busy} @click=${() => this.dispatchEvent(new Event('wb-make-table'))}>
        Make a new table from it …
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-file-assign': WbFileAssign;
  }
  interface HTMLElementEventMap {
    'wb-assign': AssignEvent;
  }
}
