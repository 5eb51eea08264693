import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { jobKinds } from '../core/jobs/kinds.ts';
import type { Cell } from '../notebook/document.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';

/** Chooses which jobs a cell stands for: all of a type, or the one of a table. */
@customElement('wb-job-words')
export class WbJobWords extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
        margin-bottom: 8px;
        padding: 8px 14px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
        font-size: 14px;
      }
      select {
        max-width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) cell!: Cell;
  @query('select') private first!: HTMLSelectElement;

  enter(): void {
    this.first.focus();
  }

  private choose(words: string[]): void {
    this.page.workspace.edits.setWords(this.cell.id, words);
  }

  override render() {
    const { jobs } = this.page.workspace.plan;
    const [type = '', table = ''] = this.cell.words;
    const tables = [...new Set(jobs.filter((job) => job.kind === type).map((job) => job.target))];
    const value = (event: Event) => (event.target as HTMLSelectElement).value;
    return html`<label
        >Jobs of the type
        <select @change=${(event: Event) => this.choose([value(event)])}>
          ${Object.values(jobKinds).map(
            ({ name }) => html`<option value=${name} ?selected=${name === type}>${name}</option>`,
          )}
        </select></label
      >
      <label
        >for
        <select @change=${(event: Event) => this.choose(value(event) === '' ? [type] : [type, value(event)])}>
          <option value="" ?selected=${table === ''}>every table that no other cell names</option>
          ${tables.map((name) => html`<option value=${name} ?selected=${name === table}>${name}</option>`)}
        </select></label
      >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-job-words': WbJobWords;
  }
}
