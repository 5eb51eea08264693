import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { chaptersOf, isFence, type Cell } from '../notebook/document.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { GoToEvent } from './go-to.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import './wb-cell.ts';
import './wb-markdown.ts';

/** The notebook: its chapters with their prose and cells. */
@customElement('wb-notebook')
export class WbNotebook extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .chapter {
        margin-bottom: 36px;
      }
      .chapter:focus {
        outline: none;
      }
      wb-cell {
        margin-bottom: 10px;
      }
      wb-cell:has(+ wb-markdown) {
        margin-bottom: 24px;
      }
      .none {
        margin: 0 0 16px;
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;

  constructor() {
    super();
    new Watch(this, () => ['plan']);
  }

  /** Brings a cell or a chapter into view and moves the focus to it. */
  show(target: GoToEvent['to']): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const behavior: ScrollBehavior = calm ? 'auto' : 'smooth';
    if ('unit' in target) {
      const cells = [...this.renderRoot.querySelectorAll('wb-cell')];
      cells.find((cell) => cell.unit.id === target.unit)?.enter(behavior);
      return;
    }
    const chapter = this.renderRoot.querySelectorAll<HTMLElement>('.chapter')[target.chapter];
    chapter?.focus({ preventScroll: true });
    chapter?.scrollIntoView({ behavior, block: 'start' });
  }

  private cell(cell: Cell) {
    if (!isFence(cell)) return html`<wb-markdown .text=${cell.text}></wb-markdown>`;
    const { workspace } = this;
    const units = workspace.units.get(cell) ?? [];
    if (units.length === 0)
      return workspace.planned
        ? html`<p class="none">The configuration has no job of the type ${cell.words.join(' ')}.</p>`
        : nothing;
    return repeat(
      units,
      (unit) => unit.id,
      (unit) => html`<wb-cell .workspace=${workspace} .unit=${unit}></wb-cell>`,
    );
  }

  override render() {
    return chaptersOf(this.workspace.cells).map(
      ({ cells }) => html`<div class="chapter" tabindex="-1">${cells.map((cell) => this.cell(cell))}</div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-notebook': WbNotebook;
  }
}
