import { properties } from './colours.ts';
import { printStyle } from './print-style.ts';

/** All styles of a report. */
export const style = `
:root { color-scheme: light dark; ${properties('light')} --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
@media screen and (prefers-color-scheme: dark) { :root { ${properties('dark')} } }
*, *::before, *::after { box-sizing: border-box; }
body { max-width: 964px; margin: 0 auto; padding: 24px 16px 48px; background: var(--bg); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 13px; }
h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 30px; letter-spacing: -0.02em; }
h2 { margin: 0 0 6px; font-size: 24px; letter-spacing: -0.015em; }
h3 { margin: 0; font-size: 16px; }
h4 { margin: 0 0 8px; font-size: 14px; }
header { padding-bottom: 16px; border-bottom: 1px solid var(--line); }
header p { margin: 0 0 4px; color: var(--soft); }
header ul { margin: 0; padding-left: 20px; font-size: 14px; }
nav { margin: 16px 0 0; font-size: 14px; }
nav > ul { margin: 0; padding: 0; columns: 3 220px; column-gap: 24px; list-style: none; }
nav > ul > li { margin-bottom: 8px; break-inside: avoid; }
nav a { display: inline-block; min-height: 24px; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav li li { list-style: none; }
nav li ul { margin: 0; padding: 0 0 0 14px; border-left: 2px solid var(--line); }
nav li li a { color: var(--soft); }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 13px; }
.chapter { padding-top: 32px; }
.prose { margin: 0 0 16px; color: var(--prose); }
.prose > * { max-width: 70ch; }
.prose > :first-child { margin-top: 0; }
.prose h2, .prose h3, .prose h4, .prose h5 { margin: 1.4em 0 6px; color: var(--ink); }
.prose p, .prose ul, .prose ol { margin: 0 0 10px; }
.prose code { padding: 1px 4px; border-radius: 4px; background: var(--tint); }
.prose pre { overflow: auto; padding: 12px 16px; border-radius: 6px; background: var(--tint); }
.prose pre code { padding: 0; }
.prose img { max-width: 100%; }
.prose table { display: block; overflow-x: auto; border-collapse: collapse; }
.prose th, .prose td { padding: 4px 10px; border: 1px solid var(--line); text-align: left; }
.cell, details.folded { margin: 0 0 16px; }
main > .cell:first-child { margin-top: 24px; }
.cell { border: 1px solid var(--line); border-radius: 8px; background: var(--panel); }
.cell > h2, .cell > h3 { padding: 10px 16px 4px; }
.cell > h2, .bar > h2 { margin: 0; font-size: 18px; }
.bar { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.cell > .bar { padding: 10px 16px; }
.kind { padding: 0 7px; border: 1px solid var(--line); border-radius: 9px; color: var(--soft); font-size: 12px; }
.flow { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
.state { margin-left: auto; color: var(--soft); font-size: 13px; white-space: nowrap; }
.state .done { color: var(--ok); }
.state .failed, .state .blocked { color: var(--bad); }
.state .stale, .state .stopped { color: var(--warn); }
.state .running { color: var(--accent); }
.note { margin: 0; color: var(--soft); font-size: 13px; }
.note.old { padding-left: 8px; border-left: 3px solid var(--warn); }
.error { margin: 0; color: var(--bad); font-size: 14px; white-space: pre-line; overflow-wrap: anywhere; }
.cell > .note, .cell > .error { margin: 0 16px 10px; }
.paper { display: none; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.jobs { margin: 0; padding: 0; list-style: none; }
.jobs > li { padding: 10px 16px; border-top: 1px solid var(--line); }
.jobs > li:first-child { border-top: 0; }
.jobs .note, .jobs .error { margin-top: 4px; }
dl { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 2px 0 0; font-size: 13px; }
dl > div { display: flex; gap: 5px; align-items: baseline; }
dt { color: var(--soft); }
dd { margin: 0; font-size: 15px; font-weight: 600; }
.bad dd { color: var(--bad); }
.warn dd { color: var(--warn); }
.warnings { margin: 4px 0 0; padding-left: 18px; color: var(--warn); font-size: 13px; overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: 12px; padding: 0 15px 15px; }
.cell.dashboard { border: 0; background: none; }
.cell.dashboard > .bar { padding: 0 0 10px; }
.cell.dashboard > .note, .cell.dashboard > .error { margin: 0 0 10px; }
.cell.dashboard > .grid { padding: 0; }
.tile { grid-column: span var(--span); min-width: 0; padding: 10px 14px 12px; border: 1px solid var(--line);
  border-radius: 6px; background: var(--panel); }
.tile > :is(h2, h3, h4) > small, .kpi > small { display: block; color: var(--soft); font-size: 13px; font-weight: 400; }
.tile h2, .tile h3 { margin: 0 0 8px; font-size: 14px; letter-spacing: 0; }
.kpi .name { color: var(--soft); font-size: 13px; }
.kpi strong { display: block; font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; overflow-wrap: anywhere; }
.kpi strong small { font-size: 15px; font-weight: 400; letter-spacing: 0; }
.kpi > small.change { color: var(--ink); }
.plain { padding: 0 16px 12px; }
figure svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
details { margin-top: 8px; font-size: 13px; }
summary { min-height: 24px; color: var(--soft); cursor: pointer; }
.folded > summary { padding: 8px 14px; border: 1px solid var(--line); border-radius: 8px; font-size: 14px; }
.folded > summary ~ * { margin-top: 8px; font-size: 15px; }
.words { max-width: 70ch; margin: 4px 0 8px; color: var(--prose); }
pre { max-height: 420px; margin: 8px 0 0; padding: 10px 12px; overflow: auto; border-radius: 6px; background: var(--tint); line-height: 1.5; }
.cell.sql > pre { max-height: none; margin: 0 16px 12px; }
.sql-word { color: var(--accent); font-weight: 600; }
.sql-string { color: var(--bronze); }
.sql-number { color: var(--gold); }
.sql-comment { color: var(--soft); font-style: italic; }
.scroll { max-height: 420px; overflow: auto; }
.scroll table { min-width: 100%; border-collapse: separate; border-spacing: 0; font-size: 13px; }
.scroll th { position: sticky; top: 0; padding: 5px 12px; border-bottom: 1px solid var(--line); background: var(--panel);
  text-align: left; vertical-align: bottom; white-space: nowrap; }
.scroll th small { display: block; color: var(--soft); font-size: 11px; font-weight: 400; }
.scroll td { max-width: 48ch; padding: 4px 12px; border-bottom: 1px solid var(--line); overflow-wrap: break-word; vertical-align: top; }
.scroll .n { text-align: right; }
.scroll .short { white-space: nowrap; }
.scroll th:first-child, .scroll td:first-child { padding-left: 0; }
.cell.sql > .rows { padding: 0 16px 12px; }
.rows > .note { padding-top: 6px; }
.exact { white-space: pre-wrap; }
.null, .sign { color: var(--soft); }
.null { font-style: italic; }
@media screen and (max-width: 640px) {
  body { padding: 16px 12px 32px; }
  h1 { font-size: 25px; }
  .tile { grid-column: span 12; }
  .kpi { grid-column: span 6; }
  .kpi:nth-child(odd):last-child, .kpi:nth-child(odd):has(+ :not(.kpi)) { grid-column: span 12; }
  .state { margin-left: 0; }
  .flow { flex-basis: 100%; order: 1; }
  .wide { display: none; }
  .narrow { display: block; max-width: 480px; }
  .narrow svg { width: 100%; }
}
${printStyle}`;
