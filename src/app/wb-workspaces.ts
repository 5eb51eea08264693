import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Entry } from '../notebook/workspaces/shelf.ts';
import { closeButton } from './close-button.ts';
import { currentWorkspace, workspaces } from './current-workspace.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { chosenFolders, type Dropped, type Folder } from './dropped-folder.ts';
import { fileInput } from './file-input.ts';
import { leaveDeleted } from './leave-deleted.ts';
import type { Page } from './page.ts';
import { renameForm, renameFormStyles } from './rename-form.ts';
import { shared } from './styles.ts';
import { switchTo, undoAction } from './switch-note.ts';
import { takeIncoming } from './take-incoming.ts';
import type { MenuItem } from './wb-menu.ts';
import './wb-space.ts';
import './wb-workspace-export.ts';
import { deletedLine, workspaceLine, workspaceLineStyles } from './workspace-lines.ts';

/** A dialog with all workspaces: to open, make, rename, duplicate and delete them. */
@customElement('wb-workspaces')
export class WbWorkspaces extends LitElement {
  static override styles = [shared, dialogFrame, dialogTexts, workspaceLineStyles, renameFormStyles];

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
      this.focusOn(focus);
      return true;
    } catch (error) {
      this.error = errorText(error);
      return false;
    }
  }

  private focusOn(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private async open(id: string): Promise<void> {
    this.dialog.close();
    if (id !== this.current) await switchTo(this.page, id);
  }

  private async create(): Promise<void> {
    const { id } = await workspaces.create('Workspace');
    await this.open(id);
  }

  private take(incoming: Dropped & { chosen?: readonly Folder[] }): void {
    this.dialog.close();
    void takeIncoming(this.page, incoming);
  }

  /** The name of the workspace that is open. */
  private get name(): string {
    return this.entries.find(({ id }) => id === this.current)?.name ?? '';
  }

  private async rename(id: string, name: string): Promise<void> {
    const isDone = await this.act(() => workspaces.rename(id, name), 'Renamed.', `#open-${id}`);
    if (isDone && id === this.current) this.page.renamed(this.name || name);
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
    const { page, entries } = this;
    const title = `Deleted the workspace ${name}.`;
    if (id === this.current) {
      const others = entries.filter((entry) => entry.id !== id);
      await leaveDeleted(page, id, title, others, () => this.dialog.close()).catch(
        (error: unknown) => (this.error = errorText(error)),
      );
      return;
    }
    await this.act(() => workspaces.remove(id), title, `#restore-${id}`);
    const { workspace } = page;
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

  private async endRename(): Promise<void> {
    const id = this.renaming;
    this.renaming = '';
    this.error = '';
    await this.updateComplete;
    this.focusOn(`#open-${id}`);
  }

  private line(entry: Entry) {
    const { id, name } = entry;
    return html`<li>
      ${
        id === this.renaming
          ? renameForm(
              name,
              (to) => void this.rename(id, to),
              () => void this.endRename(),
            )
          : workspaceLine(
              entry,
              id === this.current,
              () => void this.open(id),
              () => this.items(entry),
            )
      }
    </li>`;
  }

  private deletedLines() {
    if (this.deleted.length === 0) return nothing;
    return html`<h3 id="deleted">Deleted, and gone after a day</h3>
      <ul aria-labelledby="deleted">
        ${this.deleted.map((entry) => {
          const restore = () => void this.restore(entry);
          return html`<li>${deletedLine(entry, restore, () => void this.purge(entry))}</li>`;
        })}
      </ul>`;
  }

  override render() {
    const zips = { id: 'zips', label: 'Zip files to import', accept: '.zip' };
    const folders = { id: 'folders', label: 'Project’s folder to open', folder: true };
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
          ${fileInput(zips, (files) => this.take({ files, folders: [] }))}
          ${fileInput(folders, (files) =>
            this.take({ files: [], folders: [], chosen: chosenFolders(files) }),
          )}
        </div>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <p class="soft" role="status">${this.said}</p>
        ${this.deletedLines()}
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
