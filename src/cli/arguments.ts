import { parseArgs } from 'node:util';
import { errorText } from '../core/error-text.ts';
import { UsageError } from './usage-error.ts';

/** Reads `--name value` options. Throws a UsageError that names an unknown option or a missing value. */
export function readOptions<Name extends string>(
  args: string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    return values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}

/** A run's time as `YYYY-MM-DD HH:MM:SS.fff` in UTC, from an option's text or now. Throws a UsageError. */
export function readTime(text: string | undefined): string {
  const print = (time: Date) => time.toISOString().replace('T', ' ').replace('Z', '');
  if (text === undefined) return print(new Date());
  const [, date, clock = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z|[+-]\d{2}:\d{2})?$/.exec(
      text.trim(),
    ) ?? [];
  const time = new Date(`${date}T${clock}${zone}`);
  // JavaScript takes February 30 for March 2.
  const midnight = new Date(`${date}T00:00:00Z`);
  const real = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(`${date}T`);
  if (!real || Number.isNaN(time.getTime()))
    throw new UsageError(`--at: "${text}" is no time; write it as "2025-07-01 08:00:00"`);
  return print(time);
}

/** A number of threads from an option's text; undefined where there is none. Throws a UsageError. */
export function readThreads(text: string | undefined): number | undefined {
  const threads = text === undefined ? undefined : Number(text);
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0))
    throw new UsageError(`--threads: "${text}" is no number of threads`);
  return threads;
}
