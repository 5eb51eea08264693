import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { refKey, type ColumnRef, type Lineage } from '../core/lineage/model.ts';
import { LineageIndex } from '../core/lineage/reach.ts';
import type { LineageSelectEvent, LineageToggleEvent } from './lineage-events.ts';
import { LineageFocus } from './lineage-focus.ts';
import { lineageNow } from './lineage-source.ts';
import { stateText } from './lineage-state.ts';
import { lineageStyles } from './lineage-styles.ts';
import { LineageTree } from './lineage-tree.ts';
import { refText } from './lineage-words.ts';
import type { Page } from './page.ts';
import type { ShowConfigEvent } from './show-config.ts';
import { closeButton } from './close-button.ts';
import { shared } from './styles.ts';
import { wholeScreenFrame } from './whole-screen-frame.ts';
import { Watch } from './watch.ts';
import './wb-lineage-graph.ts';
import type { WbLineageGraph } from './wb-lineage-graph.ts';
import './wb-lineage-path.ts';
import './wb-lineage-search.ts';
import './wb-lineage-tree.ts';
import type { WbLineageTree } from './wb-lineage-tree.ts';

/** On a phone a graph can't be read: the tree comes first. */
const narrow = '(max-width: 760px)';

const hint = 'Open a table and choose a column, or search for one, to see all that it comes from and feeds.';

/** Where everything comes from and goes to: files, tables, jobs and columns, as a graph and as a tree. */
@customElement('wb-lineage')
export class WbLineage extends LitElement {
  static override styles = [shared, wholeScreenFrame, lineageStyles];

  @property({ attribute: false }) page!: Page;
  @state() private view: 'graph' | 'tree' = matchMedia(narrow).matches ? 'tree' : 'graph';
  @state() private lineage: Lineage | undefined;
  @state() private said = '';
  @state() private open: ReadonlySet<string> = new Set();
  @state() private focusOn!: LineageFocus;
  @state() private tree!: LineageTree;
  @query('dialog') private dialog!: HTMLDialogElement;
  private index!: LineageIndex;
  /** Another load makes an earlier one late. */
  private load = 0;

  constructor() {
    super();
    new Watch(this, () => ['status']);
  }

  get workspace() {
    return this.page.workspace;
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.read();
    this.stop = this.workspace.changes.listen((topics) => {
      if (topics.has('plan') || topics.has('tables')) void this.read();
    });
  }

  private stop: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.load++;
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('lineage') || changed.get('lineage') !== undefined || !this.lineage) return;
    const search = this.renderRoot.querySelector('wb-lineage-search');
    void search?.updateComplete.then(() => search.focus());
  }

  private async read(): Promise<void> {
    const load = ++this.load;
    try {
      for await (const { lineage, isWhole } of lineageNow(this.workspace)) {
        if (load !== this.load) return;
        this.said = isWhole ? '' : 'Reading the BI queries …';
        this.take(lineage);
      }
    } catch (error) {
      if (load === this.load) this.said = `The BI queries could not be read: ${errorText(error)}`;
    }
  }

  private take(lineage: Lineage): void {
    const { workspace } = this;
    const selected = this.lineage ? this.focusOn.selected : this.page.lineage;
    this.index = new LineageIndex(lineage);
    this.tree = new LineageTree(
      this.index,
      (dataset) => stateText(workspace, lineage, dataset),
      (id) => workspace.states.of(id).status,
    );
    const isThere = lineage.datasets.some(({ id }) => id === selected?.dataset);
    this.lineage = lineage;
    this.select(isThere ? selected : undefined);
  }

  private select(ref: ColumnRef | undefined): void {
    this.focusOn = new LineageFocus(this.index, ref);
    // A table that is selected shows its columns.
    if (ref?.column === '') this.open = new Set([...this.open, ref.dataset]);
  }

  private toggle({ dataset }: LineageToggleEvent): void {
    const others = [...this.open].filter((id) => id !== dataset);
    this.open = new Set(others.length < this.open.size ? others : [...others, dataset]);
  }

  private chosen({ ref }: LineageSelectEvent): void {
    const { selected } = this.focusOn;
    const isAgain = ref !== undefined && selected !== undefined && refKey(ref) === refKey(selected);
    this.select(isAgain && this.view === 'graph' ? undefined : ref);
  }

  /** The button goes with the selection, and so the focus moves on. */
  private clear(): void {
    this.select(undefined);
    this.renderRoot.querySelector('wb-lineage-search')?.focus();
  }

  /** What is found is gone to. */
  private searched(event: LineageSelectEvent): void {
    event.stopPropagation();
    this.select(event.ref);
    void this.updateComplete.then(() => {
      const view = this.renderRoot.querySelector<WbLineageTree | WbLineageGraph>(
        'wb-lineage-tree, wb-lineage-graph',
      );
      if (this.view === 'tree') void view?.updateComplete.then(() => view.enter());
    });
  }

  private views() {
    const button = (view: 'graph' | 'tree', title: string) =>
      html`<button aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${title}</button>`;
    return html`<div class="views" role="group" aria-label="Show as">
      ${button('graph', 'Graph')}${button('tree', 'Tree')}
    </div>`;
  }

  private content(lineage: Lineage) {
    const { focusOn, workspace } = this;
    return html`${
      this.view === 'graph'
        ? html`<wb-lineage-graph
            .workspace=${workspace}
            .lineage=${lineage}
            .focusOn=${focusOn}
            .open=${this.open}
          ></wb-lineage-graph>`
        : html`<wb-lineage-tree .tree=${this.tree} .selected=${focusOn.selected}></wb-lineage-tree>`
    }
    ${
      focusOn.selected
        ? html`<wb-lineage-path
            tabindex="-1"
            role="region"
            aria-label="What the selection comes from and feeds"
            .workspace=${workspace}
            .lineage=${lineage}
            .focusOn=${focusOn}
          ></wb-lineage-path>`
        : nothing
    }`;
  }

  override render() {
    const { lineage } = this;
    const selected = lineage && this.focusOn.selected;
    return html`<dialog
      class=${selected ? 'chosen' : ''}
      aria-labelledby="title"
      @close=${() => this.page.open('')}
      @wb-lineage-select=${this.chosen}
      @wb-lineage-toggle=${this.toggle}
      @wb-show-config=${({ file, line }: ShowConfigEvent) => this.page.showConfig(file, line)}
    >
      <header>
        <h2 id="title">Lineage</h2>
        ${
          lineage
            ? html`<wb-lineage-search
                .lineage=${lineage}
                @wb-lineage-select=${this.searched}
              ></wb-lineage-search>`
            : nothing
        }
        ${this.views()}
        ${selected ? html`<button @click=${this.clear}>Clear the selection</button>` : nothing}
        <span role="status"
          >${this.said || (lineage && !selected ? hint : '')}<span class="hidden"
            >${selected ? ` ${refText(lineage, selected)} is selected.` : ''}</span
          ></span
        >
        ${closeButton()}
      </header>
      ${lineage ? this.content(lineage) : html`<p class="wait">${this.said || 'Reading the tables …'}</p>`}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-lineage': WbLineage;
  }
}
