/** The key under which stands what JSON has no value for. */
const mark = '$exact';

/** Values as JSON text from which `parseExact` makes the same: also big integers, bytes, NaN, infinities and -0. */
export function printExact(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') return { [mark]: 'integer', of: String(item) };
    if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0)))
      return { [mark]: 'number', of: Object.is(item, -0) ? '-0' : String(item) };
    if (item instanceof Uint8Array) return { [mark]: 'bytes', of: [...item] };
    if (typeof item === 'object' && item !== null && mark in item)
      return { [mark]: 'entries', of: Object.entries(item) };
    return item;
  });
}

/** What `printExact` has printed. Throws where a text is no JSON. */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null || !(mark in item)) return item;
    const { [mark]: kind, of } = item as unknown as { [mark]: string; of: unknown };
    if (kind === 'integer') return BigInt(of as string);
    if (kind === 'number') return Number(of);
    if (kind === 'bytes') return Uint8Array.from(of as number[]);
    return Object.fromEntries(of as [string, unknown][]);
  });
}
