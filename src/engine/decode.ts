/**
 * What a decoded value may be, the same on both engines:
 *
 * - NULL is null; BOOLEAN a boolean; FLOAT and DOUBLE a number, NaN and infinities too.
 * - Whole numbers, DECIMAL without decimals and BIGNUM are a number where that is exact, else a bigint.
 * - Other DECIMALs are text with all their decimals.
 * - VARCHAR, ENUM, UUID, BIT, dates, times, timestamps and INTERVAL are text as DuckDB casts them to VARCHAR; times
 *   with a zone of the session stand in UTC, as `2020-01-01 00:00:00+00`.
 * - BLOB is a Uint8Array.
 * - LIST and ARRAY are arrays, STRUCT an object by name, MAP an array of `{ key, value }`, UNION its member's value.
 */
export type Decoded =
  null | boolean | number | bigint | string | Uint8Array | Decoded[] | { [name: string]: Decoded };

/** A whole number as number where that is exact, else as bigint. */
export function wholeNumber(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}

/** A decimal as text: its digits as an integer and how many of them stand behind the point. */
export function decimalText(digits: bigint, scale: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const sign = digits < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-scale)}`;
}

/** Names that are each there once, as an object needs them: a repeated one gets `:1`, `:2`, … behind it. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 1; seen.has(unique) || (unique !== name && taken.has(unique)); number++)
      unique = `${name}:${number}`;
    seen.add(unique);
    return unique;
  });
}

/** An object of names and values; a name such as `__proto__` is a name like any other. */
export function record(names: readonly string[], values: readonly Decoded[]): { [name: string]: Decoded } {
  return Object.fromEntries(names.map((name, index) => [name, values[index]!]));
}

/** Sets a row's value; a column of the name `__proto__` is a column like any other. */
export function setValue(row: Record<string, unknown>, name: string, value: Decoded): void {
  if (name !== '__proto__') row[name] = value;
  else Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
}
