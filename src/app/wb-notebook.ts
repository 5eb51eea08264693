import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { chaptersOf } from '../notebook/document.ts';
import type { GoToEvent } from './go-to.ts';
import { insertCell } from './commands/cell.ts';
import type { Page } from './page.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import { draggedType, WbFrame } from './wb-frame.ts';

/** So many cells and jobs are drawn at once; more would keep the page from answering. */
const slice = 5;

/** The notebook: its cells in their order, and the place where a cell that is dragged may be dropped. */
@customElement('wb-notebook')
export class WbNotebook extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .none {
        padding: 32px 0;
        color: var(--soft);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  /** The frame over which something is dragged. */
  private over: WbFrame | undefined;
  /** The ids of the cells that are drawn: a long notebook comes to the screen in slices, a slice a frame. */
  private drawn: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new Watch(this, () => ['plan']);
  }

  get workspace() {
    return this.page.workspace;
  }

  /** A cell that is moved within the page loses the focus and gets it back; the last one to go leaves it to the buttons. */
  override update(changed: PropertyValues<this>): void {
    const before = this.shadowRoot?.activeElement;
    super.update(changed);
    if (!before || this.shadowRoot?.activeElement) return;
    if (this.workspace.cells.length === 0) this.renderRoot.querySelector('button')?.focus();
    else if (before.isConnected && before instanceof WbFrame) before.enter(false);
  }

  /** Brings a cell or a chapter into view and moves the focus to it. */
  show(target: GoToEvent['to']): void {
    if ('chapter' in target) {
      const chapter = chaptersOf(this.workspace.cells)[target.chapter];
      if (chapter) this.page.goTo(chapter.cells[0]!.id);
      return;
    }
    const unit = this.workspace.unit(target.unit);
    if (!unit) return;
    this.page.select(unit.cell.id);
    const frame = this.renderRoot.querySelector<WbFrame>(`wb-frame[data-id="${unit.cell.id}"]`);
    frame?.enterUnit(unit.id);
  }

  private frameAt(event: DragEvent): WbFrame | undefined {
    return event.composedPath().find((node) => node instanceof HTMLElement && node.matches?.('wb-frame')) as
      WbFrame | undefined;
  }

  private mark(frame: WbFrame | undefined, side: string): void {
    if (this.over && this.over !== frame) this.over.removeAttribute('over');
    this.over = frame;
    frame?.setAttribute('over', side);
  }

  private drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes(draggedType)) return;
    const frame = this.frameAt(event);
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const box = frame?.getBoundingClientRect();
    const side = box && event.clientY < box.top + box.height / 2 ? 'before' : 'after';
    if (event.type === 'dragover') return this.mark(frame, side);
    this.mark(undefined, '');
    const id = event.dataTransfer.getData(draggedType);
    const others = this.workspace.cells.filter((cell) => cell.id !== id);
    const at = others.findIndex((cell) => cell.id === frame?.cellId);
    if (event.type !== 'drop' || at < 0) return;
    this.workspace.edits.moveTo(id, side === 'before' ? at : at + 1);
    this.page.goTo(id, false);
  }

  override willUpdate(): void {
    let room = slice;
    const drawn = new Set<string>();
    for (const { id } of this.workspace.cells) {
      if (!this.drawn.has(id)) {
        if (room <= 0) continue;
        room -= Math.max(1, this.workspace.units.get(id)?.length ?? 0);
      }
      drawn.add(id);
    }
    this.drawn = drawn;
  }

  override updated(): void {
    if (this.drawn.size < this.workspace.cells.length) requestAnimationFrame(() => this.requestUpdate());
  }

  override render() {
    const { workspace, drawn } = this;
    const cells = workspace.cells.filter(({ id }) => drawn.has(id));
    if (cells.length === 0)
      return html`<div class="none">
        <p>The notebook is empty.</p>
        <button @click=${() => insertCell(this.page, 'sql', 'after')}>Add a SQL cell</button>
        <button @click=${() => insertCell(this.page, 'markdown', 'after')}>Add text</button>
      </div>`;
    return html`<div @dragover=${this.drag} @drop=${this.drag} @dragend=${() => this.mark(undefined, '')}>
      ${repeat(
        cells,
        (cell) => cell.id,
        (cell) => html`<wb-frame data-id=${cell.id} .page=${this.page} .cellId=${cell.id}></wb-frame>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-notebook': WbNotebook;
  }
}
