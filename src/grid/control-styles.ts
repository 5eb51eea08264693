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
