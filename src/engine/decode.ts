/** What a decoded value may be. Exact numbers that JavaScript can't hold are bigint or text; dates and times are ISO text. */
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

/** Days since 1970-01-01 as `YYYY-MM-DD`. */
export function dateText(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Microseconds since 1970-01-01 as `YYYY-MM-DD HH:MM:SS`, with a fraction where there is one. */
export function timestampText(microseconds: bigint): string {
  const seconds = microseconds / 1_000_000n - (microseconds % 1_000_000n < 0n ? 1n : 0n);
  const fraction = microseconds - seconds * 1_000_000n;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return fraction === 0n ? text : `${text}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
}
