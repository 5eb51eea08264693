import { countText, plural } from '../core/plural.ts';
import type {
  AlikeRow,
  Change,
  CheckStep,
  DedupStep,
  Field,
  MergeStep,
  Passport,
  PassportStep,
  PublishStep,
  RecordRef,
  StandingRow,
} from '../engine/passport/passport.ts';

const widestValue = 80;

/** A record as a sentence has it. */
export function recordText({ file, row }: RecordRef): string {
  return `record ${row} of ${file}`;
}

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
  switch (step.kind) {
    case 'extract':
      return lines('', ...valueLines(step.values ?? []));
    case 'cleanse':
    case 'std':
      return lines(step.changes.length === 0 ? ': nothing changed' : '', ...changeLines(step.changes));
    case 'dq':
      return lines(checksHead(step), ...checkLines(step));
    case 'stage':
      return lines(`: ${mergeText(step)}`);
    case 'ingest':
      return lines(`: ${mergeText(step)}`, ...valueLines(isIn(step) ? step.row!.values : []));
    case 'dedup':
      return lines(`: ${dedupText(step)}`, ...(step.removedCount > 1 ? step.removed.map(alikeText) : []));
    case 'publish':
      return lines(publishHead(step), ...publishLines(step));
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

function checksHead({ checks }: CheckStep): string {
  const failed = checks.filter(({ passed, marked }) => !passed && !marked).length;
  return failed === 0
    ? `: passed ${plural(checks.length, 'check')}`
    : `: failed ${failed} of ${plural(checks.length, 'check')}`;
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

/** Who has written a row last, and when. */
function sinceText({ origin, updated }: StandingRow): string {
  return `${updated}, by ${recordText(origin)}, load ${origin.load}`;
}

function mergeText({ outcome, by, row }: MergeStep): string {
  const stands = row ? `; the table keeps the row of ${sinceText(row)}` : '';
  switch (outcome) {
    case 'inserted':
      return `inserted at ${row?.created}`;
    case 'updated':
      return `updated at ${row?.updated}; it is there since ${row?.created}`;
    case 'unchanged':
      return `unchanged since ${row ? sinceText(row) : 'an earlier load'}`;
    case 'superseded':
      return by ? `superseded by ${recordText(by)}, load ${by.load}` : outcome;
    case 'rejected':
      return `rejected${stands}`;
    case 'duplicate':
      return 'loaded, and removed as a duplicate';
    default:
      return outcome;
  }
}

function alikeText({ origin, key }: AlikeRow): string {
  return `${fieldsText(key)} (${recordText(origin)}, load ${origin.load})`;
}

function dedupText({ outcome, survivor, removed, removedCount }: DedupStep): string {
  if (survivor) return `removed as a duplicate of ${alikeText(survivor)}`;
  if (outcome !== 'kept') return outcome;
  if (removedCount === 0) return 'kept; no other row agrees with it';
  return removedCount === 1
    ? `kept; its duplicate ${alikeText(removed[0]!)} was removed`
    : `kept; ${plural(removedCount, 'duplicate')} of it were removed`;
}

function publishHead({ rows, count }: PublishStep): string {
  if (!rows) return '';
  return count === 0 ? ': no row would be another without it' : `: feeds ${plural(count, 'row')}`;
}

function publishLines({ rows, count }: PublishStep): string[] {
  const shown = (rows ?? []).map(fieldsText);
  return count > shown.length && rows ? [...shown, `… and ${countText(count - shown.length)} more`] : shown;
}

function fieldsText(fields: readonly Field[]): string {
  return fields.map(({ column, value }) => `${column} ${valueText(value)}`).join(', ');
}

/** A value on one line, in quotes where its ends would not be seen, cut where it is long. */
function valueText(value: string | null): string {
  if (value === null) return 'NULL';
  const text = /^$|^\s|\s$|^NULL$|[\p{Cc}]/u.test(value) ? JSON.stringify(value) : value;
  return text.length > widestValue ? `${text.slice(0, widestValue - 1)}…` : text;
}
