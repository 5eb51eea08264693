import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { refKey, type ColumnRef } from '../core/lineage/model.ts';
import { LineageSelectEvent } from './lineage-events.ts';
import type { LineageTree, TreeItem } from './lineage-tree.ts';
import { ShowConfigEvent } from './show-config.ts';
import { shared } from './styles.ts';

/** An item that is on show. */
interface Line {
  item: TreeItem;
  level: number;
  parent: Line | undefined;
  place: number;
  siblings: number;
}

/**
 * The lineage as a tree: layers, tables, columns, and what each column comes from and feeds, as far as one goes.
 * @event wb-lineage-select a table or column is to be selected
 */
@customElement('wb-lineage-tree')
export class WbLineageTree extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: auto;
        overscroll-behavior: contain;
        font-size: 14px;
      }
      ul {
        margin: 0;
        padding: 8px;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        align-items: baseline;
        min-height: 26px;
        padding: 2px 6px 2px calc(6px + 16px * (var(--level) - 1));
        border-radius: 5px;
        cursor: pointer;
      }
      li:hover {
        background: var(--tint);
      }
      li:focus-visible {
        outline-offset: -2px;
      }
      li[aria-selected='true'] {
        background: color-mix(in srgb, var(--accent) 16%, transparent);
        font-weight: 600;
      }
      i {
        width: 14px;
        margin-right: -4px;
        color: var(--soft);
        font-style: normal;
      }
      b {
        font-weight: inherit;
        overflow-wrap: anywhere;
      }
      small {
        color: var(--soft);
        font-size: 12px;
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) tree!: LineageTree;
  @property({ attribute: false }) selected: ColumnRef | undefined;
  @state() private expanded: ReadonlySet<string> = new Set(['publish']);
  @state() private current = '';
  private lines: Line[] = [];
  private typed = { text: '', at: 0 };

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('selected') && this.selected) this.show(this.selected);
    this.lines = [];
    this.add(this.tree.roots, 1, undefined);
    if (!this.lines.some(({ item }) => item.id === this.current)) this.current = this.lines[0]?.item.id ?? '';
  }

  private add(items: readonly TreeItem[], level: number, parent: Line | undefined): void {
    items.forEach((item, at) => {
      const line: Line = { item, level, parent, place: at + 1, siblings: items.length };
      this.lines.push(line);
      if (item.children && this.expanded.has(item.id)) this.add(item.children(), level + 1, line);
    });
  }

  /** Opens what is above a table or column, unless the item with the focus stands for it anyway. */
  private show(ref: ColumnRef): void {
    const now = this.lines.find(({ item }) => item.id === this.current)?.item.act;
    if (now && 'select' in now && refKey(now.select) === refKey(ref)) return;
    const way = this.tree.wayTo(ref);
    this.expanded = new Set([...this.expanded, ...way.slice(0, -1)]);
    this.current = way.at(-1) ?? this.current;
    void this.updateComplete.then(() => this.line(this.current)?.scrollIntoView({ block: 'nearest' }));
  }

  /** Moves the focus into the tree. */
  enter(): void {
    this.line(this.current)?.focus();
  }

  private line(id: string): HTMLElement | undefined {
    const at = this.lines.findIndex(({ item }) => item.id === id);
    return this.renderRoot.querySelectorAll<HTMLElement>('li')[at];
  }

  private toggle(id: string, open: boolean): void {
    const others = [...this.expanded].filter((other) => other !== id);
    this.expanded = new Set(open ? [...others, id] : others);
  }

  private go(line: Line | undefined): void {
    if (!line) return;
    this.current = line.item.id;
    void this.updateComplete.then(() => this.enter());
  }

  private act({ act, id, children }: TreeItem): void {
    if (!act) this.toggle(id, children !== undefined && !this.expanded.has(id));
    else if ('place' in act) this.dispatchEvent(new ShowConfigEvent(act.place.file, act.place.line));
    else this.dispatchEvent(new LineageSelectEvent(act.select));
  }

  private pressed(item: TreeItem): void {
    this.current = item.id;
    if (item.children) this.toggle(item.id, !this.expanded.has(item.id));
    if (item.act) this.act(item);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.lines.findIndex(({ item }) => item.id === this.current);
    const line = this.lines[at];
    if (!line) return;
    const { item } = line;
    const isOpen = this.expanded.has(item.id);
    const keys: Record<string, () => void> = {
      ArrowDown: () => this.go(this.lines[at + 1]),
      ArrowUp: () => this.go(this.lines[at - 1]),
      Home: () => this.go(this.lines[0]),
      End: () => this.go(this.lines.at(-1)),
      ArrowRight: () => {
        if (item.children && !isOpen) this.toggle(item.id, true);
        else if (isOpen) this.go(this.lines[at + 1]);
      },
      ArrowLeft: () => (isOpen ? this.toggle(item.id, false) : this.go(line.parent)),
      Enter: () => this.act(item),
      ' ': () => this.act(item),
    };
    if (keys[event.key]) keys[event.key]!();
    else if (event.key.length === 1) this.find(event.key, event.timeStamp, at);
    else return;
    event.preventDefault();
  }

  /** Goes to the next item that begins with what is typed without a pause. */
  private find(letter: string, now: number, at: number): void {
    const text = now - this.typed.at < 600 ? this.typed.text + letter : letter;
    this.typed = { text, at: now };
    const from = text.length > 1 ? at : at + 1;
    const round = [...this.lines.slice(from), ...this.lines.slice(0, from)];
    this.go(round.find(({ item }) => item.label.toLowerCase().startsWith(text.toLowerCase())));
  }

  override render() {
    const isSelected = ({ act }: TreeItem) =>
      act !== undefined &&
      'select' in act &&
      this.selected !== undefined &&
      refKey(act.select) === refKey(this.selected);
    return html`<ul role="tree" aria-label="Lineage" @keydown=${this.key}>
      ${repeat(
        this.lines,
        ({ item }) => item.id,
        ({ item, level, place, siblings }) => {
          const isOpen = this.expanded.has(item.id);
          return html`<li
            role="treeitem"
            style="--level: ${level}"
            tabindex=${item.id === this.current ? 0 : -1}
            aria-level=${level}
            aria-posinset=${place}
            aria-setsize=${siblings}
            aria-expanded=${item.children ? isOpen : nothing}
            aria-selected=${isSelected(item)}
            @click=${() => this.pressed(item)}
            @focus=${() => (this.current = item.id)}
          >
            <i aria-hidden="true">${item.children ? (isOpen ? '▾' : '▸') : ''}</i><b>${item.label}</b>
            <small>${item.note}</small>
          </li>`;
        },
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-lineage-tree': WbLineageTree;
  }
}
