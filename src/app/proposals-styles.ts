import { css } from 'lit';

/** How the list of proposals in the configuration's panel looks. */
export const proposalsStyles = css`
  :host {
    display: flex;
    flex: 0 1 auto;
    flex-direction: column;
    min-height: 72px;
    max-height: 44dvh;
    padding: 0 16px 8px;
    font-size: 13px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
  }
  p {
    flex: 1 1 200px;
    margin: 0;
  }
  .soft,
  p {
    color: var(--soft);
  }
  .bad {
    color: var(--bad);
  }
  .list {
    min-height: 0;
    margin: 2px -4px 0;
    padding: 4px;
    overflow: auto;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: center;
    padding: 5px 0;
    border-top: 1px solid color-mix(in srgb, var(--line) 55%, transparent);
    overflow-wrap: anywhere;
  }
  .rejects {
    color: var(--warn);
  }
  .buttons {
    display: flex;
    gap: 4px;
  }
  .buttons button {
    height: 28px;
    padding: 0 10px;
  }
  summary {
    padding: 4px 0;
    cursor: pointer;
  }
  q {
    white-space: pre-wrap;
  }
  @media (max-width: 480px) {
    /* There the panel scrolls as a whole: its parts have no room beside each other. */
    :host {
      flex: none;
    }
    li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
