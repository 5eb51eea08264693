import { css } from 'lit';

/** How the panel with the lineage is laid out. */
export const lineageStyles = css`
  dialog {
    background: var(--panel);
  }
  dialog[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  }
  dialog.chosen {
    grid-template-columns: minmax(0, 1fr) minmax(280px, 360px);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  header {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    padding: 8px 12px 8px 16px;
    border-bottom: 1px solid var(--line);
  }
  h2 {
    margin: 0;
    font-size: 17px;
  }
  .search {
    position: relative;
    width: 280px;
  }
  .search input {
    width: 100%;
  }
  .hits {
    position: absolute;
    left: 0;
    right: 0;
    z-index: 1;
    max-height: 50dvh;
    min-width: min(340px, calc(100vw - 32px));
    margin: 2px 0 0;
    padding: 4px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--panel);
    overflow: auto;
    list-style: none;
    font-size: 13px;
  }
  .hits li {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 8px;
    border-radius: 5px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .hits li[aria-selected='true'] {
    background: color-mix(in srgb, var(--accent) 16%, transparent);
  }
  .hits small {
    flex: none;
    color: var(--soft);
  }
  .views {
    display: flex;
  }
  .views button {
    border-radius: 6px 0 0 6px;
  }
  .views button + button {
    margin-left: -1px;
    border-radius: 0 6px 6px 0;
  }
  .views button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--accent) 16%, transparent);
    border-color: var(--accent);
    font-weight: 600;
  }
  [role='status'] {
    flex: 1;
    min-width: 0;
    color: var(--soft);
    font-size: 13px;
  }
  wb-lineage-path {
    border-left: 1px solid var(--line);
  }
  .wait {
    padding: 16px;
    color: var(--soft);
  }
  @media (max-width: 760px) {
    dialog.chosen {
      grid-template: auto minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr);
    }
    wb-lineage-path {
      border-left: 0;
      border-top: 2px solid var(--line);
    }
    wb-lineage-search {
      order: 1;
      flex: 1 1 100%;
    }
    .search {
      width: auto;
    }
    [role='status']:empty {
      display: none;
    }
  }
`;
