/** So many digits of a figure are read. */
const digits = 6;

/** A figure with separators; of what is no whole number two decimals at least, more where it is small. */
export function figureText(value: number): string {
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  const maximumFractionDigits = Math.min(20, Math.max(2, digits - whole));
  return value.toLocaleString('en-US', { maximumFractionDigits });
}

/** Whether two figures are the same; sums of binary fractions differ in their last digits from run to run. */
export function isSameFigure(one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}
