import { canBeHeader, contradictsHeader, hasHeader, isSurelyHeader } from './csv-header.ts';
import {
  guessDelimiter,
  isBlank,
  nextRecord,
  plainSyntax,
  type CsvRecord,
  type CsvSyntax,
} from './csv-records.ts';
import { isValueLike } from './value-like.ts';

/** How a CSV text is written, found out by its beginning. */
export interface CsvDialect {
  syntax: CsvSyntax;
  /** Where the header, or the first record where there is none, begins: position and 1-based line. */
  start: number;
  startLine: number;
  /** The texts of the lines before it that are neither: titles, comments, `sep=;`. Blank ones are left out. */
  above: string[];
  header: boolean;
  /** Whether it is known to have a header, or none, and looks without doubt as if it were otherwise. */
  isDoubtful: boolean;
  /** How many fields most records have. */
  width: number;
  /** Whether the last of them is empty in all of these records. */
  openEnd: boolean;
}

/** What is known of a text, and need not be found out. */
export interface DialectChoice {
  header?: boolean | undefined;
  delimiter?: string | undefined;
  quote?: string | undefined;
  /** Whether the header, or the first record, is the first line that is not blank. */
  isAtStart?: boolean;
}

const commonDelimiters = [',', ';', '\t', '|'];
const rareDelimiters = ['\u0001', '\u001f', '^', '~', '\u00a6', ':', ' '];
const sampleSize = 500;

interface Placed extends CsvRecord {
  start: number;
  line: number;
}

/** A syntax tried on a text: its records, and how well they agree. */
interface Trial {
  syntax: CsvSyntax;
  records: Placed[];
  /** The number of fields that most records have, of those that have several; 1 where none has. */
  width: number;
  /** Which share of the records have it, from the first one that does. */
  share: number;
  /** Whether the very first record has it. */
  leads: boolean;
}

/** Finds out how a CSV text is written. `text` is its beginning, or all of it where `complete`. */
export function detectDialect(text: string, complete: boolean, choice: DialectChoice = {}): CsvDialect {
  const { header, isAtStart = false } = choice;
  const separator = isAtStart ? null : /^sep=([^\r\n])[ \t]*(?:\r\n?|\n)/i.exec(text);
  const from = separator ? separator[0].length : 0;
  const delimiter = choice.delimiter ?? separator?.[1];
  const attempt = { text, from, complete, quote: choice.quote };
  const trial = delimiter === undefined ? bestTrial(attempt) : bestVariant(attempt, delimiter);
  const lead = isAtStart ? 0 : countLead(trial, header);
  const first = trial.records[lead];
  const fields = first && !first.error ? first.fields : [];
  const body = trial.records.slice(lead + 1, lead + 100).map((record) => record.fields);
  return {
    syntax: trial.syntax,
    start: first?.start ?? from,
    startLine: (first?.line ?? 1) + (separator ? 1 : 0),
    above: [
      ...(separator ? [separator[0].trim()] : []),
      ...trial.records.slice(0, lead).map((record) => record.text),
    ],
    header: header ?? (fields.length > 0 && hasHeader(fields, body)),
    isDoubtful: header !== undefined && contradictsHeader(header, fields, body),
    width: trial.width,
    openEnd: trial.records
      .slice(lead + 1)
      .every(({ fields }) => fields.length !== trial.width || fields.at(-1) === ''),
  };
}

/** A text to try delimiters on, from a place on. */
interface Attempt {
  text: string;
  from: number;
  complete: boolean;
  quote: string | undefined;
}

/** How much speaks for a trial: that records agree, the first one too, and that there is something to agree on. */
function rank({ share, leads, width }: Trial): number {
  return share + (leads ? 0.3 : 0) + Math.min(width, 20) / 100;
}

