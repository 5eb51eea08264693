/** An encoding's name in a sentence: `UTF-8` for `utf-8`. */
export function encodingName(encoding: string): string {
  if (/^utf-/.test(encoding)) return encoding.toUpperCase().replace('16LE', '16').replace('16BE', '16');
  return encoding
    .replace(/^(?:windows|big5|shift|macintosh)/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
    .replace(/^(?:iso|koi8-.|gb|euc-..|ibm)|_jis$/, (word) => word.toUpperCase());
}
