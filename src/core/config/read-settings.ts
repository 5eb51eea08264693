import type { ReadSettings } from '../jobs/job.ts';
import { unknown } from '../suggest.ts';

/** Encodings that can be read, as the Encoding standard names them. */
export const encodings: readonly string[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  ...['windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'],
  ...['windows-1257', 'windows-1258', 'windows-874', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5'],
  ...['iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15'],
  ...['koi8-r', 'koi8-u', 'ibm866', 'macintosh'],
  ...['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr'],
];

/** What else they are called, without signs between letters and digits. */
const otherNames: Readonly<Record<string, string>> = {
  utf16: 'utf-16le',
  unicode: 'utf-16le',
  ascii: 'windows-1252',
  usascii: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  latin2: 'iso-8859-2',
  latin5: 'windows-1254',
  iso88599: 'windows-1254',
  latin9: 'iso-8859-15',
  cp866: 'ibm866',
  macroman: 'macintosh',
  gb2312: 'gbk',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
};

const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The encoding that a word names, such as `windows-1252` for `Latin1` or `cp1252`; undefined where it names none. */
export function encodingOf(name: string): string | undefined {
  const word = bare(name).replace(/^utf8sig$|^utf8bom$/, 'utf8');
  const codePage = /^(?:cp|win|windows)(125\d|874)$/.exec(word)?.[1];
  if (codePage !== undefined) return `windows-${codePage}`;
  return encodings.find((encoding) => bare(encoding) === word) ?? otherNames[word];
}

const delimiterWords: Readonly<Record<string, string>> = { '\\t': '\t', tab: '\t', space: ' ' };

/** The character that a word of the configuration means as a delimiter; undefined where it is none. */
export function delimiterOf(word: string): string | undefined {
  const character = delimiterWords[word.trim().toLowerCase()] ?? (word.length === 1 ? word : word.trim());
  return character.length === 1 && !/["\r\n\0]/.test(character) ? character : undefined;
}

/** The character that a word of the configuration means as a quote, '' for `none`; undefined where it is none. */
export function quoteOf(word: string): string | undefined {
  const text = word.trim();
  if (text.toLowerCase() === 'none') return '';
  return text.length === 1 && !/[\0,;|]/.test(text) ? text : undefined;
}

/** What is wrong with a word that is to be an encoding; undefined where nothing is. */
export function encodingProblem(word: string): string | undefined {
  return encodingOf(word) === undefined ? unknown(word, [...encodings, 'latin1'], 'encoding') : undefined;
}

/** What is wrong with a word that is to be a delimiter; undefined where nothing is. */
export function delimiterProblem(word: string): string | undefined {
  return delimiterOf(word) === undefined
    ? `"${word}" is no delimiter; write one character, or tab or space`
    : undefined;
}

/** What is wrong with a word that is to be a quote; undefined where nothing is. */
export function quoteProblem(word: string): string | undefined {
  return quoteOf(word) === undefined ? `"${word}" is no quote; write one character, or none` : undefined;
}

/** What is wrong with a number of lines to skip; undefined where nothing is. */
export function skipProblem(word: string): string | undefined {
  return /^\d{1,9}$/.test(word) ? undefined : `"${word}" is no number of lines; write 0, 1, 2, …`;
}

/** The settings of a line of `pipeline_config`, by its columns. What can't be understood is left out: it is a problem of the line. */
export function readSettings(values: Readonly<Record<string, string | null>>): ReadSettings {
  const { encoding, delimiter, quote, skip_lines: skip, sheet } = values;
  const settings: ReadSettings = {};
  const found = {
    encoding: encoding ? encodingOf(encoding) : undefined,
    delimiter: delimiter ? delimiterOf(delimiter) : undefined,
    quote: quote ? quoteOf(quote) : undefined,
  };
  if (found.encoding !== undefined) settings.encoding = found.encoding;
  if (found.delimiter !== undefined) settings.delimiter = found.delimiter;
  if (found.quote !== undefined) settings.quote = found.quote;
  if (skip && skipProblem(skip) === undefined) settings.skipLines = Number(skip);
  if (sheet) settings.part = sheet;
  return settings;
}
