/** The size in pixels of all text in a chart. */
export const fontSize = 12;

/** An estimate of a text's width in pixels in the system font; no layout is needed, so it works anywhere. */
export function textWidth(text: string, size: number = fontSize): number {
  let ems = 0;
  for (const letter of text) {
    if (/[\p{Lu}mwMW@%]/u.test(letter)) ems += 0.72;
    else if (/[ijltfrI1.,:;'|! -]/.test(letter)) ems += 0.38;
    else ems += /\p{Script=Han}|\p{Emoji_Presentation}/u.test(letter) ? 1.05 : 0.6;
  }
  return ems * size;
}

/** A text cut to a width in pixels, with an ellipsis where something is cut off. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The width of the widest of the texts, 0 where there are none. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
