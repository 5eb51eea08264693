import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NewColumn } from '../core/propose/new-table.ts';
import type { Proposal } from '../core/propose/proposal.ts';
import { dataTypes } from '../core/types/types.ts';
import { shared } from './styles.ts';
import { countText, many } from './words.ts';

/** Tells that a column of a new table is another one now. */
export class NewColumnEvent extends Event {
  static readonly type = 'wb-new-column';
  constructor(readonly column: NewColumn) {
    super(NewColumnEvent.type);
  }
}

/** A column of a table that is to be made: its type, whether it is part of the key, and the lines proposed for it. */
@customElement('wb-new-column')
export class WbNewColumn extends LitElement {
  static override styles = [
    shared,
    css`
      fieldset {
        margin: 0;
        padding: 10px 0;
        border: 0;
        border-top: 1px solid var(--line);
      }
      legend {
        float: left;
        min-width: 160px;
        max-width: 100%;
        padding: 4px 12px 4px 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .type {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
      }
      .soft {
        flex: 1 1 200px;
        min-width: 0;
        color: var(--soft);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      label {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .lines {
        clear: left;
        display: grid;
        gap: 4px;
        padding: 6px 0 0;
      }
      .lines label {
        align-items: baseline;
        font-size: 13px;
      }
      .lines input {
        align-self: center;
      }
      input {
        flex: none;
        width: 18px;
        height: 18px;
        accent-color: var(--accent);
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) column!: NewColumn;

  private tell(change: Partial<NewColumn>): void {
    this.dispatchEvent(new NewColumnEvent({ ...this.column, ...change }));
  }

  private values(): string {
    const { rows, empty, distinct, top } = this.column.profile;
    const some = top.slice(0, 4).map(([value, count]) => `${value} (${countText(count)})`);
    const words = [
      `${countText(distinct)} different`,
      ...(empty > 0 ? [`${countText(empty)} of ${countText(rows)} empty`] : []),
    ];
    return [...words, ...(some.length > 0 ? [`${some.join(', ')}${top.length > 4 ? ', …' : ''}`] : [])].join(
      '; ',
    );
  }

  private line(proposal: Proposal) {
    const { proposals } = this.column;
    const toggle = () =>
      this.tell({ proposals: proposals.map((one) => (one === proposal ? { ...one, on: !one.on } : one)) });
    const { rule, condition, reason, rejects, on } = proposal;
    return html`<label
      ><input type="checkbox" .checked=${on} @change=${toggle} /><span
        ><code>${rule}${condition ? ` ${condition}` : ''}</code> ${reason}${
          rejects > 0 ? html`; it would reject ${many(rejects, 'row')}` : nothing
        }</span
      ></label
    >`;
  }

  override render() {
    const { column } = this;
    const types = dataTypes.map(({ name }) => name).filter((name) => !name.startsWith('DECIMAL'));
    return html`<fieldset>
      <legend>${column.name}</legend>
      <div class="type">
        <select
          aria-label="Type of ${column.name}"
          @change=${(event: Event) => this.tell({ type: (event.target as HTMLSelectElement).value })}
        >
          ${types.map((name) => html`<option ?selected=${name === column.type}>${name}</option>`)}
        </select>
        <label
          ><input
            type="checkbox"
            aria-label="${column.name} is part of the key"
            .checked=${column.isKey}
            @change=${() => this.tell({ isKey: !column.isKey })}
          />
          key</label
        >
        <span class="soft">${this.values()}</span>
      </div>
      ${column.proposals.length > 0 ? html`<div class="lines">${column.proposals.map((one) => this.line(one))}</div>` : nothing}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-new-column': WbNewColumn;
  }
  interface HTMLElementEventMap {
    'wb-new-column': NewColumnEvent;
  }
}
