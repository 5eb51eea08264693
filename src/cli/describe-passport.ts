import { countText } from '../core/plural.ts';
import type {
  Change,
  CheckStep,
  Field,
  MergeStep,
  Passport,
  PassportStep,
  PublishStep,
} from '../engine/passport/passport.ts';
import { alikeText, fieldsText, recordText, stepHead, valueText } from '../engine/passport/passport-words.ts';

/** A passport as lines for people. */
export function describePassport(passport: Passport): string {
  const { table, key, outcome, record, reason, text, steps, sameKey, sameKeyCount, notes } = passport;
  const name = table.split('.').at(-1)!;
  return [
    `${key.length > 0 ? fieldsText(key) : recordText(record)} (${name}): ${outcome}${reason && `: ${reason}`}`,
    `${recordText(record)}, load ${record.load}`,
    ...(text ? [`its text: ${valueText(text)}`] : []),
    ...notes,
    ...steps.flatMap((step) => ['', ...stepLines(step)]),
    ...(sameKey.length > 0 ? ['', 'Other records of the load with this key:'] : []),
    ...sameKey.map(
      ({ record: other, reasons }) => `  ${recordText(other)}${reasons && `, rejected: ${reasons}`}`,
    ),
    ...(sameKeyCount > sameKey.length ? [`  … and ${countText(sameKeyCount - sameKey.length)} more`] : []),
    '',
  ].join('\n');
}

function stepLines(step: PassportStep): string[] {
  const head = `${step.layer.padEnd(7)} ${step.table}`;
  const lines = (first: string, ...more: string[]) => [
    `${head}${first}  (${step.kind}, ${step.file}:${step.line})`,
    ...more.map((line) => `  ${line}`),
    ...(step.note ? [`  note: ${step.note}`] : []),
  ];
  const words = stepHead(step);
  return lines(words && `: ${words}`, ...detailLines(step));
}

function detailLines(step: PassportStep): string[] {
  switch (step.kind) {
    case 'extract':
      return valueLines(step.values ?? []);
    case 'cleanse':
    case 'std':
      return changeLines(step.changes);
    case 'dq':
      return checkLines(step);
    case 'stage':
      return [];
    case 'ingest':
      return valueLines(isIn(step) ? step.row!.values : []);
    case 'dedup':
      return step.removedCount > 1 ? step.removed.map(alikeText) : [];
    case 'publish':
      return publishLines(step);
  }
}

function valueLines(fields: readonly Field[]): string[] {
  const width = Math.max(0, ...fields.map(({ column }) => column.length));
  return fields.map(({ column, value }) => `${column.padEnd(width)}  ${valueText(value)}`);
}

function changeLines(changes: readonly Change[]): string[] {
  return changes.map(
    ({ column, before, after, rule, file, line }) =>
      `${column}: ${valueText(before)} → ${valueText(after)}  (${rule}, ${file}:${line})`,
  );
}

function checkLines({ checks }: CheckStep): string[] {
  return checks.map(({ check, column, condition, reason, passed, marked, place }) =>
    [
      `${passed ? '✓' : '✕'} ${[column, check, condition && valueText(condition)].filter(Boolean).join(' ')}${passed ? '' : `: ${reason}`}${marked ? ' (only marked)' : ''}`,
      ...(place ? [`(${place.file}:${place.line})`] : []),
    ].join('  '),
  );
}

function isIn({ outcome, row }: MergeStep): boolean {
  return row !== null && ['inserted', 'updated', 'unchanged'].includes(outcome);
}

function publishLines({ rows, count }: PublishStep): string[] {
  const shown = (rows ?? []).map(fieldsText);
  return count > shown.length && rows ? [...shown, `… and ${countText(count - shown.length)} more`] : shown;
}
