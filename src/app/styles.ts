import { css } from 'lit';

/** What every element of the page shares: boxes, buttons, focus, and text for assistive technology only. */
export const shared = css`
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
  input[type='search'] {
    font: inherit;
    font-size: 14px;
    height: 32px;
    padding: 0 12px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--panel);
    color: var(--ink);
    white-space: nowrap;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: var(--tint);
  }
  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
  button.main:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--soft);
  }
  button.quiet:hover {
    background: var(--tint);
    color: var(--ink);
  }
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  button.link {
    all: unset;
    cursor: pointer;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  a {
    color: var(--accent);
  }
  :focus-visible,
  button.link:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  code,
  pre {
    font-family: var(--mono);
    font-size: 13px;
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
  /* What is of an earlier run. Paler text would be too hard to read. */
  .old {
    box-shadow: -3px 0 0 var(--warn);
  }
  .bronze {
    color: var(--bronze);
  }
  .silver {
    color: var(--silver);
  }
  .gold {
    color: var(--gold);
  }
  .bi {
    color: var(--bi);
  }
  @media print {
    /* What only a screen can do. */
    button:not(.link, .folded, .figure),
    select,
    input:not(.named),
    wb-menu {
      display: none !important;
    }
    /* Paper doesn't scroll. */
    pre,
    .scroll,
    .place {
      max-height: none !important;
      overflow: visible !important;
    }
    pre {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    h1,
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
  }
`;
