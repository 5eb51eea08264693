import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { isCollapsed, prose, textOf, type Cell } from '../notebook/document.ts';
import { insertCell } from './commands/cell.ts';
import { commands } from './commands/commands.ts';
import { menuItems } from './commands/menu-items.ts';
import { frameStyles } from './frame-styles.ts';
import type { Frame, Page } from './page.ts';
import { proseTitle } from './prose-title.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import './wb-cell.ts';
import './wb-job-words.ts';
import './wb-markdown.ts';
import './wb-menu.ts';
import './wb-source.ts';
import type { WbSource } from './wb-source.ts';
import { stateSigns } from './words.ts';

const ofCell = commands.filter((command) => command.ofCell);

/** What a cell that is dragged is known by. */
export const draggedType = 'application/x-medallion-cell';

/** A cell of the notebook: what is selected, moved, collapsed and edited as one. Around it the tools for that. */
@customElement('wb-frame')
export class WbFrame extends LitElement implements Frame {
  static override styles = [shared, frameStyles];

  @property({ attribute: false }) page!: Page;
  @property({ attribute: false }) cellId = '';
  @query('.frame') private frame!: HTMLElement;

  constructor() {
    super();
    new Watch(this, () => ['plan', `cell:${this.cellId}`, `frame:${this.cellId}`]);
  }

  get workspace() {
    return this.page.workspace;
  }

