import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Brush, Pick, Point } from '../charts/charts.ts';
import { DrillEvent, PickEvent } from './chart-events.ts';
import { markAt } from './chart-hit.ts';
import { bandShape, ringShape } from './chart-marks-shapes.ts';
import { chartMarksStyles } from './chart-marks-styles.ts';
import { walk } from './chart-walk.ts';
import { KeptFocus } from './kept-focus.ts';
import { boxInWindow, placeInPicture, type PictureFrame } from './picture-places.ts';
import { RangeChoice } from './range-choice.ts';
import { shared } from './styles.ts';
import './wb-chart-tip.ts';
import type { WbChartTip } from './wb-chart-tip.ts';

/** Milliseconds in which the pointer may be on its way from a mark to its tip. */
const patience = 250;

/**
 * The marks of a chart as something to point at, to walk through and to choose from: it lies over the picture. For
 * assistive technology it is a list of which the current mark is an entry.
 */
@customElement('wb-chart-marks')
export class WbChartMarks extends LitElement {
  static override styles = [shared, chartMarksStyles];

  @property({ attribute: false }) points: readonly Point[] = [];
  @property({ attribute: false }) brush: Brush | undefined;
  /** Pixels on the screen for one of the picture. */
  @property({ attribute: false }) scale = 1;
  /** Pixels of the picture above a mark in which its value is written; the tip leaves it free. */
  @property({ attribute: false }) valueHeight = 0;
  /** The chart's title. */
  @property() label = '';
  /** What choosing a mark does, to go on from “Enter to”. */
  @property() choosing = 'filter by it';
  /** Whether a mark shows as chosen, for assistive technology. */
  @property({ attribute: false }) isChosen: (point: Point) => boolean = () => false;
  /** The mark that is spoken of, -1 for none. */
  @state() private current = -1;
  @state() private said = '';
  @query('.marks') private marks!: HTMLElement | null;
  @query('wb-chart-tip') private tip!: WbChartTip | null;
  private readonly range = new RangeChoice(() => this.requestUpdate());
  private leaving: ReturnType<typeof setTimeout> | undefined;
  /** What was used last: a finger, and keys as opposed to the pointer. */
  private touched = false;
  private walked = false;

  constructor() {
    super();
    // Where a chart that is drawn anew has no marks any more, the focus stays in it, and goes back to marks that come.
    new KeptFocus(this, () => this);
  }

  /** Moves the focus to the marks, or to their place where there are none. */
  override focus(): void {
    (this.marks ?? this.renderRoot.querySelector<HTMLElement>('.none'))?.focus({ preventScroll: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('scroll', this.scrolled, { capture: true, passive: true });
    addEventListener('keydown', this.dismissed, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.scrolled, { capture: true });
    removeEventListener('keydown', this.dismissed, true);
    clearTimeout(this.leaving);
  }

  /** A chart that is drawn anew keeps its current mark where that is still there. */
  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('points');
    if (!before) return;
    this.range.drop();
    const mark = before[this.current];
    const text = mark && textOf(mark);
    this.current = text === undefined ? -1 : this.points.findIndex((point) => textOf(point) === text);
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('points') && !changed.has('scale')) return;
    if (this.current < 0) this.tip?.hide();
    else if (this.tip?.isOpen) void this.showTip();
  }

  private readonly scrolled = (event: Event): void => {
    // The tip's own scrolling leaves it where it is.
    if (!this.tip?.isOpen || event.composedPath().includes(this.tip)) return;
    if (this.walked) void this.showTip();
    else this.clear();
  };

