import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encodings } from '../core/config/read-settings.ts';
import type { Peek } from '../engine/peek.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { fieldLook } from './field-look.ts';
import { shared } from './styles.ts';

/** Tells another choice of how a file is read. */
export class FileChoiceEvent extends Event {
  static readonly type = 'wb-file-choice';
  constructor(readonly choice: ReadChoice) {
    super(FileChoiceEvent.type);
  }
}

const delimiters: readonly (readonly [value: string, name: string])[] = [
  [',', 'comma ,'],
  [';', 'semicolon ;'],
  ['\t', 'tab'],
  ['|', 'bar |'],
  ['^', 'caret ^'],
  ['~', 'tilde ~'],
  ['\u0001', 'control character 1'],
  [':', 'colon :'],
  [' ', 'space'],
];
const quotes: readonly (readonly [value: string, name: string])[] = [
  ['"', 'double "'],
  ["'", "single '"],
  ['', 'none'],
];

type Option = readonly [value: string, name: string];

/** How a file is read: what is found out, and what is set in its place. */
@customElement('wb-file-choice')
export class WbFileChoice extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
        gap: 10px 12px;
        margin: 12px 0;
      }
      label {
        display: grid;
        gap: 3px;
        color: var(--soft);
        font-size: 13px;
      }
      select,
      input {
        width: 100%;
        min-width: 0;
        ${fieldLook};
        font-size: 14px;
      }
      .set {
        border-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) choice: ReadChoice = {};
  /** What was found; undefined where the file can't be read so. */
  @property({ attribute: false }) peek: Peek | undefined;
  /** The sheets or files to choose from. */
  @property({ attribute: false }) parts: readonly string[] = [];
  /** Whether a header must be set: where it is, it is not found out. */
  @property({ type: Boolean }) fixedHeader = false;

  private tell(change: ReadChoice): void {
    const whole = Object.entries({ ...this.choice, ...change }).filter(([, value]) => value !== undefined);
    this.dispatchEvent(new FileChoiceEvent(Object.fromEntries(whole)));
  }

  /** A list whose first entry leaves it to what the file says. */
  private select<Key extends 'encoding' | 'delimiter' | 'quote' | 'part'>(
    key: Key,
    label: string,
    found: string | undefined,
    options: readonly Option[],
  ) {
    const set = this.choice[key];
    const known = options.some(([value]) => value === set);
    const all: readonly Option[] = set === undefined || known ? options : [[set, set], ...options];
    const choose = (event: Event) => {
      const at = (event.target as HTMLSelectElement).selectedIndex;
      this.tell({ [key]: at === 0 ? undefined : all[at - 1]![0] });
    };
    return html`<label
      >${label}
      <select class=${set === undefined ? '' : 'set'} @change=${choose}>
        <option .selected=${set === undefined}>
          ${found === undefined ? 'as found' : `as found: ${found}`}
        </option>
        ${all.map(([value, name]) => html`<option .selected=${set === value}>${name}</option>`)}
      </select></label
    >`;
  }

  private header() {
    const { hasHeader } = this.choice;
    const found = this.peek?.header;
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.tell({ hasHeader: value === '' ? undefined : value === 'yes' });
    };
    const word = found === true ? ': names' : found === false ? ': no names' : '';
    return html`<label
      >First record
      <select class=${hasHeader === undefined ? '' : 'set'} @change=${choose}>
        ${
          this.fixedHeader
            ? nothing
            : html`<option value="" .selected=${hasHeader === undefined}>as found${word}</option>`
        }
        <option value="yes" .selected=${hasHeader === true}>names the columns</option>
        <option value="no" .selected=${hasHeader === false}>is a record like others</option>
      </select></label
    >`;
  }

  private skipped() {
    const { skipLines } = this.choice;
    const found = this.peek?.skipped;
    const input = (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      const lines = Math.floor(Number(value));
      if (value === '' || lines >= 0) this.tell({ skipLines: value === '' ? undefined : lines });
    };
    return html`<label
      >Lines to skip above
      <input
        type="number"
        min="0"
        step="1"
        class=${skipLines === undefined ? '' : 'set'}
        placeholder=${found === null || found === undefined ? 'as found' : `as found: ${found}`}
        .value=${skipLines === undefined ? '' : String(skipLines)}
        @input=${input}
    /></label>`;
  }

  override render() {
    const { peek, parts } = this;
    const isText = !peek || peek.encoding !== null;
    const isCsv = !peek || peek.format === 'csv';
    const isSheet = peek?.format === 'xlsx';
    const name = (options: readonly Option[], value: string | null | undefined) =>
      options.find(([one]) => one === value)?.[1] ?? value ?? undefined;
    return html`
      ${
        parts.length > 0
          ? this.select(
              'part',
              isSheet ? 'Sheet' : 'Sheet or file inside',
              peek?.part ?? undefined,
              parts.map((part): Option => [part, part]),
            )
          : nothing
      }
      ${
        isText
          ? this.select(
              'encoding',
              'Encoding',
              peek?.encoding ?? undefined,
              encodings.map((one): Option => [one, one]),
            )
          : nothing
      }
      ${isCsv ? this.select('delimiter', 'Delimiter', name(delimiters, peek?.delimiter), delimiters) : nothing}
      ${isCsv ? this.select('quote', 'Quote', name(quotes, peek?.quote), quotes) : nothing}
      ${isCsv || isSheet ? this.header() : nothing}
      ${isCsv || isSheet || peek?.format === 'ndjson' ? this.skipped() : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-file-choice': WbFileChoice;
  }
  interface HTMLElementEventMap {
    'wb-file-choice': FileChoiceEvent;
  }
}
