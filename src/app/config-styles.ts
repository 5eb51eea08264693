import { css } from 'lit';

/** How the configuration's panel looks. */
export const configStyles = css`
  dialog {
    width: min(1040px, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0 0 0 auto;
    padding: 0;
    border: 0;
    border-left: 1px solid var(--line);
    background: var(--panel);
    color: var(--ink);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    align-items: center;
    padding: 10px 12px 6px 16px;
  }
  h2 {
    margin: 0;
    font-size: 17px;
  }
  select {
    max-width: 100%;
    min-width: 0;
  }
  .close {
    margin-left: auto;
  }
  .doc {
    margin: 0;
    padding: 0 16px 8px;
    color: var(--soft);
    font-size: 14px;
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
  .scroll:focus-visible,
  tr:focus-visible {
    outline-offset: -2px;
  }
  table {
    min-width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13px;
  }
  th,
  td {
    padding: 3px 10px;
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
  td {
    min-width: 0;
  }
  td > span {
    display: block;
    width: max-content;
    max-width: min(48ch, 75vw);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  td > .sql {
    max-width: 100ch;
    font-family: var(--mono);
    font-size: 12px;
  }
  tr.off td,
  tr.off th {
    color: var(--soft);
    text-decoration: line-through;
  }
  tr.current > * {
    background: color-mix(in srgb, var(--accent) 14%, var(--panel));
  }
  tr.current > th:first-child {
    box-shadow: inset 3px 0 var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
  span.wrong {
    color: var(--bad);
    text-decoration: underline wavy;
    text-underline-offset: 3px;
  }
  .problems {
    margin: 0;
    padding: 0 0 4px;
    list-style: none;
  }
  td > .problems {
    position: sticky;
    left: 12px;
    width: max-content;
    max-width: min(90ch, 88vw);
    overflow-wrap: anywhere;
  }
  dialog > .problems {
    padding: 0 16px 8px;
    font-size: 14px;
  }
  .problems .error {
    color: var(--bad);
  }
  .problems .warning {
    color: var(--warn);
  }
`;
