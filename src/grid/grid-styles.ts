import { css } from 'lit';

/** Buttons, fields and focus of the grid's own elements, on the page's tokens. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button,
  select,
  input[type='search'],
  input[type='text'] {
    height: 28px;
    padding: 0 10px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--panel);
    color: var(--ink);
    font: inherit;
    font-size: 13px;
    white-space: nowrap;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: var(--tint);
  }
  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bad {
    color: var(--bad);
  }
  .form {
    display: grid;
    gap: 6px;
    width: 240px;
    font-size: 13px;
  }
  .form label {
    overflow-wrap: anywhere;
  }
  .form p {
    min-height: 18px;
    margin: 0;
    font-size: 12px;
  }
  .line {
    display: flex;
    gap: 6px;
  }
  @media print {
    button,
    select,
    input {
      display: none !important;
    }
  }
`;

/** The grid itself: a header and a window of rows that stay in place while the scrollbar moves beside them. */
export const gridStyles = css`
  :host {
    display: block;
    color: var(--ink);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .tools,
  .chips,
  .note {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }
  .tools input {
    flex: 0 1 200px;
    min-width: 90px;
  }
  .count {
    color: var(--soft);
  }
  .notice {
    flex: 1;
  }
  @media (max-width: 600px) {
    .tools input {
      flex: 1 1 180px;
    }
    /* Where there is nothing to say, the buttons have its room. */
    .notice:empty {
      position: absolute;
    }
  }
  .chips {
    padding-block: 4px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    padding-left: 8px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--tint);
  }
  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .chip button {
    width: 26px;
    height: 26px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  progress {
    width: 90px;
    accent-color: var(--accent);
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
  .note p {
    flex: 1;
    margin: 0;
  }
  .menu {
    display: grid;
    min-width: 170px;
  }
  .menu button {
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: left;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--tint);
  }
  .menu hr {
    width: 100%;
    margin: 4px 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .menu label {
    display: flex;
    gap: 8px;
    align-items: center;
    min-height: 26px;
    padding: 0 6px;
  }
  [role='dialog'] {
    outline-offset: 4px;
  }
  .value {
    display: grid;
    gap: 6px;
    width: min(560px, calc(100vw - 36px));
  }
  .value textarea {
    width: 100%;
    height: 180px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--bg);
    color: var(--ink);
    font-family: var(--mono);
    font-size: 13px;
    resize: vertical;
    white-space: pre-wrap;
  }
  .value header {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .value header span {
    flex: 1;
    overflow: hidden;
    color: var(--soft);
    text-overflow: ellipsis;
  }
`;
