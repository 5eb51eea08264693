import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { markdownToHtml } from '../cell-kinds/markdown-html.ts';
import { shared } from './styles.ts';

/** Prose of the notebook. */
@customElement('wb-markdown')
export class WbMarkdown extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin: 0 0 16px;
        color: var(--prose);
        overflow-wrap: break-word;
      }
      div > * {
        max-width: 70ch;
      }
      h1,
      h2,
      h3,
      h4 {
        margin: 1.4em 0 6px;
        line-height: 1.25;
        color: var(--ink);
      }
      h2 {
        font-size: 26px;
        letter-spacing: -0.015em;
      }
      h3 {
        font-size: 18px;
      }
      h4 {
        font-size: 15px;
      }
      div > :first-child {
        margin-top: 0;
      }
      p,
      ul,
      ol {
        margin: 0 0 10px;
      }
      code {
        padding: 1px 4px;
        border-radius: 4px;
        background: var(--tint);
      }
      pre {
        overflow: auto;
        padding: 12px 16px;
        border-radius: 6px;
        background: var(--tint);
      }
      pre code {
        padding: 0;
      }
      img {
        max-width: 100%;
      }
      table {
        display: block;
        overflow-x: auto;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 10px;
        border: 1px solid var(--line);
        text-align: left;
      }
    `,
  ];

  /** Markdown. */
  @property() text = '';

  override render() {
    return html`<div>${unsafeHTML(markdownToHtml(this.text))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-markdown': WbMarkdown;
  }
}
