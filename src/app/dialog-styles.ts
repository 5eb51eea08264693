import { css } from 'lit';

/** What dialogs share: the frame, a head that stays on top, their texts and buttons. */
export const dialogStyles = css`
  dialog {
    width: min(640px, calc(100vw - 24px));
    max-height: calc(100vh - 48px);
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--panel);
    color: var(--ink);
    font-size: 14px;
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
  h3 {
    margin: 20px 0 6px;
    color: var(--soft);
    font-size: 13px;
  }
  .content {
    padding: 4px 20px 20px;
  }
  p {
    margin: 6px 0;
    overflow-wrap: anywhere;
  }
  .soft {
    color: var(--soft);
    font-size: 13px;
  }
  .error {
    color: var(--bad);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-top: 8px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
