import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';

const margin = 8;

/** A box above the page, beside what it belongs to. Escape and a click elsewhere close it; it sends `closed`. */
@customElement('wb-grid-popover')
export class WbGridPopover extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: auto;
      max-width: calc(100vw - 16px);
      max-height: calc(100vh - 16px);
      margin: 0;
      padding: 8px;
      overflow: auto;
      border: 1px solid var(--edge);
      border-radius: 8px;
      background: var(--panel);
      color: var(--ink);
      box-shadow: 0 6px 24px rgb(0 0 0 / 0.18);
      box-sizing: border-box;
      font-size: 14px;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      // The page has a meaning of its own for the key: it would take the focus to the cell as a whole.
      event.preventDefault();
      this.hidePopover();
    });
    this.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState === 'closed') this.dispatchEvent(new CustomEvent('closed'));
    });
  }

  /** Opens below a place of the window, above it where there is no room, and moves the focus in. */
  open(at: DOMRect): void {
    if (!this.matches(':popover-open')) this.showPopover();
    this.place(at);
    const first = this.querySelector<HTMLElement>('[autofocus], button, input, select, textarea');
    first?.focus();
  }

  /** Finds its place anew, after its content has grown. */
  place(at: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = this;
    const below = at.bottom + 2;
    const fits = below + height <= innerHeight - margin;
    const top = fits
      ? below
      : at.top - 2 - height >= margin
        ? at.top - 2 - height
        : innerHeight - margin - height;
    this.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - margin - width))}px`;
    this.style.top = `${Math.max(margin, top)}px`;
  }

  override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-grid-popover': WbGridPopover;
  }
}
