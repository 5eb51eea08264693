import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GridColumn } from './column.ts';
import { badValue, testsOf, testWords, valuesOf, type ColumnFilter, type FilterTest } from './filter.ts';
import { controls } from './control-styles.ts';

/** Asks what is to be shown of a column. Sends `filter` with the ColumnFilter, or with null to show all. */
@customElement('wb-filter-form')
export class WbFilterForm extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) column!: GridColumn;
  /** The filter that is in force. */
  @property({ attribute: false }) filter: ColumnFilter | undefined;
  @state() private test: FilterTest = 'contains';
  @state() private problem = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.test = this.filter?.test ?? testsOf(this.column.kind)[0]!;
  }

  override firstUpdated(): void {
    const form = this.renderRoot;
    (form.querySelector<HTMLElement>('input') ?? form.querySelector<HTMLElement>('select'))?.focus();
  }

  private send(filter: ColumnFilter | null): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }

  private submit(event: Event): void {
    event.preventDefault();
    const typed = [...this.renderRoot.querySelectorAll('input')].map((input) => input.value);
    const bad = typed.findIndex((text) => badValue(this.column.kind, text) !== undefined);
    this.problem = bad < 0 ? '' : badValue(this.column.kind, typed[bad]!)!;
    if (bad >= 0) return this.renderRoot.querySelectorAll('input')[bad]!.focus();
    const [value, upper] = typed;
    this.send({ column: this.column.name, test: this.test, value, upper });
  }

  private input(label: string, value: string | undefined) {
    return html`<input
      type="text"
      aria-label=${label}
      .value=${value ?? ''}
      aria-invalid=${this.problem !== ''}
      aria-describedby="problem"
      autocomplete="off"
      spellcheck="false"
    />`;
  }

  override render() {
    const number = valuesOf(this.test);
    return html`<form class="form" aria-label="Filter ${this.column.name}" @submit=${this.submit}>
      <label for="test">Show rows where <b>${this.column.name}</b></label>
      <select
        id="test"
        @change=${(event: Event) => {
          this.test = (event.target as HTMLSelectElement).value as FilterTest;
          this.problem = '';
        }}
      >
        ${testsOf(this.column.kind).map(
          (test) => html`<option value=${test} ?selected=${test === this.test}>${testWords[test]}</option>`,
        )}
      </select>
      ${number > 0 ? this.input(number === 2 ? 'from' : 'value', this.filter?.value) : nothing}
      ${number > 1 ? html`<span>and</span>${this.input('to', this.filter?.upper)}` : nothing}
      <p id="problem" class="bad" role="alert">${this.problem}</p>
      <div class="line">
        <button type="submit" class="main">Apply</button>
        ${this.filter ? html`<button type="button" @click=${() => this.send(null)}>Remove</button>` : nothing}
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-filter-form': WbFilterForm;
  }
}
