import { css } from 'lit';

/** The frame of dialogs: a panel over a dimmed page, and a head that stays on top. */
export const dialogFrame = css`
  dialog {
    width: min(640px, calc(100vw - 24px));
    max-height: calc(100vh - 48px);
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--panel);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 10px 10px 10px 20px;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  h2 {
    margin: 0;
    font-size: 17px;
  }
`;
