/** The day number of a civil date, by Howard Hinnant's algorithm days_from_civil. Year 0 is 1 BC. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Days since 1970-01-01 of what `dateText` writes; infinity is the largest number of 32 bits. */
export function daysOf(text: string): number {
  if (text.endsWith('infinity')) return text.startsWith('-') ? -2_147_483_647 : 2_147_483_647;
  const [, year, month, day, before] = /^(\d+)-(\d\d)-(\d\d)( \(BC\))?/.exec(text)!;
  return daysFromCivil(before ? 1 - Number(year) : Number(year), Number(month), Number(day));
}

/** Parts of a second since midnight, 10 ** `digits` of them in each, of what `timeText` writes. */
export function timeOf(text: string, digits = 6): bigint {
  const [, hour, minute, second, fraction = ''] = /^(\d+):(\d\d):(\d\d)(?:\.(\d+))?/.exec(text)!;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return BigInt(seconds) * 10n ** BigInt(digits) + BigInt(fraction.padEnd(digits, '0') || 0);
}

/** Parts of a second since 1970-01-01 of what `timestampText` writes; infinity is the largest number of 64 bits. */
export function timestampOf(text: string, digits = 6): bigint {
  if (text.endsWith('infinity')) return text.startsWith('-') ? -(2n ** 63n - 1n) : 2n ** 63n - 1n;
  const time = text.lastIndexOf(' ') + 1;
  return BigInt(daysOf(text)) * 86_400n * 10n ** BigInt(digits) + timeOf(text.slice(time), digits);
}

/** A decimal's digits as an integer, of what `decimalText` writes or of a whole number. */
export function unscaled(value: string | number | bigint): bigint {
  return typeof value === 'string' ? BigInt(value.replace('.', '')) : BigInt(value);
}
