import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from './styles.ts';

/** SQL statements as they were or will be run, with a button that copies them. */
@customElement('wb-sql')
export class WbSql extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      pre {
        max-height: 420px;
        margin: 0;
        padding: 4px 14px 12px;
        overflow: auto;
        line-height: 1.55;
      }
      pre:focus-visible {
        outline-offset: -2px;
      }
      .copy {
        display: flex;
        flex-direction: row-reverse;
        gap: 8px;
        align-items: center;
        padding: 6px 12px 0;
        color: var(--soft);
        font-size: 13px;
      }
      button {
        height: 28px;
        padding: 0 10px;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) statements: readonly string[] = [];
  /** What became of the last copy, in words. */
  @state() private said = '';

  private get text(): string {
    return `${this.statements.join(';\n\n')};`;
  }

  private async copy(): Promise<void> {
    // A browser may refuse: on a page without a secure address, or when the user has said no.
    const done = await navigator.clipboard?.writeText(this.text).then(
      () => true,
      () => false,
    );
    this.said = done ? 'Copied' : 'Select the text and copy it: the browser doesn’t let the page do it.';
  }

  override render() {
    return html`<div class="copy">
        <button @click=${this.copy}>Copy<span class="hidden"> SQL</span></button>
        <span role="status">${this.said}</span>
      </div>
      <pre tabindex="0" aria-label="SQL statements">${this.text}</pre>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-sql': WbSql;
  }
}
