const dayMicroseconds = 86_400_000_000n;
const infiniteDays = 2_147_483_647;
const infinite = 9_223_372_036_854_775_807n;

const two = (value: number | bigint) => value.toString().padStart(2, '0');

/** A quotient rounded down, and what remains, which is never negative. */
function divide(value: bigint, by: bigint): [quotient: bigint, remainder: bigint] {
  const remainder = ((value % by) + by) % by;
  return [(value - remainder) / by, remainder];
}

function fractionText(fraction: bigint, digits: number): string {
  return fraction === 0n ? '' : `.${fraction.toString().padStart(digits, '0').replace(/0+$/, '')}`;
}

/**
 * The civil date of a day number, by Howard Hinnant's algorithm (chrono-Compatible Low-Level Date Algorithms,
 * civil_from_days): JavaScript's Date knows only a twentieth of DuckDB's years.
 */
function civilDate(days: number): { year: number; text: string } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  // There is no year 0: the one before 1 is 1 BC.
  const shown = year > 0 ? year : 1 - year;
  return { year, text: `${shown.toString().padStart(4, '0')}-${two(month)}-${two(day)}` };
}

/** Days since 1970-01-01 as `YYYY-MM-DD`, `YYYY-MM-DD (BC)`, `infinity` or `-infinity`. */
export function dateText(days: number): string {
  if (Math.abs(days) === infiniteDays) return days > 0 ? 'infinity' : '-infinity';
  const { year, text } = civilDate(days);
  return year > 0 ? text : `${text} (BC)`;
}

/** A time of day, counted in parts of a second of which there are 10 ** `digits`, as `HH:MM:SS[.f]`. */
export function timeText(value: bigint, digits = 6): string {
  const [seconds, fraction] = divide(value, 10n ** BigInt(digits));
  const [minutes, second] = divide(seconds, 60n);
  const [hour, minute] = divide(minutes, 60n);
  return `${two(hour)}:${two(minute)}:${two(second)}${fractionText(fraction, digits)}`;
}

/** A time of day in microseconds with its offset from UTC in seconds, as `HH:MM:SS+HH[:MM[:SS]]`. */
export function timeZoneText(microseconds: bigint, offset: number): string {
  const size = Math.abs(offset);
  const seconds = size % 60;
  const minutes = Math.floor(size / 60) % 60;
  const rest = (minutes || seconds ? `:${two(minutes)}` : '') + (seconds ? `:${two(seconds)}` : '');
  return `${timeText(microseconds)}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}${rest}`;
}

/**
 * A moment counted since 1970-01-01 in parts of a second of which there are 10 ** `digits`, as `YYYY-MM-DD HH:MM:SS`,
 * with a fraction where there is one and `zone` behind it. Takes DuckDB's whole range.
 */
export function timestampText(value: bigint, digits = 6, zone = ''): string {
  if (value === infinite || value === -infinite) return value > 0n ? 'infinity' : '-infinity';
  const [days, time] = divide(value, (dayMicroseconds / 1_000_000n) * 10n ** BigInt(digits));
  return `${dateText(Number(days))} ${timeText(time, digits)}${zone}`;
}

/** An interval as DuckDB writes it, such as `1 year 2 months -3 days 00:00:01.5`. */
export function intervalText(months: number, days: number, microseconds: bigint): string {
  const parts: string[] = [];
  const add = (count: number, unit: string) => {
    if (count !== 0) parts.push(`${count} ${unit}${count === 1 || count === -1 ? '' : 's'}`);
  };
  add(Math.trunc(months / 12), 'year');
  add(months % 12, 'month');
  add(days, 'day');
  if (microseconds !== 0n || parts.length === 0)
    parts.push(
      `${microseconds < 0n ? '-' : ''}${timeText(microseconds < 0n ? -microseconds : microseconds)}`,
    );
  return parts.join(' ');
}

/** A UUID's 128 bits, unsigned, as text. */
export function uuidText(value: bigint): string {
  const hex = value.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The bits of DuckDB's BIT: its first byte says how many bits of the second are none of the value's. */
export function bitText(bytes: Uint8Array): string {
  const bits = Array.from(bytes.subarray(1), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(bytes[0] ?? 0);
}

/** A time of day with its offset as DuckDB keeps it in 64 bits: 40 of microseconds, 24 of the offset turned around. */
export function timeZoneOf(bits: bigint): string {
  return timeZoneText(BigInt.asUintN(64, bits) >> 24n, 57_599 - Number(bits & 0xffffffn));
}
