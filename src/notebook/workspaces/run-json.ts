import type { MeasuredUnit } from '../measured.ts';
import type { SavedRun } from '../persist.ts';
import { idleState, type UnitStatus } from '../unit.ts';

const statuses: ReadonlySet<unknown> = new Set<UnitStatus>([
  'idle',
  'done',
  'failed',
  'blocked',
  'stopped',
  'stale',
]);

/** The record of a run as JSON; `null` where there is none. */
export function printRun(run: SavedRun | undefined): string {
  return `${JSON.stringify({ run: run ?? null }, undefined, 1)}\n`;
}

/**
 * Reads what `printRun` has written, and takes over only what it knows: it may come from anywhere.
 * Throws where it is no record of a run.
 */
export function readRun(text: string, now: Date): SavedRun | undefined {
  const whole = JSON.parse(text) as unknown;
  if (!isRecord(whole)) throw new Error('no record of a run');
  const { run } = whole;
  if (run === null) return undefined;
  if (!isRecord(run) || !isMoment(run['at'], now) || !isNumber(run['seconds']) || !isRecord(run['states']))
    throw new Error('no record of a run');
  const states = entries(run['states']).flatMap(([id, state]) =>
    isRecord(state) ? [[id, readState(state)]] : [],
  );
  const measured = isRecord(run['measured']) ? run['measured'] : {};
  return {
    at: run['at'],
    seconds: run['seconds'],
    states: Object.fromEntries(states) as SavedRun['states'],
    measured: Object.fromEntries(
      entries(measured).flatMap(([title, unit]): [string, MeasuredUnit][] =>
        isRecord(unit) ? [[title, readMeasured(unit)]] : [],
      ),
    ),
  };
}

function readState(state: Record<string, unknown>): SavedRun['states'][string] {
  const { status, seconds, error, blockedBy } = state;
  return {
    ...idleState,
    status: statuses.has(status) ? (status as UnitStatus) : 'idle',
    figures: numbersOf(state['figures']),
    seconds: isNumber(seconds) ? seconds : 0,
    messages: textsOf(state['messages']),
    error: typeof error === 'string' ? error : '',
    ...(typeof blockedBy === 'string' ? { blockedBy } : {}),
    sql: textsOf(state['sql']),
  };
}

function readMeasured(unit: Record<string, unknown>): MeasuredUnit {
  const at = typeof unit['at'] === 'string' ? unit['at'] : '';
  return { at, now: numbersOf(unit['now']), before: numbersOf(unit['before']) };
}

function entries(record: Record<string, unknown>): [string, unknown][] {
  return Object.entries(record);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A run's time, not later than tomorrow: the next run's time has to be later. */
function isMoment(value: unknown, now: Date): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(value)) return false;
  const time = Date.parse(`${value.replace(' ', 'T')}Z`);
  return time < now.getTime() + 24 * 60 * 60 * 1000;
}

function numbersOf(value: unknown): Record<string, number> {
  const pairs = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(pairs.filter((pair): pair is [string, number] => isNumber(pair[1])));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
