import { countText } from '../core/plural.ts';
import type { InspectedFile } from './inspect.ts';

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  ' ': 'spaces',
};

const mostShown = 20;
const widestCell = 40;

/** What is known of a file, as lines for people. */
export function describeInspection(found: InspectedFile): string {
  if (found.error !== null) return `✕ ${found.error}\n`;
  const { format, compression, encoding, delimiter, quote, header, skipped } = found;
  const { columns, rows, rejected, notes, preview } = found;
  const facts = [
    format,
    compression && `packed with ${compression}`,
    encoding,
    delimiter && `separated by ${delimiterNames[delimiter] ?? JSON.stringify(delimiter)}`,
    quote === null || quote === '"' ? null : quote === '' ? 'without quotes' : `quoted with ${quote}`,
    header === null ? null : header ? 'with a header' : 'without a header',
    skipped ? `${skipped} ${format === 'xlsx' ? 'row' : 'line'}${skipped === 1 ? '' : 's'} skipped` : null,
  ];
  const width = Math.max(0, ...columns.map(({ name }) => shorten(name).length));
  const records = `${countText(rows)} ${rows === 1 ? 'record' : 'records'}`;
  return [
    `${found.file}: ${facts.filter((fact) => fact !== null).join(', ')}`,
    `  ${records}${rejected.length > 0 ? `, ${countText(rejected.length)} unreadable` : ''}, ${columns.length} columns`,
    ...columns.map(({ name, type }) => `    ${shorten(name).padEnd(width)}  ${type}`),
    ...notes.map((note) => `  note: ${note}`),
    ...rejected
      .slice(0, mostShown)
      .map(({ line, reason, text }) => `  unreadable, line ${line}: ${reason}: ${shorten(text)}`),
    ...(rejected.length > mostShown ? [`  … and ${countText(rejected.length - mostShown)} more`] : []),
    ...(preview.length > 0 ? [`  first ${preview.length === 1 ? 'record' : 'records'}:`] : []),
    ...preview.map(
      (values) => `    ${values.map((value) => (value === null ? 'NULL' : shorten(value))).join(' | ')}`,
    ),
    '',
  ].join('\n');
}

/** A text on one line, cut where it is long. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > widestCell ? `${line.slice(0, widestCell - 1)}…` : line;
}
