import { css } from 'lit';

/** What stands in a dialog: its texts, lists and buttons. */
export const dialogTexts = css`
  h3 {
    margin: 20px 0 6px;
    color: var(--soft);
    font-size: 13px;
  }
  .content {
    padding: 4px 20px 20px;
    font-size: 14px;
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
