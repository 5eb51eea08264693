import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The page. */
@customElement('wb-app')
export class WbApp extends LitElement {
  override render() {
    return html`<h1>Medallion</h1>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-app': WbApp;
  }
}
