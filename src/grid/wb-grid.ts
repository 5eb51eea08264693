import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Arrangement } from './arrangement.ts';
import { runColumnCommand, type ColumnCommand } from './column-commands.ts';
import { controls } from './control-styles.ts';
import type { CopyFormat } from './copy-formats.ts';
import type { GridData, Trouble } from './grid-data.ts';
import { onGridKey } from './grid-keys.ts';
import { GridModel } from './grid-model.ts';
import { GridPointer } from './grid-pointer.ts';
import { gridStyles } from './grid-styles.ts';
import { chipRow, toolRow, troubleNote } from './grid-tools.ts';
import { gridView } from './grid-view.ts';
import type { Execute, GridRelation, Look } from './relation.ts';
import { toolStyles } from './tool-styles.ts';
import './wb-grid-panel.ts';
import type { Panel, WbGridPanel } from './wb-grid-panel.ts';

/**
 * Rows of a relation, however many. Fetches what is seen, sorts and filters in the engine, copies, and profiles columns.
 * Keys follow the grid pattern (https://www.w3.org/WAI/ARIA/apg/patterns/grid/); the focus stays on the grid itself, which
 * names the active cell, so that it isn't lost when the cell's element goes.
 *
 * Slot `tools`: more buttons at the right of the tool row.
 */
@customElement('wb-grid')
export class WbGrid extends LitElement {
  static override styles = [controls, toolStyles, gridStyles];

  @property({ attribute: false }) relation!: GridRelation;
  @property({ attribute: false }) look!: Look;
  @property({ attribute: false }) execute!: Execute;
  /** Without the tool row, for tiny tables. */
  @property({ attribute: false }) plain = false;
  /** The grid is as high as its rows, up to so many pixels. */
  @property({ attribute: false }) maximumHeight = 380;
  @query('.scroller') private scroller: HTMLElement | undefined;
  @query('wb-grid-panel') private panel!: WbGridPanel;
  private readonly change = () => this.requestUpdate();
  private readonly model = new GridModel(this.change, (panel, at) => this.show(panel, at));
  private readonly pointer = new GridPointer(this.model);
  /** The element that had the focus goes: the grid takes it as soon as it is there. */
  private focusSoon = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved within the page: its rows were dropped when it left its place.
    if (this.hasUpdated) this.open(undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pointer.stop();
    this.model.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('relation');
    const isOther =
      before === undefined
        ? changed.has('relation')
        : before.from !== this.relation.from || before.version !== this.relation.version;
    if (isOther || changed.has('look') || changed.has('execute')) this.open(before);
    this.model.takeIn(this.relation);
  }

  private open(before: GridRelation | undefined): void {
    this.model.open(this.relation, this.look, this.execute, before?.from === this.relation.from);
  }

  override updated(): void {
    this.model.view.attach(this.scroller);
    if (this.focusSoon && this.scroller) {
      this.focusSoon = false;
      this.scroller.focus();
    }
    this.model.fetchSeen();
  }

  private show(panel: Panel, at: Element | string = '.active'): void {
    const beside = typeof at === 'string' ? this.renderRoot.querySelector(at) : at;
    this.panel.show(panel, (beside ?? this.scroller!).getBoundingClientRect(), {
      relation: this.relation,
      data: this.model.data!,
      columns: this.model.columns!,
      look: this.look,
    });
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.target === this.scroller && onGridKey(this.model, event)) event.preventDefault();
  };

  /** Does something by which the button goes that has the focus. */
  private away(act: () => void): void {
    this.focusSoon = true;
    act();
  }

  /** The button that tries again goes with its message. */
  private note({ words, retry }: Trouble, forget?: () => void) {
    return troubleNote({ words, retry: () => this.away(retry) }, forget && (() => this.away(forget)));
  }

  private tools(data: GridData) {
    const { model } = this;
    const place = 0;
    return toolRow(data, this.relation, model.columns!.hidden.size, model.notice, {
      search: (text) => model.search(text),
      columns: (event) => this.show({ kind: 'columns', place }, event.currentTarget as Element),
      copy: (event) => this.show({ kind: 'copy', place }, event.currentTarget as Element),
      choose: () => model.chooseRow(Math.max(0, model.selection.head.row)),
      cancel: () => this.away(() => data.cancel()),
    });
  }

  override render() {
    const { model } = this;
    const { data, columns } = model;
    if (!data) return nothing;
    if (data.trouble) return this.note(data.trouble);
    if (!columns) return html`<div class="note" role="status"><p>Loading …</p></div>`;
    return html`${this.plain ? nothing : this.tools(data)}
      ${chipRow(data.wanted, (wanted) => this.away(() => model.arrange(wanted)))}
      ${data.refusal ? this.note(data.refusal, () => data.forgetRefusal()) : nothing}
      ${gridView(model.frame(), {
        label: this.relation.label,
        rowCount: model.rowCount,
        maximumHeight: this.maximumHeight,
        viewport: model.view,
        pointer: this.pointer,
        key: this.onKey,
      })}
      <wb-grid-panel
        @command=${({ detail }: CustomEvent<{ command: ColumnCommand; place: number }>) =>
          runColumnCommand(model, detail.command, detail.place)}
        @arrange=${(event: CustomEvent<Arrangement>) => model.arrange(event.detail)}
        @columns=${this.change}
        @copy-rows=${(event: CustomEvent<{ format: CopyFormat; all: boolean }>) =>
          void model.copy(event.detail.format, event.detail.all)}
        @left=${() => this.scroller?.focus()}
      ></wb-grid-panel>
      <p class="hidden" role="status">${model.said}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-grid': WbGrid;
  }
}
