import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Palette } from '../charts/charts.ts';
import type { TileView } from './dashboard-view.ts';
import { FocusReturn } from './focus-return.ts';
import { shared } from './styles.ts';
import { WbChartMarks } from './wb-chart-marks.ts';
import type { Chip } from './wb-filters.ts';
import './wb-tile.ts';
import { wholeScreenFrame } from './whole-screen-frame.ts';

/** Keys that go through the tiles: to which place, of how many. */
const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  PageDown: (at, last) => Math.min(last, at + 1),
  ' ': (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  PageUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Whether a key belongs to what has the focus: text is typed there, a button is pressed. */
function isTaken(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('input, textarea, select') || (event.key === ' ' && target.matches('button'));
}

/**
 * One tile of a dashboard after the other, as large as the screen. A dialog over the page, and the page in full screen
 * where the browser can; leaving the one ends the other.
 */
@customElement('wb-presentation')
export class WbPresentation extends LitElement {
  static override styles = [
    shared,
    wholeScreenFrame,
    css`
      dialog {
        background: var(--bg);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog:focus {
        outline: none;
      }
      header,
      footer {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 4px 14px;
        align-items: center;
        padding: 12px clamp(12px, 3vw, 40px);
        color: var(--soft);
        font-size: 14px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 15px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      wb-tile {
        flex: 1;
        min-height: 0;
        padding: 0 clamp(12px, 3vw, 40px);
      }
      footer {
        justify-content: center;
      }
      [role='status'] {
        min-width: 4em;
        text-align: center;
      }
    `,
  ];

  /** The dashboard's title. */
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) views: readonly TileView[] = [];
  @property({ attribute: false }) chips: readonly Chip[] = [];
  @property({ attribute: false }) palette!: Palette;
  @state() private at = -1;
  @query('dialog') private dialog!: HTMLDialogElement;
  private readonly focusReturn = new FocusReturn();

  /** Begins with a tile. The focus goes back to where it is now. */
  async show(at = 0): Promise<void> {
    this.focusReturn.remember();
    this.at = at;
    await this.updateComplete;
    this.dialog.showModal();
    this.dialog.focus();
    document.addEventListener('fullscreenchange', this.screenChanged);
    // A browser may have no full screen, or refuse it: the dialog fills the page all the same.
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('fullscreenchange', this.screenChanged);
  }

  /** Esc ends the full screen without a word to the page. */
  private readonly screenChanged = (): void => {
    if (!document.fullscreenElement) this.dialog.close();
  };

  private async closed(): Promise<void> {
    document.removeEventListener('fullscreenchange', this.screenChanged);
    this.at = -1;
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
    this.focusReturn.giveBack();
  }

  private key(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.defaultPrevented || isTaken(event)) return;
    event.preventDefault();
    this.go(move(this.at, this.views.length - 1));
  }

  /** A mark that was clicked takes the arrow keys for itself; a speaker who clicks goes on to the next tile by them. */
  private clicked(event: MouseEvent): void {
    const isMark = event.composedPath().some((node) => node instanceof WbChartMarks);
    if (isMark && event.detail > 0) this.dialog.focus({ preventScroll: true });
  }

  private go(at: number): void {
    this.at = Math.max(0, Math.min(this.views.length - 1, at));
  }

  override render() {
    const { at, views, label } = this;
    const view = views[Math.min(at, views.length - 1)];
    if (at < 0 || !view) return nothing;
    return html`<dialog
      tabindex="-1"
      aria-label=${`Presentation of ${label}`}
      @keydown=${this.key}
      @click=${this.clicked}
      @close=${this.closed}
    >
      <header>
        <h2>${label}</h2>
        ${this.chips.map(({ text }) => html`<span>${text}</span>`)}
        <button class="quiet" @click=${() => this.dialog.close()}>End</button>
      </header>
      <wb-tile .view=${view} .at=${at} .palette=${this.palette} large></wb-tile>
      <footer>
        <button aria-disabled=${at === 0} @click=${() => this.go(at - 1)}>Previous</button>
        <span role="status">${at + 1} / ${views.length}</span>
        <button aria-disabled=${at === views.length - 1} @click=${() => this.go(at + 1)}>Next</button>
      </footer>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-presentation': WbPresentation;
  }
}
