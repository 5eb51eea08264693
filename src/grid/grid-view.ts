import { html, type TemplateResult } from 'lit';
import type { GridPointer } from './grid-pointer.ts';
import { bodyRows, cellId, headRow, noRows, type GridFrame } from './grid-rows.ts';
import { headHeight, rowHeight, type GridViewport } from './grid-viewport.ts';

/** What the grid's frame needs to know besides what is drawn in it. */
export interface GridViewOptions {
  label: string;
  rowCount: number;
  /** In pixels. */
  maximumHeight: number;
  viewport: GridViewport;
  pointer: GridPointer;
  key(event: KeyboardEvent): void;
}

/** The header and the rows that are seen, in a box that scrolls as if all were there. */
export function gridView(frame: GridFrame, options: GridViewOptions): TemplateResult {
  const { label, rowCount, maximumHeight, viewport, pointer, key } = options;
  const { layout, active } = frame;
  const height = Math.min(maximumHeight, headHeight + Math.max(1, rowCount) * rowHeight + viewport.bar);
  return html`<div
    class="scroller"
    role="grid"
    tabindex="0"
    aria-label=${label}
    aria-rowcount=${rowCount + 1}
    aria-colcount=${layout.count}
    aria-multiselectable="true"
    aria-activedescendant=${cellId(active.row, active.column)}
    style="height:${height}px"
    @scroll=${viewport.scrolled}
    @keydown=${key}
    @pointerdown=${pointer.down}
    @click=${pointer.click}
    @dblclick=${pointer.doubleClick}
  >
    <div
      class="canvas"
      role="presentation"
      style="width:${layout.width}px;height:${headHeight + Math.max(rowHeight, viewport.map.height)}px"
    >
      <div class="head" role="rowgroup" style="width:${layout.width}px">${headRow(frame)}</div>
      <div class="body" role="rowgroup" style="width:${layout.width}px;height:${viewport.height}px">
        ${rowCount > 0 ? bodyRows(frame) : noRows(frame)}
      </div>
    </div>
  </div>`;
}
