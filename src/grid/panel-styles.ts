import { css } from 'lit';

/** The boxes beside a grid: menus, lists and a whole value. */
export const panelStyles = css`
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
