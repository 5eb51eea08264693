import { css } from 'lit';

/** A plain table of names and values in a dialog: lines between its rows, soft heads. */
export const valueTableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }
  th,
  td {
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  th {
    color: var(--soft);
    font-weight: 400;
    white-space: nowrap;
  }
  th[scope='row'] {
    width: 1%;
  }
  td {
    overflow-wrap: anywhere;
  }
`;
