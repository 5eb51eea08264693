import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Entry } from '../notebook/workspaces/shelf.ts';
import { currentWorkspace, workspaces } from './current-workspace.ts';
import { chosenFolders } from './dropped-folder.ts';
import type { Page } from './page.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { fieldLook } from './field-look.ts';
import { shared } from './styles.ts';
import { switchTo, undoAction } from './switch-note.ts';
import './wb-menu.ts';
import type { MenuItem } from './wb-menu.ts';
import './wb-space.ts';
import './wb-workspace-export.ts';
import { takeIncoming } from './take-incoming.ts';
import { timeText } from './words.ts';
import { momentOf } from '../notebook/moment.ts';

/** A dialog with all workspaces: to open, make, rename, duplicate and delete them. */
@customElement('wb-workspaces')
export class WbWorkspaces extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    dialogTexts,
    css`
      li {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 44px;
        border-bottom: 1px solid var(--line);
      }
      li > .open {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 0 10px;
        align-items: baseline;
        min-width: 0;
        height: auto;
        min-height: 36px;
        margin-left: -10px;
        padding: 6px 10px;
        border-color: transparent;
        background: none;
        text-align: left;
        white-space: normal;
      }
      li > .open:hover {
        background: var(--tint);
      }
      .name {
        min-width: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      li > .name {
        flex: 1;
        font-weight: 400;
      }
      form {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 8px;
      }
      form input {
        flex: 1;
        min-width: 120px;
        ${fieldLook};
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#zips') private zips!: HTMLInputElement;
  @query('#folders') private folders!: HTMLInputElement;
  @state() private entries: Entry[] = [];
  @state() private deleted: Entry[] = [];
  @state() private current = '';
  /** The id of the workspace that is being given another name. */
  @state() private renaming = '';
  @state() private error = '';
  @state() private said = '';

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.load();
  }

  private async load(): Promise<void> {
    [this.entries, this.deleted, { id: this.current }] = await Promise.all([
      workspaces.list(),
      workspaces.deleted(),
      currentWorkspace,
    ]);
    await this.updateComplete;
  }

  /** Does something with the workspaces and shows them anew; an error is said. */
  private async act(task: () => Promise<unknown>, said: string, focus: string): Promise<boolean> {
    try {
      await task();
      this.error = '';
      this.said = said;
      this.renaming = '';
      await this.load();
      this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
      return true;
    } catch (error) {
      this.error = errorText(error);
      return false;
    }
  }

  private async open(id: string): Promise<void> {
    this.dialog.close();
    if (id !== this.current) await switchTo(this.page, id);
  }

  private async create(): Promise<void> {
    const { id } = await workspaces.create('Workspace');
    this.dialog.close();
    await switchTo(this.page, id);
  }

  private async import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length === 0) return;
    this.dialog.close();
    if (input === this.zips) await takeIncoming(this.page, { files, folders: [] });
    else await takeIncoming(this.page, { files: [], folders: [], chosen: chosenFolders(files) });
  }

  /** The name of the workspace that is open. */
  private get name(): string {
    return this.entries.find(({ id }) => id === this.current)?.name ?? '';
  }

  private async rename(event: SubmitEvent, { id }: Entry): Promise<void> {
    event.preventDefault();
    const { value } = (event.currentTarget as HTMLFormElement).elements.namedItem('name') as HTMLInputElement;
    if (await this.act(() => workspaces.rename(id, value), 'Renamed.', `#open-${id}`))
      if (id === this.current)
        this.page.renamed(this.entries.find((entry) => entry.id === id)?.name ?? value);
  }

  private duplicate({ id, name }: Entry): Promise<boolean> {
    return this.act(
      async () => {
        const { keeper, snapshots } = this.page.workspace;
        if (id === this.current) await Promise.all([keeper.settle(), snapshots.settled()]);
        await workspaces.duplicate(id);
      },
      `Duplicated ${name}.`,
      `#open-${id}`,
    );
  }

  private async delete({ id, name }: Entry): Promise<void> {
    const { workspace } = this.page;
    const title = `Deleted the workspace ${name}.`;
    if (id === this.current) {
      if (workspace.running) {
        this.error = 'A run is going on: wait until it is done or stop it, then delete its workspace.';
        return;
      }
      const other = this.entries.find((entry) => entry.id !== id);
      const next = other ?? (await workspaces.create('Health care sample'));
      await workspace.keeper.settle();
      await workspaces.remove(id);
      this.dialog.close();
      await switchTo(this.page, next.id, { title, deleted: id });
      return;
    }
    await this.act(() => workspaces.remove(id), title, `#restore-${id}`);
    workspace.notices.show({ id: 'workspace', title, actions: [undoAction(workspace, id)] });
  }

  private restore({ id, name }: Entry): Promise<boolean> {
    this.page.workspace.notices.dismiss('workspace');
    return this.act(() => workspaces.restore(id), `${name} is back.`, `#open-${id}`);
  }

  private purge({ id, name }: Entry): Promise<boolean> {
    this.page.workspace.notices.dismiss('workspace');
    return this.act(() => workspaces.purge(id), `${name} is gone.`, '.new');
  }

  private items(entry: Entry): MenuItem[] {
    return [
      { title: 'Rename', run: () => void this.startRename(entry.id) },
      { title: 'Duplicate', run: () => void this.duplicate(entry) },
      { title: 'Delete', run: () => void this.delete(entry) },
    ];
  }

  private async startRename(id: string): Promise<void> {
    this.renaming = id;
    this.error = '';
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.select();
  }

  private async endRename(event: KeyboardEvent, id: string): Promise<void> {
    if (event.key !== 'Escape') return;
    // The dialog stays.
    event.preventDefault();
    event.stopPropagation();
    this.renaming = '';
    this.error = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#open-${id}`)?.focus();
  }

  private line(entry: Entry) {
    const { id, name, changed } = entry;
    if (id === this.renaming)
      return html`<li>
        <form
          @submit=${(event: SubmitEvent) => this.rename(event, entry)}
          @keydown=${(event: KeyboardEvent) => this.endRename(event, id)}
        >
          <input
            name="name"
            aria-label="New name of ${name}"
            .value=${name}
            maxlength="80"
            autocomplete="off"
          />
          <button class="main">Rename</button>
        </form>
      </li>`;
    return html`<li>
      <button
        class="open"
        id="open-${id}"
        aria-current=${id === this.current ? 'true' : nothing}
        @click=${() => this.open(id)}
      >
        <span class="name">${name}</span>
        <span class="soft">
          ${id === this.current ? 'open · ' : ''}changed ${timeText(momentOf(new Date(changed)))}
        </span>
      </button>
      <wb-menu .items=${() => this.items(entry)} label="Rename, duplicate or delete ${name}"></wb-menu>
    </li>`;
  }

  private deletedLine(entry: Entry) {
    return html`<li>
      <span class="name">${entry.name}</span>
      <button id="restore-${entry.id}" aria-label="Restore ${entry.name}" @click=${() => this.restore(entry)}>
        Restore
      </button>
      <button class="quiet" aria-label="Delete ${entry.name} for good" @click=${() => this.purge(entry)}>
        Delete for good
      </button>
    </li>`;
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.page.open('')}>
      <div class="head">
        <h2 id="title">Workspaces</h2>
        ${closeButton()}
      </div>
      <div class="content">
        <p class="soft">
          Each has its own configuration, notebook, data files and figures. They stay in this browser.
        </p>
        <ul aria-label="Workspaces">
          ${this.entries.map((entry) => this.line(entry))}
        </ul>
        <div class="buttons">
          <button class="new" @click=${this.create}>New workspace</button>
          <button @click=${() => this.zips.click()}>Import a zip</button>
          <button @click=${() => this.folders.click()}>Open a project’s folder</button>
          <input
            type="file"
            id="zips"
            class="hidden"
            accept=".zip"
            multiple
            tabindex="-1"
            aria-label="Zip files to import"
            @change=${this.import}
          />
          <input
            type="file"
            id="folders"
            class="hidden"
            webkitdirectory
            tabindex="-1"
            aria-label="Project’s folder to open"
            @change=${this.import}
          />
        </div>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <p class="soft" role="status">${this.said}</p>
        ${
          this.deleted.length > 0
            ? html`<h3 id="deleted">Deleted, and gone after a day</h3>
                <ul aria-labelledby="deleted">
                  ${this.deleted.map((entry) => this.deletedLine(entry))}
                </ul>`
            : nothing
        }
        <wb-workspace-export .page=${this.page} .name=${this.name}></wb-workspace-export>
        <wb-space .page=${this.page}></wb-space>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-workspaces': WbWorkspaces;
  }
}
