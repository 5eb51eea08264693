import { css } from 'lit';

/** How a tile looks: in a dashboard, plain in a plot's cell, large in a presentation. */
export const tileStyles = css`
  :host {
    display: flex;
    min-width: 0;
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    padding: 10px 14px 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  header {
    display: flex;
    gap: 8px;
    align-items: start;
    margin-bottom: 6px;
  }
  h4 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  h4 small {
    display: block;
    color: var(--soft);
    font-size: 13px;
    font-weight: 400;
  }
  wb-menu {
    margin: -4px -8px 0 0;
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .chart {
    flex: 1;
  }
  wb-sheet {
    margin: 0 -14px;
  }
  /* The former rows stay until those of the filters are there. */
  .waiting .body {
    opacity: 0.55;
  }
  .unreached {
    margin-top: 6px;
    color: var(--soft);
    font-size: 13px;
  }
  .error {
    margin: 0;
    color: var(--bad);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  :host([plain]) section {
    padding: 0;
    border: 0;
  }
  :host([plain]) h4 {
    visibility: hidden;
    height: 0;
  }
  :host([large]) section {
    padding: 0;
    border: 0;
    background: none;
  }
  :host([large]) h4 {
    font-size: clamp(20px, 3.2vmin, 36px);
  }
  :host([large]) h4 small {
    font-size: clamp(14px, 2vmin, 20px);
  }
  :host([large]) .body {
    overflow: auto;
  }
  :host([large]) wb-kpi {
    margin: auto;
  }
  @media (prefers-reduced-motion: no-preference) {
    .body {
      transition: opacity 120ms;
    }
  }
  @media print {
    section {
      break-inside: avoid;
    }
  }
`;
