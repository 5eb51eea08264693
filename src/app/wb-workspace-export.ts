import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { longestLink, shareFragment } from '../notebook/workspaces/share.ts';
import { download } from './download.ts';
import { fileName } from './file-name.ts';
import type { Page } from './page.ts';
import { sizeText } from '../core/size-text.ts';
import { fieldLook } from './field-look.ts';
import { shared } from './styles.ts';
import { tablesThere, workspaceZip } from './workspace-zip.ts';
import { countText, many } from './words.ts';
import { dialogTexts } from './dialog-texts.ts';

/** The open workspace as a zip, and as a link where that carries it. */
@customElement('wb-workspace-export')
export class WbWorkspaceExport extends LitElement {
  static override styles = [
    shared,
    dialogTexts,
    css`
      label {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 28px;
      }
      input[type='checkbox'] {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      input[readonly] {
        flex: 1;
        min-width: 160px;
        ${fieldLook};
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  /** The workspace's name. */
  @property() name = '';
  @state() private withFiles = true;
  @state() private withTables = false;
  @state() private link = '';
  @state() private said = '';
  @state() private error = '';
  @state() private busy = false;

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('name') && this.name) void this.makeLink();
  }

  private async makeLink(): Promise<void> {
    const { workspace } = this.page;
    this.page.endEdit();
    const { text: notebook } = workspace.keptNotebook();
    const configs = { ...workspace.own.configs };
    const fragment = await shareFragment({
      name: this.name,
      configs,
      ...(notebook === undefined ? {} : { notebook }),
    });
    this.link = `${location.origin}${location.pathname}${fragment}`;
  }

  private async export(): Promise<void> {
    if (this.busy) return;
    const { workspace } = this.page;
    this.busy = true;
    this.error = '';
    try {
      const choice = { name: this.name, files: this.withFiles, tables: this.withTables };
      const zip = await workspaceZip(workspace, choice, (words) => (this.said = words));
      const name = `${fileName(this.name)}.zip`;
      download(zip, name);
      this.said = `Exported as ${name}, ${sizeText(zip.size)}.`;
    } catch (error) {
      this.said = '';
      this.error = `The zip can’t be written: ${errorText(error)}`;
    } finally {
      this.busy = false;
    }
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.said = 'The link is copied.';
    } catch {
      this.renderRoot.querySelector<HTMLInputElement>('input[readonly]')?.select();
      this.said = 'The browser doesn’t let the page copy: the link is selected, copy it by hand.';
    }
  }

  private linkPart() {
    const length = this.link.length;
    if (length === 0) return nothing;
    if (length > longestLink)
      return html`<p class="soft">
        A link with the notebook and the configuration would have ${countText(length)} characters. Mail and
        chat programs cut off links of more than about ${countText(longestLink)}: send the zip.
      </p>`;
    return html`<p class="soft">
        Or share a link: ${countText(length)} characters that hold the notebook and the configuration, and no
        data. Nobody else gets them: they are in the link itself.
      </p>
      <div class="buttons">
        <input readonly aria-label="Link to share" .value=${this.link} />
        <button @click=${this.copy}>Copy link</button>
      </div>`;
  }

  override render() {
    const { workspace } = this.page;
    const files = [...workspace.own.files.values()];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const tables = tablesThere(workspace).length;
    const hasTables = tables > 0 && workspace.engine.state.status === 'ready';
    return html`<h3>Take ${this.name} along</h3>
      ${
        files.length > 0
          ? html`<label
              ><input
                type="checkbox"
                .checked=${this.withFiles}
                @change=${() => (this.withFiles = !this.withFiles)}
              />
              with its ${many(files.length, 'data file')}, ${sizeText(size)}</label
            >`
          : nothing
      }
      ${
        hasTables
          ? html`<label
              ><input
                type="checkbox"
                .checked=${this.withTables}
                @change=${() => (this.withTables = !this.withTables)}
              />
              with its ${many(tables, 'table')} as Parquet, for other programs</label
            >`
          : nothing
      }
      <div class="buttons">
        <button aria-disabled=${this.busy} @click=${this.export}>Export as zip</button>
      </div>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      <p class="soft" role="status">${this.said}</p>
      ${this.linkPart()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-workspace-export': WbWorkspaceExport;
  }
}
