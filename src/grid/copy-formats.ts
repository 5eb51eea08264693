/** A table of values to be copied: names of the columns, and rows of text or null. */
export interface CopyTable {
  names: readonly string[];
  rows: readonly (readonly (string | null)[])[];
}

export type CopyFormat = 'tsv' | 'csv' | 'markdown';

/** A format's name for people. */
export const formatNames: Readonly<Record<CopyFormat, string>> = {
  tsv: 'TSV',
  csv: 'CSV',
  markdown: 'Markdown',
};

/** One row of tab-separated values as spreadsheets paste it: what holds a tab, a line break or a quote is quoted. NULL is nothing. */
function tsvLine(values: readonly (string | null)[]): string {
  return values.map((value) => quoted(value, /[\t\r\n"]/)).join('\t');
}

/** One record by RFC 4180. The empty text is quoted, NULL is nothing, so that a reader that cares can tell them apart. */
function csvLine(values: readonly (string | null)[]): string {
  return values.map((value) => (value === '' ? '""' : quoted(value, /[,\r\n"]|^\s|\s$/))).join(',');
}

function quoted(value: string | null, pattern: RegExp): string {
  if (value === null) return '';
  return pattern.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** One row of a table of GitHub's Markdown: signs that mean something there are escaped, line breaks become `<br>`. */
function markdownLine(values: readonly (string | null)[]): string {
  const cell = (value: string | null) =>
    value === null
      ? 'NULL'
      : value
          .replace(/[\\|`*_[\]<>&]/g, (sign) =>
            sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
          )
          .replace(/\r\n?|\n/g, '<br>');
  return `| ${values.map(cell).join(' | ')} |`;
}

const lines: Record<CopyFormat, (values: readonly (string | null)[]) => string> = {
  tsv: tsvLine,
  csv: csvLine,
  markdown: markdownLine,
};

/** The lines above the rows; a selection is copied as TSV without any. */
export function headLines(names: readonly string[], format: CopyFormat): string[] {
  const head = lines[format](names);
  return format === 'markdown' ? [head, `|${' --- |'.repeat(names.length)}`] : [head];
}

/** The rows as lines of a format. */
export function rowLines(rows: CopyTable['rows'], format: CopyFormat): string[] {
  return rows.map(lines[format]);
}

/** Lines as one text; CSV ends its lines with CR LF (RFC 4180). */
export function joinLines(all: readonly string[], format: CopyFormat): string {
  return all.join(format === 'csv' ? '\r\n' : '\n');
}
