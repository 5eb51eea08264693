import { isRecord, losslessJson } from './json-values.ts';

const jsonFormats = ['json', 'ndjson'];

/** How an array of JSON begins: with a value, or with its end. */
const arrayStart =
  /^\[\s*(?:[{["\]]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*(?:[,\]]|$)|(?:true|false|null)\s*(?:[,\]]|$)|$)/;
/** How an object of JSON begins. */
const objectStart = /^\{\s*(?:"|\}|$)/;

/**
 * The format of a text by its beginning: `json` for an array or values that follow one another, `ndjson` for one object
 * a line, else `csv`, which any text may be. So that it never speaks against JSON where JSON is `expected`.
 * Throws an Error, whose sentence goes on from the file's name, where it is a page or a document of tags.
 */
export function textFormat(head: string, expected: string): string {
  const text = head.trimStart();
  const otherwise = jsonFormats.includes(expected) ? 'json' : 'csv';
  if (text === '') return otherwise;
  if (/^<(?:!doctype\s+html|html|head|body|table)\b/i.test(text))
    throw new Error('is no data: it is an HTML page');
  if (/^<(?:\?xml|[a-z][\w:.-]*(?:\s+[\w:.-]+\s*=|\s*\/?>))/i.test(text))
    throw new Error('is no data: it is an XML document');
  if (arrayStart.test(text)) return 'json';
  const lines = text.split(/\r\n?|\n/, 50).filter((line) => line.trim() !== '');
  const objects = lines.filter(isObject).length;
  const begun = lines.filter((line) => line.startsWith('{')).length;
  const isFirst = isObject(lines[0]!);
  if (lines.length > 1 && objects > 0 && (isFirst || objects > 1 || begun > lines.length * 0.8))
    return 'ndjson';
  return objectStart.test(text) ? 'json' : otherwise;
}

function isObject(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false;
  try {
    return isRecord(losslessJson.parse(line));
  } catch {
    return false;
  }
}
