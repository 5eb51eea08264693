import type { Migration, Stored } from './migration.ts';
import { resultsWithInputs } from './results-with-inputs.ts';

/** Every step, in order. */
export const migrations: readonly Migration[] = [resultsWithInputs];

/** The version of what this page keeps. */
export const storedVersion = migrations.at(-1)!.from + 1;

/** The version of what is kept; undefined where nothing is. The first one didn't write its number. */
export function versionOf(stored: Stored): number | undefined {
  const { version, ...rest } = stored;
  if (typeof version === 'number') return version;
  return Object.values(rest).some((value) => value !== undefined) ? 1 : undefined;
}

/** What is kept in the shape that this page reads. Takes what is of this version or an earlier one. */
export function migrated(stored: Stored): Stored {
  const version = versionOf(stored) ?? storedVersion;
  const steps = migrations.filter(({ from }) => from >= version);
  return { ...steps.reduce((shape, step) => step.migrate(shape), stored), version: storedVersion };
}
