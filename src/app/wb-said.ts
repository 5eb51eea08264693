import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Page } from './page.ts';
import { shared } from './styles.ts';

/** Milliseconds for which something that was said stays on the screen. */
const stay = 5000;

/** Says in passing what has been done, on the screen and to assistive technology. */
@customElement('wb-said')
export class WbSaid extends LitElement {
  static override styles = [
    shared,
    css`
      div {
        position: fixed;
        left: 50%;
        bottom: 16px;
        z-index: 4;
        max-width: calc(100vw - 32px);
        padding: 8px 16px;
        transform: translateX(-50%);
        border-radius: 8px;
        background: var(--ink);
        color: var(--bg);
        font-size: 14px;
      }
      div:empty {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @state() private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.page.workspace.changes.listen((topics) => {
      if (!topics.has('page:said')) return;
      this.text = this.page.said;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (this.text = ''), stay);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    clearTimeout(this.timer);
  }

  override render() {
    return html`<div role="log" aria-live="polite" aria-label="Said">${this.text}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-said': WbSaid;
  }
}
