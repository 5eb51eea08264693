import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { csvRecords } from '../core/config/read.ts';
import { prose } from '../notebook/document.ts';
import { parseNotebook } from '../notebook/parse.ts';
import { readShare, type Shared } from '../notebook/workspaces/share.ts';
import { workspaces } from './current-workspace.ts';
import type { Page } from './page.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { shared } from './styles.ts';
import { switchTo } from './switch-note.ts';
import { many } from './words.ts';

/** A dialog that shows what a link carries, and makes a workspace of it if that is wanted. */
@customElement('wb-shared')
export class WbShared extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    dialogTexts,
    css`
      li {
        padding: 3px 0;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private content: Shared | undefined;
  @state() private error = '';

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      this.content = await readShare(location.hash);
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private closed(): void {
    // The link has been answered: a reload doesn't ask again.
    history.replaceState(history.state, '', location.pathname + location.search);
    this.page.open('');
  }

  private async accept({ name, configs, notebook }: Shared): Promise<void> {
    if (this.page.workspace.running) {
      this.error = 'A run is going on: wait until it is done or stop it, then open the link again.';
      return;
    }
    try {
      const { id, name: given } = await workspaces.create(name, { configs, notebook });
      this.dialog.close();
      await switchTo(this.page, id, {
        title: `The link is now the workspace ${given}. Nothing of it has been run.`,
        lines: [
          'Look through it, then run it as a whole or step by step. Your other workspaces are as they were.',
        ],
      });
    } catch (error) {
      this.error = errorText(error);
    }
  }

  private cells(text: string): string {
    const cells = parseNotebook(text, this.page.workspace.book.fences);
    const kinds = [...this.page.workspace.effects.kinds.values()].flatMap(({ name, label }) => {
      const count = cells.filter(({ kind }) => kind === name).length;
      return count > 0 ? [`${count} ${name === prose ? 'of text' : label}`] : [];
    });
    return `A notebook of ${many(cells.length, 'cell')}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.`;
  }

  private contents({ name, configs, notebook }: Shared) {
    const tables = Object.entries(configs).map(
      ([table, text]) => `${table} (${many(Math.max(0, csvRecords(text).length - 1), 'line')})`,
    );
    const configuration =
      tables.length > 0
        ? `${many(tables.length, 'table')} of configuration: ${tables.join(', ')}.`
        : 'The configuration of the sample.';
    return html`<p>
        Whoever made this link shares the workspace <strong>${name}</strong> with you. It holds no data.
      </p>
      <ul aria-label="What the link holds">
        <li>${notebook === undefined ? 'The notebook of the sample.' : this.cells(notebook)}</li>
        <li>${configuration}</li>
      </ul>
      <p class="soft">
        It becomes a workspace of its own: yours stay as they are. Nothing of it runs before you run it.
      </p>
      <div class="buttons">
        <button class="main" @click=${() => this.accept(this.content!)}>Make a workspace of it</button>
        <button @click=${() => this.dialog.close()}>Not now</button>
      </div>`;
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <div class="head">
        <h2 id="title">
          ${this.error && !this.content ? 'This link can’t be opened' : 'A shared workspace'}
        </h2>
        ${closeButton()}
      </div>
      <div class="content">
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        ${this.content ? this.contents(this.content) : nothing}
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-shared': WbShared;
  }
}
