/** The size in pixels of all text in a chart. */
export const fontSize = 12;

/** The height of a line of text. */
export const lineHeight = 14;

const family = 'system-ui, sans-serif';
const measured = new Map<string, number>();
let context: { font: string; measureText(text: string): { width: number } } | null | undefined;

/**
 * A text's width in pixels: measured where there is a browser, else estimated, so that no layout is needed and
 * charts can be drawn anywhere.
 */
export function textWidth(text: string, size: number = fontSize): number {
  if (context === undefined) {
    context =
      typeof OffscreenCanvas === 'undefined' ? null : (new OffscreenCanvas(1, 1).getContext('2d') ?? null);
    if (context) context.font = `${fontSize}px ${family}`;
  }
  if (!context) return estimate(text) * size;
  let width = measured.get(text);
  if (width === undefined) {
    width = context.measureText(text).width;
    if (measured.size > 5000) measured.clear();
    measured.set(text, width);
  }
  return (width * size) / fontSize;
}

/** The width in ems, rather too wide than too narrow for the system's fonts. */
function estimate(text: string): number {
  let ems = 0;
  for (const letter of text) {
    if (/[\p{Lu}mwMW@%]/u.test(letter)) ems += 0.7;
    else if (/[ijltfrI1.,:;'|! -]/.test(letter)) ems += 0.36;
    else ems += /\p{Script=Han}|\p{Emoji_Presentation}/u.test(letter) ? 1.05 : 0.58;
  }
  return ems;
}

/** A text cut to a width in pixels, with an ellipsis where something is cut off. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text in at most so many lines of a width, broken between words; what the last can't hold is cut off. */
export function wrap(text: string, width: number, lines: number): string[] {
  if (lines < 2 || textWidth(text) <= width) return [truncate(text, width)];
  const words = text.split(' ');
  let taken = 1;
  while (taken < words.length && textWidth(words.slice(0, taken + 1).join(' ')) <= width) taken++;
  const first = words.slice(0, taken).join(' ');
  // A word that is wider than the line is cut, and so is all that follows it.
  if (taken === words.length || textWidth(first) > width) return [truncate(text, width)];
  return [first, ...wrap(words.slice(taken).join(' '), width, lines - 1)];
}

/** Of more texts than this only the longest by their letters are measured. */
const mostMeasured = 200;

/** The width of the widest of the texts, 0 where there are none. */
export function widest(texts: readonly string[]): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const some =
    texts.length <= mostMeasured
      ? texts
      : texts.filter(({ length }) => length >= longest * 0.8).slice(0, mostMeasured);
  return some.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
