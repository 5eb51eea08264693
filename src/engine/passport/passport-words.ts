import { plural } from '../../core/plural.ts';
import type {
  AlikeRow,
  CheckStep,
  DedupStep,
  Field,
  MergeStep,
  PassportStep,
  PublishStep,
  RecordRef,
  StandingRow,
} from './passport.ts';

const widestValue = 80;

/** A record as a sentence has it. */
export function recordText({ file, row }: RecordRef): string {
  return `record ${row} of ${file}`;
}

/** What a step says behind its table's name, in a few words; '' where its lines say it all. */
export function stepHead(step: PassportStep): string {
  switch (step.kind) {
    case 'extract':
      return '';
    case 'cleanse':
    case 'std':
      return step.changes.length === 0 ? 'nothing changed' : '';
    case 'dq':
      return checksHead(step);
    case 'stage':
    case 'ingest':
      return mergeText(step);
    case 'dedup':
      return dedupText(step);
    case 'publish':
      return publishHead(step);
  }
}

function checksHead({ checks }: CheckStep): string {
  const marked = checks.filter((check) => check.marked).length;
  const failed = checks.filter(({ passed }) => !passed).length - marked;
  const all = plural(checks.length, 'check');
  const said = failed > 0 ? `failed ${failed}` : marked > 0 ? `passed ${checks.length - marked}` : '';
  return `${said ? `${said} of ` : 'passed '}${all}${marked > 0 ? `, marked by ${marked}` : ''}`;
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

/** A row that agrees with another one, by its key and its record. */
export function alikeText({ origin, key }: AlikeRow): string {
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
  return count === 0 ? 'feeds no row: all would be the same without it' : `feeds ${plural(count, 'row')}`;
}

/** Columns with their values on one line. */
export function fieldsText(fields: readonly Field[]): string {
  return fields.map(({ column, value }) => `${column} ${valueText(value)}`).join(', ');
}

/** A value on one line, in quotes where its ends would not be seen, cut where it is long. */
export function valueText(value: string | null): string {
  if (value === null) return 'NULL';
  const text = /^$|^\s|\s$|^NULL$|[\p{Cc}]/u.test(value) ? JSON.stringify(value) : value;
  return text.length > widestValue ? `${text.slice(0, widestValue - 1)}…` : text;
}
