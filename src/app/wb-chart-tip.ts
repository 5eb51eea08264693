import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { tipPlace, type Box } from './chart-tip-place.ts';
import { shared } from './styles.ts';

/**
 * What is said of the mark under the pointer or of the current one. It lies over everything, inside of the window. The
 * pointer can be moved onto it; assistive technology meets the same words at the mark itself.
 */
@customElement('wb-chart-tip')
export class WbChartTip extends LitElement {
  static override styles = [
    shared,
    css`
      .tip {
        position: fixed;
        inset: auto;
        width: max-content;
        max-width: min(280px, calc(100vw - 12px));
        max-height: calc(100vh - 12px);
        margin: 0;
        padding: 6px 10px;
        overflow: auto;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--panel);
        color: var(--ink);
        box-shadow: 0 3px 12px rgb(0 0 0 / 18%);
        font-size: 13px;
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
      }
      span,
      .hint {
        color: var(--soft);
      }
      .hint {
        margin-top: 2px;
        font-size: 12px;
      }
    `,
  ];

  @state() private lines: readonly string[] = [];
  @state() private hint = '';
  @query('.tip') private box!: HTMLElement;

  /** Whether it is on show. */
  get isOpen(): boolean {
    return this.lines.length > 0;
  }

  /**
   * Shows lines such as `Region: NORTH` at a mark.
   * @param mark its box in the window
   * @param x where along the mark the tip points
   * @param hint said below the lines; '' where there is nothing to say
   */
  async show(lines: readonly string[], mark: Box, x: number, hint = ''): Promise<void> {
    this.lines = lines;
    this.hint = hint;
    await this.updateComplete;
    if (this.lines !== lines || !this.isConnected || !this.isOpen) return;
    if (!this.box.matches(':popover-open')) this.box.showPopover();
    const { width, height } = this.box.getBoundingClientRect();
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const { left, top } = tipPlace(mark, x, { width, height }, view);
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px` });
  }

  hide(): void {
    this.lines = [];
  }

  /** `Region: NORTH` with its value in front of its name for the eye. */
  private line(text: string) {
    const colon = text.indexOf(': ');
    if (colon < 0) return html`<p>${text}</p>`;
    return html`<p><span>${text.slice(0, colon + 1)}</span> <strong>${text.slice(colon + 2)}</strong></p>`;
  }

  override render() {
    if (!this.isOpen) return nothing;
    return html`<div class="tip" popover="manual" aria-hidden="true">
      ${this.lines.map((line) => this.line(line))}
      ${this.hint ? html`<p class="hint">${this.hint}</p>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-chart-tip': WbChartTip;
  }
}
