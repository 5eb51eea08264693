import { errorText } from '../core/error-text.ts';
import { isTextName } from '../core/jobs/dq.ts';

/** DuckDB's physical types by the names that SQL has for them. */
const sqlNames: Record<string, string> = {
  INT8: 'TINYINT',
  INT16: 'SMALLINT',
  INT32: 'INTEGER',
  INT64: 'BIGINT',
  INT128: 'HUGEINT',
  UINT8: 'UTINYINT',
  UINT16: 'USMALLINT',
  UINT32: 'UINTEGER',
  UINT64: 'UBIGINT',
  UINT128: 'UHUGEINT',
  BOOL: 'BOOLEAN',
};

const sqlType = (name: string) => sqlNames[name] ?? name;
const suggestions = 3;

/** The closest of the names that the engine would have understood, as a question. */
function didYouMean(list: string): string {
  const names = [...list.matchAll(/"((?:[^"]|"")*)"/g)]
    .filter((match) => !isTextName(match[1]!))
    .slice(0, suggestions)
    .map((match) => `"${match[1]}"`);
  if (names.length === 0) return '';
  const last = names.pop()!;
  return ` Did you mean ${names.length > 0 ? `${names.join(', ')} or ` : ''}${last}?`;
}

/** The signatures of a function's candidates, a few of them. */
function takes(list: string): string {
  const all = [...list.matchAll(/^\s*\S+?(\(.*\)) -> /gm)].map((match) => match[1]!);
  const some = all.slice(0, suggestions).join(', ');
  return some && ` It takes ${some}${all.length > suggestions ? ', …' : ''}.`;
}

/** Rewriting of messages that are not plain, each with what it looks for. */
const rewritten: [RegExp, (...groups: string[]) => string][] = [
  [
    /^No function matches the given name and argument types '([^\w(]+)\((.*?)\)'[\s\S]*$/,
    (_, sign, types) =>
      `${sign} can’t take ${types!.split(', ').join(' and ')}: cast to a type that it takes.`,
  ],
  [
    /^No function matches the given name and argument types '(.*?)(\(.*?\))'[^\n]*([\s\S]*)$/,
    (_, name, types, list) => `${name} doesn’t take ${types}.${takes(list!)}`,
  ],
  [/^syntax error at end of input$/, () => 'The statement ends too early: something is missing at its end.'],
  [/^syntax error at or near "([\s\S]*)"$/, (_, text) => `Syntax error near "${text}".`],
  [
    /^unterminated quoted (string|identifier) at or near "([\s\S]{0,40})[\s\S]*"$/,
    (_, kind, text) => `A quoted ${kind === 'string' ? 'text' : 'name'} is never closed: ${text} …`,
  ],
  [
    /^Could not convert string '([\s\S]*)' to (\w+)(?: when casting from source column ([\s\S]+))?$/,
    (_, value, type, column) =>
      `"${value}" can’t be read as ${sqlType(type!)}${column ? ` (column ${column})` : ''}.`,
  ],
  [
    /^Type (\w+) with value ([\s\S]+) can't be cast because the value is out of range for the destination type (\w+)$/,
    (_, from, value, to) => `${value} (${sqlType(from!)}) is out of the range of ${sqlType(to!)}.`,
  ],
  [
    /^(?:date|timestamp|time) field value out of range: "([\s\S]*?)"([\s\S]*)$/,
    (_, value) => `"${value}" is out of the range of dates and times.`,
  ],
];

const memory =
  'The engine has run out of memory. Read fewer columns or rows, or split the query into steps that keep less; ' +
  'closing other tabs of the browser can help too.';

/**
 * An engine's error in plain words: its kind, the excerpt of the statement and suggestions of the engine's own
 * tables are dropped, candidates become a short question; lines of a message of ours stay lines.
 */
export function plainMessage(error: unknown): string {
  const text = errorText(error).replace(/^Failed to extract statements: /, '');
  if (/^Out of Memory Error: |\bbad_alloc\b/.test(text)) return memory;
  const kind = /^(?:\w+ )+Error: /;
  if (!kind.test(text)) return text;
  let said = text
    .replace(/\n\s*\n?LINE \d+:[\s\S]*$/, '')
    .replace(kind, '')
    .trim();
  for (const [pattern, write] of rewritten) said = said.replace(pattern, write);
  return said
    .replace(/\s*\n\s*Candidate (?:bindings|tables|Entries)\s*:[\s:]*(.*)$/, (_, list: string) =>
      didYouMean(list),
    )
    .replace(/\s*\n\s*/g, ' ')
    .replace(/([^.!?:]) Did you mean "/, '$1. Did you mean "')
    .replace(/ Did you mean "(?:main\.)?(?:duckdb|pg|sqlite|pragma)_\w+"\?/, '')
    .trim();
}
