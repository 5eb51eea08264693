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
  @media (max-width: 480px) {
    dialog {
      /* What has the focus is not to stand behind the buttons at the end. */
      scroll-padding-bottom: 96px;
    }
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
  wb-config-grid {
    min-height: 120px;
  }
  .changes {
    flex: none;
    max-height: 24dvh;
    padding: 6px 16px;
    border-top: 1px solid var(--line);
    overflow: auto;
    font-size: 13px;
  }
  .changes ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
    font-family: var(--mono);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .changes .added {
    color: var(--ok);
  }
  .changes .removed {
    color: var(--bad);
  }
  footer {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    padding: 8px 16px 12px;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }
  .problems {
    margin: 0;
    padding: 0 0 4px;
    list-style: none;
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
