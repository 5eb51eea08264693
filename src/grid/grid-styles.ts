import { css } from 'lit';

/** The grid itself: a header and a window of rows that stay in place while the scrollbar moves beside them. */
export const gridStyles = css`
  :host {
    display: block;
    color: var(--ink);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .scroller {
    position: relative;
    overflow: auto;
    border-radius: 0 0 8px 8px;
    overscroll-behavior-x: contain;
    -webkit-user-select: none;
    user-select: none;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .canvas {
    position: relative;
    min-width: 100%;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    min-width: 100%;
    height: 42px;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  .body {
    position: sticky;
    top: 42px;
    min-width: 100%;
    overflow: clip;
    contain: strict;
  }
  .row {
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    min-width: 100%;
    height: 27px;
    border-bottom: 1px solid var(--line);
  }
  .head .row {
    height: 42px;
    border: 0;
  }
  .cell {
    flex: none;
    height: 100%;
    padding: 0 11px;
    overflow: hidden;
    contain: strict;
    line-height: 26px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell bdi {
    white-space: pre;
  }
  .cell.n {
    text-align: right;
  }
  .cell.dim,
  .null,
  .sign {
    color: var(--soft);
  }
  .null {
    font-style: italic;
  }
  .hit {
    margin: 0 -4px;
    padding: 0 4px;
    border-radius: 3px;
    background: var(--hit);
    color: var(--bad);
  }
  .cell.selected {
    background: color-mix(in srgb, var(--accent) 16%, transparent);
  }
  .scroller:focus-visible .active {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .wait {
    display: inline-block;
    width: 60%;
    height: 8px;
    border-radius: 4px;
    background: var(--line);
    animation: appear 0.2s 0.15s backwards;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .column {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    height: 100%;
    padding-left: 11px;
    cursor: pointer;
  }
  .column:hover {
    background: var(--tint);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-weight: 600;
    line-height: 1.25;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .n .name {
    text-align: right;
  }
  .name small {
    display: block;
    overflow: hidden;
    color: var(--soft);
    font-size: 11px;
    font-weight: 400;
    text-overflow: ellipsis;
  }
  .column button {
    flex: none;
    width: 24px;
    height: 24px;
    margin-right: 4px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--soft);
    font-size: 11px;
  }
  .column button:hover {
    background: var(--line);
    color: var(--ink);
  }
  .handle {
    position: absolute;
    top: 6px;
    right: -4px;
    bottom: 6px;
    z-index: 1;
    width: 8px;
    cursor: col-resize;
    touch-action: none;
  }
  .handle::after {
    position: absolute;
    top: 0;
    bottom: 0;
    left: 3px;
    width: 1px;
    background: var(--line);
    content: '';
  }
  .handle:hover::after {
    width: 2px;
    background: var(--accent);
  }
  .none {
    position: sticky;
    left: 0;
    margin: 0;
    padding: 4px 11px;
    color: var(--soft);
  }
`;
