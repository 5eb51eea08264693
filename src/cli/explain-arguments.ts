import { parseArgs } from 'node:util';
import { errorText } from '../core/error-text.ts';
import type { RowIdentity } from '../engine/passport/passport.ts';
import { UsageError } from './usage-error.ts';

/** What `medallion explain` is asked for. */
export interface ExplainArguments {
  table: string;
  row: RowIdentity;
  configs: string;
  db: string;
  json: boolean;
  /** How many milliseconds the BI queries may take; undefined where the usual time is meant. */
  patience: number | undefined;
}

/** Reads the arguments of `medallion explain`. Throws a UsageError for the first that is missing or can't be used. */
export function readExplainArguments(args: string[]): ExplainArguments {
  const { positionals, values } = parse(args);
  const [table, ...key] = positionals;
  const { configs = 'configs', db, row, json = false, wait } = values;
  if (table === undefined)
    throw new UsageError('explain: name a table, and the key of a row or --row FILE:N');
  if (db === undefined || db === '')
    throw new UsageError('--db: name the file in which `medallion run --db FILE` keeps the tables');
  if (row === undefined && key.length === 0)
    throw new UsageError(`explain: name the key of the row of ${table}, or its record with --row FILE:N`);
  if (row !== undefined && key.length > 0)
    throw new UsageError(`--row: names a record, and "${key.join(' ')}" a key: one of them is enough`);
  const identity = row === undefined ? { key: key.map(keyValue) } : recordNamed(row);
  return { table, row: identity, configs, db, json, patience: waitedFor(wait) };
}

/** In the configuration the word means NULL, too. */
function keyValue(word: string): string | null {
  return word === 'null' ? null : word;
}

function recordNamed(text: string): RowIdentity {
  const [, file, digits] = /^(.+):(\d+)$/s.exec(text) ?? [];
  const row = Number(digits);
  if (file === undefined || !Number.isSafeInteger(row) || row < 1)
    throw new UsageError(`--row: "${text}" is no record; write it as hcp_data.csv:12`);
  return { record: { file, row } };
}

/** The longest time that a timer takes, in seconds. */
const longest = 2_000_000;

function waitedFor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!/^[\d.]+$/.test(text) || !(seconds <= longest))
    throw new UsageError(`--wait: "${text}" is no number of seconds`);
  return seconds * 1000;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { configs: text, db: text, row: text, wait: text, json: { type: 'boolean' } },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}
