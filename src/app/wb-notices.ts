import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Workspace } from '../notebook/workspace.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';

/** Messages that stay until they are dismissed. */
@customElement('wb-notices')
export class WbNotices extends LitElement {
  static override styles = [
    shared,
    css`
      .notice {
        display: flex;
        gap: 4px 12px;
        align-items: start;
        margin: 0 0 12px;
        padding: 10px 8px 10px 14px;
        border: 1px solid var(--line);
        border-left: 3px solid var(--accent);
        border-radius: 6px;
        background: var(--panel);
        font-size: 14px;
      }
      .notice.warning {
        border-left-color: var(--warn);
      }
      .notice.error {
        border-left-color: var(--bad);
      }
      .text {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
        color: var(--prose);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 8px;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;

  constructor() {
    super();
    new Watch(this, () => ['notices']);
  }

  override render() {
    const { notices } = this.workspace;
    return html`<div role="log" aria-label="Notices">
      ${repeat(
        notices.list,
        (notice) => notice.id,
        (notice) =>
          html`<div class="notice ${notice.tone}">
            <div class="text">
              <strong>${notice.title}</strong>
              ${notice.lines.map((line) => html`<p>${line}</p>`)}
              ${
                notice.actions.length > 0
                  ? html`<div class="actions">
                      ${notice.actions.map((action) => html`<button @click=${action.run}>${action.label}</button>`)}
                    </div>`
                  : null
              }
            </div>
            ${
              notice.lasting
                ? null
                : html`<button
                    class="quiet"
                    aria-label="Dismiss: ${notice.title}"
                    @click=${() => notices.dismiss(notice.id)}
                  >
                    <span aria-hidden="true">✕</span>
                  </button>`
            }
          </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-notices': WbNotices;
  }
}
