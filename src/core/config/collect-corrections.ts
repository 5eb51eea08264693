import type { Problem } from '../problem.ts';
import { linesFor } from './collect.ts';
import type { Config } from './config.ts';
import { correctionKeys } from './correction-keys.ts';
import type { CorrectionRule } from './rules.ts';

/** The corrections of a bronze table, by its own name, and what is wrong with their lines. */
export function collectCorrections(
  config: Config,
  table: string,
): { corrections: CorrectionRule[]; problems: Problem[] } {
  const corrections: CorrectionRule[] = [];
  const problems: Problem[] = [];
  for (const row of linesFor(config, 'corrections', table)) {
    const { _file: file, _row: number, key, column_name: column, old_value: before } = row.values;
    const { new_value: after, reason } = row.values;
    const { keys } = correctionKeys(key ?? '');
    const report = (place: string, message: string) =>
      problems.push({ severity: 'error', file: row.file, line: row.line, column: place, message });
    if (number != null && !/^\d+$/.test(number)) report('_row', `"${number}" is no number of a record`);
    else if (number == null && keys.length === 0)
      report('_row', 'is empty, and so is key: one of them must tell the record');
    else if (number != null && file == null)
      report('_file', 'is empty: the number of a record counts in one file only');
    else
      corrections.push({
        column: column ?? '',
        record: number == null ? undefined : { file: file!, row: Number(number) },
        keys,
        before: before ?? null,
        after: after ?? null,
        reason: reason ?? '',
        line: row.line,
      });
  }
  return { corrections, problems };
}
