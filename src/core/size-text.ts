const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size for people: `512 bytes`, `1.4 MB`, `60 GB`. */
export function sizeText(bytes: number): string {
  let [size, at] = [bytes, 0];
  while (size >= 999.5 && at < units.length - 1) [size, at] = [size / 1000, at + 1];
  return `${at > 0 && size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[at]}`;
}