function bestTrial(attempt: Attempt): Trial {
  const best = (trials: Trial[]) =>
    trials.reduce<Trial | undefined>(
      (one, other) => (one && rank(one) >= rank(other) ? one : other),
      undefined,
    );
  const agree = ({ width, share, leads }: Trial) => width > 1 && share >= (leads ? 0.5 : 0.7);
  const common = best(commonDelimiters.map((one) => bestVariant(attempt, one)).filter(agree));
  if (common) return decimalComma(attempt, common) ?? common;
  const byFirstLine = guessDelimiter(attempt.text.slice(attempt.from));
  const fallback = bestVariant(attempt, byFirstLine);
  if (fallback.records[0] && fallback.records[0].fields.length > 1)
    return { ...fallback, width: fallback.records[0].fields.length };
  const rare = best(rareDelimiters.map((one) => bestVariant(attempt, one)).filter(isCertain));
  return rare ?? { ...fallback, width: 1 };
}

/** A delimiter other than the comma with which a column has nothing but numbers with decimal commas, as in `1,5;2,5`. */
function decimalComma(attempt: Attempt, { syntax }: Trial): Trial | undefined {
  if (syntax.delimiter !== ',') return undefined;
  for (const delimiter of [';', '\t', '|']) {
    const trial = bestVariant(attempt, delimiter);
    const { width, share, leads, records } = trial;
    if (width < 2 || share < 0.95 || !leads) continue;
    const body = records.length > 1 ? records.slice(1) : records;
    const isDecimal = (place: number) =>
      body.every(({ fields }) => /^\s*[-+]?\d+,\d+\s*$/.test(fields[place] ?? ''));
    if (records[0]!.fields.some((_, place) => isDecimal(place))) return trial;
  }
  return undefined;
}

/** Whether a delimiter that also stands inside of values is one here. */
function isCertain({ syntax, records, width, share, leads }: Trial): boolean {
  if (width < 2 || share < 0.95 || !leads || records.length < 2) return false;
  const below = records.slice(1).map(({ fields }) => fields);
  if (syntax.delimiter === ':')
    return below.some((fields) => fields.some((field) => !/^\s*(?:\d{1,4}|\/\/.*)$/.test(field)));
  if (syntax.delimiter !== ' ') return true;
  const places = records[0]!.fields.map((_, index) => index);
  return width > 2 && places.some((place) => below.every((fields) => isValueLike(fields[place] ?? '')));
}

/** The way of quoting with which the records agree best; the plain one where another is no better. */
function bestVariant({ text, from, complete, quote }: Attempt, delimiter: string): Trial {
  const usual = () => (usesApostrophes(text, delimiter) ? "'" : '"');
  const plain = { ...plainSyntax, delimiter, quote: quote ?? usual() };
  let best = tryOut(text, from, plain, complete);
  if (plain.quote === '' || !text.includes(plain.quote)) return best;
  for (const variant of [{ spaces: true }, { backslash: true }, { spaces: true, backslash: true }]) {
    const other = tryOut(text, from, { ...plain, ...variant }, complete);
    const errors = ({ records }: Trial) => records.filter(({ error }) => error).length;
    if (errors(other) <= errors(best) && (rank(other) > rank(best) || errors(other) < errors(best)))
      best = other;
  }
  return best;
}

function usesApostrophes(text: string, delimiter: string): boolean {
  const ends = `(?:^|[${delimiter.replace(/[\\\]^-]/g, '\\$&')}\\r\\n])`;
  const count = (quote: string) =>
    text.match(
      new RegExp(
        `${ends}${quote}[^${quote}]*(?:${quote}${quote}[^${quote}]*)*${quote}(?=${ends.replace('^', '$')})`,
        'g',
      ),
    )?.length ?? 0;
  const lines = text.split(/\r\n?|\n/).filter((line) => line !== '').length;
  return count("'") * 2 >= lines && count('"') === 0;
}

function tryOut(text: string, from: number, syntax: CsvSyntax, complete: boolean): Trial {
  const records: Placed[] = [];
  let position = from;
  let line = 1;
  while (position < text.length && records.length < sampleSize) {
    const record = nextRecord(text, position, syntax, complete);
    if (!record) break;
    if (!isBlank(record.text, syntax.delimiter)) records.push({ ...record, start: position, line });
    position = record.end;
    line += record.lines;
  }
  const counts = new Map<number, number>();
  for (const { fields, error } of records)
    if (!error && fields.length > 1) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [width, count] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [1, records.length];
  const begin = records.findIndex(({ fields }) => fields.length === width);
  const share = records.length === 0 ? 0 : count / (records.length - Math.max(0, begin));
  return { syntax, records, width, share, leads: begin === 0 };
}

