import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './styles.ts';
import { many } from './words.ts';

/** One filter, as the reader sees it. */
export interface Chip {
  /** `Region: NORTH`. */
  text: string;
  remove(): void;
}

/**
 * The filters of a dashboard, each with a button that takes it away. Says to assistive technology how many there are.
 * @fires wb-filters-gone - the last one was taken away by its button, and the focus with it
 */
@customElement('wb-filters')
export class WbFilters extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: contents;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        min-width: 0;
        margin: 0;
        padding: 0;
        font-size: 13px;
        list-style: none;
      }
      .chip {
        display: flex;
        max-width: 100%;
        padding-left: 10px;
        border: 1px solid var(--accent);
        border-radius: 14px;
        background: color-mix(in srgb, var(--accent) 10%, var(--panel));
      }
      .chip span {
        padding: 3px 0;
        overflow-wrap: anywhere;
      }
      .chip button,
      .all {
        height: auto;
        min-width: 28px;
        min-height: 28px;
        padding: 0 8px;
        border-radius: 14px;
        font-size: 13px;
      }
      .chip button {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) chips: readonly Chip[] = [];
  /** Takes all of them away. */
  @property({ attribute: false }) clear: () => void = () => undefined;

  /** The place of the filter that was taken away by its button. */
  private taken = -1;

  /** A filter that goes takes its button with it: the focus moves to the next one, or to whoever listens. */
  override updated(changed: PropertyValues<this>): void {
    const { taken } = this;
    if (taken < 0 || !changed.has('chips')) return;
    this.taken = -1;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.chip button')];
    const next = buttons[taken] ?? buttons.at(-1);
    if (next) next.focus();
    else this.dispatchEvent(new Event('wb-filters-gone'));
  }

  private take(at: number, remove: () => void): void {
    this.taken = at;
    remove();
  }

  override render() {
    const { chips } = this;
    const count = chips.length === 0 ? 'No filters' : many(chips.length, 'filter');
    return html`<span class="hidden" role="status">${this.hasUpdated ? count : nothing}</span> ${
        chips.length === 0
          ? nothing
          : html`<ul aria-label="Filters">
              ${chips.map(
                ({ text, remove }, at) =>
                  html`<li class="chip">
                    <span>${text}</span>
                    <button
                      class="quiet"
                      aria-label=${`Remove the filter ${text}`}
                      @click=${() => this.take(at, remove)}
                    >
                      <span aria-hidden="true">✕</span>
                    </button>
                  </li>`,
              )}
              <li><button class="quiet all" @click=${() => this.take(0, this.clear)}>Clear all</button></li>
            </ul>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-filters': WbFilters;
  }
}
