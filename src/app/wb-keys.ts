import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { KeyHelp } from '../core/key-help.ts';
import { editorKeys } from '../editor/editor-keys.ts';
import { gridKeys } from '../grid/grid-key-help.ts';
import { chartKeys } from './chart-key-help.ts';
import { configKeys } from './config-key-help.ts';
import { dashboardKeys } from './dashboard-key-help.ts';
import { groups, titleOf } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { keysHere, keysText } from './commands/keys.ts';
import type { Page } from './page.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { shared } from './styles.ts';

/** A dialog with all keys of the page. */
@customElement('wb-keys')
export class WbKeys extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    css`
      dialog {
        width: min(960px, calc(100vw - 24px));
      }
      .groups {
        columns: 280px;
        column-gap: 32px;
        padding: 8px 20px 20px;
      }
      section {
        break-inside: avoid;
      }
      h3 {
        margin: 12px 0 4px;
        color: var(--soft);
        font-size: 13px;
      }
      dl {
        display: grid;
        gap: 3px;
        margin: 0;
        font-size: 13px;
      }
      dl div {
        display: flex;
        gap: 16px;
        justify-content: space-between;
      }
      dd {
        display: flex;
        max-width: 60%;
        flex-wrap: wrap;
        gap: 2px 4px;
        justify-content: end;
        align-content: start;
        margin: 0;
        text-align: right;
      }
      kbd {
        padding: 1px 6px;
        border: 1px solid var(--line);
        border-radius: 4px;
        background: var(--tint);
        font-family: inherit;
        font-size: 12px;
        white-space: nowrap;
      }
      p {
        margin: 0;
        padding: 10px 20px 0;
        color: var(--soft);
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('dialog') private dialog!: HTMLDialogElement;

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  private list(title: string, entries: readonly KeyHelp[]) {
    return html`<section>
      <h3>${title}</h3>
      <dl>
        ${entries.map(
          (entry) =>
            html`<div>
              <dt>${entry.what}</dt>
              <dd>${keysHere(entry).map((one) => html`<kbd>${keysText(one)}</kbd> `)}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.page.open('')}>
      <header class="head">
        <h2 id="title">Keys</h2>
        ${closeButton()}
      </header>
      <p>
        A single letter works while a cell as a whole has the focus: Esc leads there from its editor, Enter
        back into it.
      </p>
      <div class="groups">
        ${groups.map((group) =>
          this.list(
            group,
            commands
              .filter((command) => command.group === group && command.keys.length > 0)
              .map((command) => ({ keys: command.keys, what: titleOf(command, this.page) })),
          ),
        )}
        ${this.list('In an editor', editorKeys)} ${this.list('In a table of rows', gridKeys)}
        ${this.list('In a chart', chartKeys)} ${this.list('In a dashboard', dashboardKeys)}
        ${this.list('In a table of the configuration', configKeys)}
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-keys': WbKeys;
  }
}
