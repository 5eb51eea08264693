import { css } from 'lit';

/** How a dashboard is laid out: a bar for its filters, then tiles in twelve columns, one on a phone. */
export const dashboardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    min-height: 32px;
    margin: 0 14px 8px;
  }
  .bar .badge {
    color: var(--soft);
    font-size: 13px;
  }
  .bar .push {
    flex: 1;
  }
  .bar > button,
  .ask button {
    height: 28px;
    padding: 0 10px;
    font-size: 13px;
  }
  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    margin: 0 14px 8px;
    padding: 6px 12px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--accent);
    border-radius: 6px;
    font-size: 14px;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 12px;
    padding: 0 14px 14px;
  }
  .error {
    grid-column: span 12;
    margin: 0;
    color: var(--bad);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  /* What is of an earlier text loses its colours: the message beside it says why. */
  :host([former]) wb-tile {
    filter: grayscale(1) opacity(0.7);
  }
  :host([plain]) .grid {
    display: block;
    padding-top: 4px;
  }
  @media print {
    .hint,
    .ask {
      display: none;
    }
  }
  @container (max-width: 640px) {
    wb-tile {
      grid-column: span 12 !important;
    }
    wb-tile.kpi {
      grid-column: span 6 !important;
    }
    /* The last of an odd number has the line for itself. */
    wb-tile.kpi:nth-child(odd of .kpi):not(:has(+ .kpi)) {
      grid-column: span 12 !important;
    }
    .grid {
      padding: 0 10px 10px;
    }
    .bar,
    .ask {
      margin: 0 10px 8px;
    }
  }
`;
