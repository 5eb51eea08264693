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
}

/** Reads the arguments of `medallion explain`. Throws a UsageError for the first that is missing or can't be used. */
export function readExplainArguments(args: string[]): ExplainArguments {
  const { positionals, values } = parse(args);
  const [table, ...key] = positionals;
  const { configs = 'configs', db, row, json = false } = values;
  if (table === undefined)
    throw new UsageError('explain: name a table, and the key of a row or --row FILE:N');
  if (db === undefined || db === '')
    throw new UsageError('--db: name the file in which `medallion run --db FILE` keeps the tables');
  if (row === undefined && key.length === 0)
    throw new UsageError(`explain: name the key of the row of ${table}, or its record with --row FILE:N`);
  if (row !== undefined && key.length > 0)
    throw new UsageError(`--row: names a record, and "${key.join(' ')}" a key: one of them is enough`);
  return { table, row: row === undefined ? { key: key.map(keyValue) } : recordNamed(row), configs, db, json };
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

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { configs: text, db: text, row: text, json: { type: 'boolean' } },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}