/** How many records at the beginning are none: titles and comments above the header. */
function countLead(trial: Trial, header: boolean | undefined): number {
  const { records, width, syntax } = trial;
  if (width < 2) return commentsAbove(records);
  const begin = records.findIndex(
    (record, index) =>
      record.fields.length === width &&
      !isTitle(record, records[index + 1]) &&
      !isComment(record, records[index + 1]),
  );
  const first = records[begin];
  const lead = records.slice(0, Math.max(0, begin));
  const comments = lead.length > 0 && lead.every(({ text }) => /^(?:#|\/\/|--)/.test(text));
  if (comments) return first ? begin : 0;
  if (header === false) return 0;
  const isTable = records.length > begin + 1 && !isProse(trial, begin);
  if (begin > 0 && begin <= mostTitles && first && isTable) {
    const titles = lead.every(({ fields, text }) => isSparse(fields, width) || text.startsWith('#'));
    // Without a header to come, only a line that has none of the delimiters is surely none of the records.
    const bare = header === undefined && lead.every(({ text }) => !text.includes(syntax.delimiter));
    if (titles && (canBeHeader(first.fields) || bare)) return begin;
  }
  return countFacts(trial);
}

/** Whether the delimiter is but a comma in sentences, always with a space behind it, so that no title but a name stands above. */
function isProse({ records, syntax }: Trial, begin: number): boolean {
  const { delimiter } = syntax;
  if (delimiter !== ',' && delimiter !== ';' && delimiter !== ':') return false;
  const below = records.slice(begin).map(({ fields }) => fields);
  const isSpaced = below.every((fields) => fields.slice(1).every((field) => field.startsWith(' ')));
  return isSpaced && !isSurelyHeader(below[0]!, below.slice(1));
}

/** Titles above a header are not looked for further down. */
const mostTitles = 30;

/**
 * How many records at the beginning are titles with delimiters in them, or names and values such as `Date,2025-01-02,,`: all
 * are shorter than the others, or not half full, and the one below them names its columns without doubt, or has an
 * empty one above it.
 */
function countFacts({ records, width, share }: Trial): number {
  if (width < 3 || share < 0.8) return 0;
  const isFull = ({ fields }: Placed) =>
    fields.length === width && fields.every((field) => field.trim() !== '');
  const begin = records.findIndex(isFull);
  if (begin <= 0 || begin > mostTitles) return 0;
  const lead = records.slice(0, begin);
  const isShort = lead.every(({ fields, error }) => !error && fields.length < width);
  if (!isShort && !lead.every(({ fields }) => isSparse(fields, width))) return 0;
  const first = records[begin]!.fields;
  const body = records.slice(begin + 1, begin + 100).map(({ fields }) => fields);
  const isApart = lead.at(-1)!.fields.every((field) => field.trim() === '');
  return isSurelyHeader(first, body) || (isApart && canBeHeader(first) && body.length > 0) ? begin : 0;
}

function commentsAbove(records: readonly Placed[]): number {
  const count = records.findIndex(({ text }) => !text.startsWith('# '));
  return Math.max(0, count);
}

function isSparse(fields: readonly string[], width: number): boolean {
  return fields.filter((field) => field.trim() !== '').length * 2 <= width;
}

/** Whether a record is a comment, of several or with a space behind its sign: `#id,name` is a header. */
function isComment({ text }: Placed, next: Placed | undefined): boolean {
  return (
    next !== undefined &&
    (/^(?:#|\/\/|--) /.test(text) || (text.startsWith('#') && next.text.startsWith('#')))
  );
}

/** Whether a record of full width is a title that a spreadsheet has filled up with delimiters. */
function isTitle({ fields }: Placed, next: Placed | undefined): boolean {
  if (fields.length < 3 || fields.filter((field) => field.trim() !== '').length > 1) return false;
  return (
    next === undefined ||
    next.fields.length !== fields.length ||
    canBeHeader(next.fields) ||
    isTitle(next, undefined)
  );
}
