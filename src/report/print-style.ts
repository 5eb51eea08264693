import { printedRows } from './table.ts';

/** What is other on paper: nothing scrolls, nothing is cut off, headings stay with what they head. */
export const printStyle = `
@page { margin: 14mm 12mm; }
@media print {
  :root { color-scheme: light; --bg: #fff; --tint: #f6f6f4; }
  body { max-width: none; padding: 0; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, .bar { break-after: avoid; break-inside: avoid; }
  .prose > :last-child { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  .tile, .jobs > li, .few, figure, img, tr, dl { break-inside: avoid; }
  .grid { grid-auto-flow: dense; }
  .tile.table { grid-column: span 12; break-inside: auto; }
  .cell { break-inside: auto; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  thead { display: table-header-group; }
  .chapter { padding-top: 18pt; }
  .screen, details:not(.folded):not([open]) { display: none; }
  .paper { display: block; }
  .folded > summary { display: none; }
  .folded::details-content { display: block; height: auto; content-visibility: visible; overflow: visible; }
  .scroll, .prose pre, .prose table, pre { max-height: none; overflow: visible; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 8.5pt; }
  .scroll table { width: 100%; font-size: 8.5pt; }
  .scroll th { position: static; white-space: normal; overflow-wrap: break-word; }
  .scroll td { max-width: none; overflow-wrap: anywhere; }
  .scroll th, .scroll td { padding: 2pt 6pt; }
  .scroll table.many { font-size: 6.5pt; }
  .scroll table.many th, .scroll table.many td { white-space: normal; overflow-wrap: anywhere; padding: 1pt 2pt; }
  .wide { display: block; }
  .narrow, .small > .wide { display: none; }
  .small > .narrow { display: block; }
  ${printedRows}
}
`;
