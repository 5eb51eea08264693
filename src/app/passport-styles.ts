import { css } from 'lit';

/** The look of a row's story. */
export const passportStyles = css`
  dialog {
    width: min(900px, calc(100vw - 24px));
  }
  .head {
    gap: 8px;
    align-items: start;
  }
  .words {
    flex: 1;
    min-width: 0;
    padding-top: 4px;
    overflow-wrap: anywhere;
  }
  h2:focus {
    outline: none;
  }
  .outcome {
    display: inline-block;
    padding: 0 8px;
    border: 1px solid var(--edge);
    border-radius: 10px;
    font-size: 13px;
    font-weight: 600;
  }
  .outcome.bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  .outcome.good {
    border-color: var(--ok);
    color: var(--ok);
  }
  td.act {
    padding: 2px 0;
    text-align: right;
  }
  td.act button {
    height: 26px;
    padding: 0 8px;
    font-size: 12px;
  }
  .change {
    white-space: normal;
  }
  .change small {
    color: var(--soft);
  }
  .failed {
    display: block;
    color: var(--bad);
  }
  .marked {
    color: var(--warn);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol > li {
    position: relative;
    padding: 0 0 10px 20px;
    border-left: 2px solid var(--line);
    margin-left: 5px;
  }
  ol > li:last-child {
    border-left-color: transparent;
  }
  ol > li::before {
    content: '';
    position: absolute;
    left: -6px;
    top: 5px;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: currentcolor;
  }
  ol > li > div {
    color: var(--ink);
  }
  .scroll {
    max-height: 260px;
    overflow: auto;
  }
  .scroll td,
  .scroll th {
    white-space: nowrap;
  }
  details > summary {
    color: var(--soft);
    font-size: 13px;
    cursor: pointer;
  }
  @media (max-width: 600px) {
    .words {
      flex-basis: 60%;
    }
    .content {
      padding: 4px 12px 16px;
    }
  }
`;