  private get cell(): Cell | undefined {
    return this.workspace.book.cell(this.cellId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.page.frames.set(this.cellId, this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.page.frames.get(this.cellId) === this) this.page.frames.delete(this.cellId);
  }

  /** Where the element that has the focus goes, such as the button of a cell that was collapsed, the cell takes it. */
  override update(changed: PropertyValues<this>): void {
    const before = this.shadowRoot?.activeElement;
    super.update(changed);
    if (before && !before.isConnected)
      this.renderRoot.querySelector<HTMLElement>('.frame')?.focus({ preventScroll: true });
  }

  private get source(): WbSource | null | undefined {
    const own = this.renderRoot.querySelector('wb-source');
    return own ?? this.renderRoot.querySelector('wb-cell')?.source;
  }

  enter(scroll: boolean | 'top'): void {
    void this.updateComplete.then(() => {
      this.frame.focus({ preventScroll: true });
      if (!scroll) return;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const { top, bottom } = this.getBoundingClientRect();
      const fits = scroll !== 'top' && top >= 60 && bottom <= innerHeight;
      if (!fits) this.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
    });
  }

  /** Moves the focus to one of the cell's units and brings it into view. */
  enterUnit(id: string): void {
    void this.updateComplete.then(() => {
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const cells = [...this.renderRoot.querySelectorAll('wb-cell')];
      const cell = cells.find((one) => one.unit.id === id);
      if (cell) cell.enter(calm ? 'auto' : 'smooth');
      else this.enter(true);
    });
  }

  async edit(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    // A cell's own element draws after its frame.
    await this.renderRoot.querySelector('wb-cell')?.updateComplete;
    const words = this.renderRoot.querySelector('wb-job-words');
    if (words) return words.enter();
    await this.source?.edit();
  }

  insert(text: string): boolean {
    return this.source?.insert(text) ?? false;
  }

  async format(): Promise<void> {
    await this.source?.format();
  }

  /** A click selects; on nothing that could be used by itself it also gives the cell the focus, for its keys. */
  private pressed(event: PointerEvent): void {
    this.page.select(this.cellId);
    const used = event
      .composedPath()
      .some((node) => node instanceof HTMLElement && node !== this.frame && node.tabIndex >= 0);
    if (!used && !getSelection()?.toString()) this.frame.focus({ preventScroll: true });
  }

  private dragStart(event: DragEvent): void {
    event.dataTransfer!.setData(draggedType, this.cellId);
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setDragImage(this.frame, 0, 0);
  }

  /** The tools beside the cell: a handle to drag it by, and the menu of all that can be done with it. */
  private tools(label: string) {
    return html`<div class="tools">
      <span
        class="handle"
        draggable="true"
        title="Drag to move"
        aria-hidden="true"
        @dragstart=${this.dragStart}
        >⠿</span
      >
      <wb-menu .items=${this.menu} label=${`More for ${label}`}></wb-menu>
    </div>`;
  }

  private readonly menu = () => {
    this.page.select(this.cellId);
    return menuItems(ofCell, this.page);
  };

  private between() {
    const add = (kind: string, label: string) =>
      html`<button class="add" @click=${() => this.add(kind)}>+ ${label}</button>`;
    return html`<div class="between" role="group" aria-label="Add a cell here">
      ${add('sql', 'SQL')}${add('plot', 'Plot')}${add('markdown', 'Text')}${add('job', 'Job')}
    </div>`;
  }

  private add(kind: string): void {
    this.page.select(this.cellId);
    insertCell(this.page, kind, 'after');
  }

  private prose(cell: Cell, editing: boolean) {
    const text = textOf(cell);
    return html`${
      editing
        ? html`<wb-source .page=${this.page} .cell=${cell} .editing=${true} label="Markdown"></wb-source>`
        : nothing
    }
    ${
      text.trim() === '' && !editing
        ? html`<p class="empty">Empty text. Press Enter to write.</p>`
        : html`<wb-markdown
            class=${editing ? 'live' : ''}
            .text=${text}
            @dblclick=${() => this.page.edit(cell.id)}
          ></wb-markdown>`
    }`;
  }

  private collapsed(cell: Cell) {
    const units = this.workspace.units.get(cell.id) ?? [];
    const title =
      cell.kind === prose
        ? proseTitle(cell) || 'Empty text'
        : units.length === 1
          ? units[0]!.title
          : `${cell.kind} ${cell.words.join(' ')}`;
    const state = units.length === 1 ? this.workspace.states.of(units[0]!.id).status : undefined;
    return html`<button
      class="folded"
      aria-expanded="false"
      @click=${() => this.workspace.edits.collapse(cell.id, false)}
    >
      <span aria-hidden="true">▸</span> ${title}
      ${units.length > 1 ? html`<small>${units.length} jobs</small>` : nothing}
      ${state ? html`<small>${stateSigns[state]} ${state}</small>` : nothing}
    </button>`;
  }

  private fence(cell: Cell, editing: boolean) {
    const { workspace, page } = this;
    const units = workspace.units.get(cell.id) ?? [];
    return html`${cell.kind === 'job' && editing ? html`<wb-job-words .page=${page} .cell=${cell}></wb-job-words>` : nothing}
    ${
      units.length === 0 && workspace.planner.planned
        ? html`<p class="empty">
            The configuration has no job of the type ${cell.words.join(' ')} that no other cell shows.
          </p>`
        : nothing
    }
    ${repeat(
      units,
      (unit) => unit.id,
      (unit) =>
        html`<wb-cell .page=${page} .workspace=${workspace} .unit=${unit} .editing=${editing}></wb-cell>`,
    )}`;
  }

  override render() {
    const { cell, page } = this;
    if (!cell) return nothing;
    const selected = page.selected === cell.id;
    const editing = selected && page.editing;
    const kind = this.workspace.effects.kinds.get(cell.kind)?.label ?? cell.kind;
    const [unit] = this.workspace.units.get(cell.id) ?? [];
    const title = cell.kind === prose || cell.kind === 'job' ? cell.words.join(' ') : (unit?.title ?? '');
    const label = `${kind} cell ${title}`.trim();
    return html`<div
        class="frame ${cell.kind} ${selected ? 'selected' : ''} ${editing ? 'editing' : ''}"
        role="group"
        aria-label=${label}
        tabindex=${page.isTabStop(cell.id) ? 0 : -1}
        @pointerdown=${this.pressed}
        @focusin=${() => page.select(cell.id)}
      >
        ${this.tools(label)}
        ${
          isCollapsed(cell)
            ? this.collapsed(cell)
            : cell.kind === prose
              ? this.prose(cell, editing)
              : this.fence(cell, editing)
        }
      </div>
      ${this.between()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-frame': WbFrame;
  }
}
