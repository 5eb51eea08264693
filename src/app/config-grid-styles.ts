import { css } from 'lit';

/** How the table in which the configuration is edited looks. */
export const configGridStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    margin: 0;
    padding: 0 16px 8px;
    color: var(--soft);
    font-size: 13px;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    border-top: 1px solid var(--line);
    overflow: auto;
  }
  table {
    min-width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13px;
  }
  th,
  td {
    padding: 3px 8px;
    border-bottom: 1px solid color-mix(in srgb, var(--line) 55%, transparent);
    text-align: left;
    vertical-align: top;
  }
  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
    font-weight: 600;
    white-space: nowrap;
  }
  tbody th {
    color: var(--soft);
    font-weight: 400;
    text-align: right;
  }
  tr[aria-current] > th {
    box-shadow: inset 3px 0 var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
  td[tabindex] {
    min-width: 5ch;
    height: 28px;
    cursor: cell;
  }
  td > span {
    display: block;
    width: max-content;
    max-width: min(48ch, 75vw);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  td.sql > span {
    max-width: 100ch;
    font-family: var(--mono);
    font-size: 12px;
  }
  td.active {
    background: color-mix(in srgb, var(--accent) 12%, var(--panel));
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  td:focus-visible {
    outline-offset: -2px;
  }
  td.menu {
    position: sticky;
    right: 0;
    padding: 0 4px;
    background: var(--panel);
  }
  input,
  select,
  textarea {
    box-sizing: border-box;
    min-width: 14ch;
    margin: -2px -4px;
    font: inherit;
  }
  input {
    width: max(24ch, 100%);
  }
  textarea {
    width: min(90ch, 80vw);
    font-family: var(--mono);
    font-size: 12px;
  }
  tr.off td > span,
  tr.off th {
    color: var(--soft);
    text-decoration: line-through;
  }
  td.wrong > span {
    color: var(--bad);
    text-decoration: underline wavy;
    text-underline-offset: 3px;
  }
  .problems {
    position: sticky;
    left: 12px;
    width: max-content;
    max-width: min(90ch, 88vw);
    margin: 0;
    padding: 0 0 4px;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .problems .error {
    color: var(--bad);
  }
  .problems .warning {
    color: var(--warn);
  }
  .fix {
    height: 26px;
    padding: 0 8px;
    font-size: 12px;
  }
  .add {
    margin: 8px 12px 12px;
  }
  .meaning {
    min-height: 20px;
    margin: 0;
    padding: 6px 16px;
    border-top: 1px solid var(--line);
    color: var(--soft);
    font-size: 13px;
  }
`;
