import { css } from 'lit';

/** What stands above the rows: tools, what the rows are filtered by, what is said. */
export const toolStyles = css`
  .tools,
  .chips,
  .note {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
  }
  .tools input {
    flex: 0 1 200px;
    min-width: 90px;
  }
  .count {
    color: var(--soft);
  }
  .notice {
    flex: 1;
  }
  @media (max-width: 600px) {
    .tools input {
      flex: 1 1 180px;
    }
    /* Where there is nothing to say, the buttons have its room. */
    .notice:empty {
      position: absolute;
    }
  }
  .chips {
    padding-block: 4px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    padding-left: 8px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--tint);
  }
  .chip span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .chip button {
    width: 26px;
    height: 26px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
  }
  progress {
    width: 90px;
    accent-color: var(--accent);
  }
  .note p {
    flex: 1;
    margin: 0;
  }
`;
