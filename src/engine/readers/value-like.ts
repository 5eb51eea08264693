const patterns: readonly RegExp[] = [
  // Numbers, with separators, a currency or a per cent sign.
  /^[-+(]?[$€£]?\s?\d[\d.,'_ ]*(?:[eE][-+]?\d+)?\s?[%€$£)]?$/,
  /^[-+]?\.\d+$/,
  // Dates and times.
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?$/,
  /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]m)?$/i,
  /^(?:true|false)$/i,
  // Addresses of mails and pages, and identifiers that machines make.
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i,
  /^https?:\/\//i,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
];

/** More of a text is not looked at. */
const longest = 200;

/** Whether a text is a value that hardly names a column: a number, a date, true or false, an address. */
export function isValueLike(text: string): boolean {
  const value = text.slice(0, longest).trim();
  return patterns.some((pattern) => pattern.test(value));
}

/** A text with its letters and digits made alike: `AB-12` and `CD-34` have one shape. */
export function shapeOf(text: string): string {
  return text
    .slice(0, longest)
    .trim()
    .replace(/\p{L}+/gu, 'A')
    .replace(/\d+/g, '9');
}
