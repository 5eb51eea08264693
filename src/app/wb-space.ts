import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askToLast, spaceOf, type Space } from '../notebook/workspaces/lasting.ts';
import { workspaces } from './current-workspace.ts';
import type { Page } from './page.ts';
import { sizeText } from '../core/size-text.ts';
import { shared } from './styles.ts';
import { dialogTexts } from './dialog-texts.ts';

/** How much space the workspaces take and have left, and whether the browser may clear them. */
@customElement('wb-space')
export class WbSpace extends LitElement {
  static override styles = [shared, dialogTexts];

  @property({ attribute: false }) page!: Page;
  @state() private space: Space | undefined;
  @state() private keeps = true;
  @state() private refused = false;

  override firstUpdated(): void {
    void this.look();
  }

  private get storage(): StorageManager | undefined {
    return navigator.storage as StorageManager | undefined;
  }

  private async look(): Promise<void> {
    this.keeps = await workspaces.keeps();
    this.space = await spaceOf(this.storage);
  }

  private async ask(): Promise<void> {
    await askToLast(this.storage, this.page.workspace.notices);
    await this.look();
    this.refused = this.space?.lasting === false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('p')?.focus();
  }

  override render() {
    const { space } = this;
    if (!this.keeps)
      return html`<h3>Space</h3>
        <p>This browser keeps nothing between visits, as in a private window.</p>`;
    if (!space) return nothing;
    const words = space.lasting
      ? 'The browser has promised to keep it until you delete it.'
      : this.refused
        ? 'The browser has been asked and has refused: it may clear it when space on this device runs short. Export what you can’t lose.'
        : 'The browser may clear it when space on this device runs short.';
    return html`<h3>Space</h3>
      <p tabindex="-1">${sizeText(space.used)} used, ${sizeText(space.left)} left. ${words}</p>
      ${
        space.lasting || this.refused
          ? nothing
          : html`<div class="buttons"><button @click=${this.ask}>Ask the browser to keep it</button></div>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-space': WbSpace;
  }
}