  /** Esc puts the tip away wherever the focus is; keys of the marks themselves follow below. */
  private readonly dismissed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.tip?.isOpen || this.isFocused) return;
    // One key takes one thing away: the filters stay.
    event.preventDefault();
    this.clear();
  };

  private get isFocused(): boolean {
    return this.shadowRoot?.activeElement === this.marks;
  }

  private get frame(): PictureFrame {
    const { left, top } = this.getBoundingClientRect();
    return { left, top, scale: this.scale };
  }

  private async showTip(pointerX?: number): Promise<void> {
    const point = this.points[this.current];
    if (!point) return this.tip?.hide();
    const box = boxInWindow(point, this.frame, this.valueHeight);
    const middle = (box.left + box.right) / 2;
    const x = pointerX === undefined ? middle : Math.max(box.left, Math.min(box.right, pointerX));
    const hint = this.touched && point.picks.length > 0 ? `Tap again to ${this.choosing}.` : '';
    await this.tip?.show(point.lines, box, x, hint);
  }

  private go(to: number, pointerX?: number): void {
    clearTimeout(this.leaving);
    if (to === this.current && this.tip?.isOpen) return;
    this.current = to;
    void this.showTip(pointerX);
  }

  private clear(): void {
    clearTimeout(this.leaving);
    this.tip?.hide();
    if (!this.walked) this.current = -1;
  }

  private pick(picks: readonly Pick[], add: boolean): void {
    if (picks.length > 0) this.dispatchEvent(new PickEvent(picks, add));
  }

  private move(event: PointerEvent): void {
    if (this.range.isDragging) {
      this.range.dragTo(placeInPicture(event, this.frame).x);
      if (this.range.band) this.clear();
      return;
    }
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    this.touched = false;
    this.walked = false;
    const { x, y } = placeInPicture(event, this.frame);
    const found = markAt(this.points, x, y, this.brush);
    if (found >= 0) this.go(found, event.clientX);
    else this.leaveSoon();
  }

  private leaveSoon(): void {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => {
      // Marks may have gone in the meantime, and their tip with them.
      if (!this.tip?.matches(':hover')) this.clear();
    }, patience);
  }

  private press(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary || !this.brush) return;
    if (this.range.start(placeInPicture(event, this.frame), this.brush))
      this.marks?.setPointerCapture(event.pointerId);
  }

  private release(): void {
    this.range.release();
    this.pickRange(false);
  }

  /** Picks the range that is being chosen; false where there is none. */
  private pickRange(add: boolean): boolean {
    const range = this.range.take(this.points, this.brush);
    if (range) this.pick([range], add);
    return range !== undefined;
  }

  private cancel(): void {
    this.range.cancel();
  }

  private clicked(event: PointerEvent): void {
    // The click that ends a drag means no mark.
    if (this.range.takeEnded()) return;
    const { x, y } = placeInPicture(event, this.frame);
    const isPlaced = event.detail > 0;
    const found = isPlaced ? markAt(this.points, x, y, this.brush) : this.current;
    const point = this.points[found];
    if (!point) return this.clear();
    this.touched = event.pointerType === 'touch';
    const isSecond = found === this.current && this.tip?.isOpen;
    this.go(found, isPlaced ? event.clientX : undefined);
    if (!this.touched || isSecond) this.pick(point.picks, event.ctrlKey || event.metaKey || event.shiftKey);
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || !this.does(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key means here; false where it means nothing. */
  private does(event: KeyboardEvent): boolean {
    const held = event.ctrlKey || event.metaKey;
    this.touched = false;
    this.walked = true;
    if (event.key === 'Escape') return this.escape();
    if (event.key === 'Enter' || event.key === ' ') return this.choose(held || event.shiftKey);
    if (held) return false;
    if (event.key.toLowerCase() === 'd') {
      this.dispatchEvent(new DrillEvent(this.points[this.current]?.picks ?? []));
      return true;
    }
    if (event.shiftKey) return this.extend(event.key);
    const to = walk(this.points, this.current, event.key);
    if (to === undefined) return false;
    this.range.drop();
    this.go(to);
    this.renderRoot.querySelector('.ring')?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  private escape(): boolean {
    const hadSome = this.range.band !== undefined || this.tip?.isOpen === true;
    if (this.range.band) this.said = 'No range.';
    this.cancel();
    this.tip?.hide();
    return hadSome;
  }

  private choose(add: boolean): boolean {
    const point = this.points[this.current];
    if (!this.pickRange(add) && point) this.pick(point.picks, add);
    return true;
  }

  /** Makes the range longer or shorter by a mark. */
  private extend(key: string): boolean {
    if (!this.brush || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const ends = this.range.extend(this.points, this.current, key === 'ArrowRight' ? 1 : -1);
    this.tip?.hide();
    this.said = `${ends}. Enter to ${this.choosing}.`;
    return true;
  }

  private focused(): void {
    if (!this.marks?.matches(':focus-visible')) return;
    this.walked = true;
    this.go(Math.max(0, this.current));
  }

  private left(): void {
    this.walked = false;
    this.cancel();
    this.clear();
    this.said = '';
  }

  /** The current mark as an entry of the list; assistive technology says it when it becomes another one. */
  private entry() {
    const at = Math.max(0, this.current);
    const point = this.points[at]!;
    return keyed(
      at,
      html`<div
        id="mark-${at}"
        class="hidden"
        role="option"
        aria-posinset=${at + 1}
        aria-setsize=${this.points.length}
        aria-selected=${this.isChosen(point)}
      >
        ${point.lines.join(', ')}
      </div>`,
    );
  }

  override render() {
    const { points, brush } = this;
    const { band } = this.range;
    const current = points[this.current];
    if (points.length === 0)
      return html`<div class="none" role="group" tabindex="-1" aria-label="No marks in ${this.label}"></div>`;
    const range = brush ? ' Shift with an arrow key chooses a range.' : '';
    return html`<div
        class="marks ${brush ? 'brush' : ''} ${current && current.picks.length > 0 ? 'mark' : ''}"
        role="listbox"
        tabindex="0"
        aria-label="Marks of ${this.label}"
        aria-describedby="keys"
        aria-activedescendant="mark-${Math.max(0, this.current)}"
        @pointermove=${this.move}
        @pointerleave=${this.leaveSoon}
        @pointerdown=${this.press}
        @pointerup=${this.release}
        @pointercancel=${this.cancel}
        @click=${this.clicked}
        @keydown=${this.key}
        @focus=${this.focused}
        @blur=${this.left}
      >
        ${this.entry()}
      </div>
      ${band && brush ? bandShape(band, brush, this.scale) : current ? ringShape(current, this.scale) : nothing}
      <wb-chart-tip
        @pointerenter=${() => clearTimeout(this.leaving)}
        @pointerleave=${this.leaveSoon}
      ></wb-chart-tip>
      <p id="keys" class="hidden">
        Arrow keys go through the marks. Enter to ${this.choosing}.${range} D shows the rows behind it.
      </p>
      <p class="hidden" role="status">${this.said}</p>`;
  }
}

function textOf({ lines }: Point): string {
  return lines.join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-chart-marks': WbChartMarks;
  }
}
