import { parseArgs } from 'node:util';
import { errorText } from '../core/error-text.ts';
import {
  delimiterOf,
  delimiterProblem,
  encodingOf,
  encodingProblem,
  quoteOf,
  quoteProblem,
  skipProblem,
} from '../core/config/read-settings.ts';
import type { ReadChoice } from '../engine/readers/format.ts';
import { UsageError } from './usage-error.ts';

/** What `medallion inspect` is asked for. */
export interface InspectArguments {
  files: string[];
  json: boolean;
  preview: number;
  /** What is not to be found out by the files' content. */
  choice: ReadChoice;
}

/** Reads the arguments of `medallion inspect`. Throws a UsageError where no file is named or an option can't be used. */
export function readInspectArguments(args: string[]): InspectArguments {
  const { positionals, values } = parse(args);
  if (positionals.length === 0) throw new UsageError('inspect: name the files to look at');
  const preview = Number(values.preview ?? 5);
  if (!Number.isInteger(preview) || preview < 0)
    throw new UsageError(`--preview: "${values.preview}" is no number of records`);
  const { encoding, delimiter, quote, skip, header, sheet } = values;
  check('encoding', encoding, encodingProblem);
  check('delimiter', delimiter, delimiterProblem);
  check('quote', quote, quoteProblem);
  check('skip', skip, skipProblem);
  check('header', header, (word) =>
    /^(?:yes|no)$/.test(word) ? undefined : `"${word}" is neither yes nor no`,
  );
  const choice: ReadChoice = {
    encoding: encoding === undefined ? undefined : encodingOf(encoding),
    delimiter: delimiter === undefined ? undefined : delimiterOf(delimiter),
    quote: quote === undefined ? undefined : quoteOf(quote),
    skipLines: skip === undefined ? undefined : Number(skip),
    hasHeader: header === undefined ? undefined : header === 'yes',
    part: sheet,
  };
  return { files: positionals, json: values.json ?? false, preview, choice };
}

function check(
  option: string,
  word: string | undefined,
  problemOf: (word: string) => string | undefined,
): void {
  const problem = word === undefined ? undefined : problemOf(word);
  if (problem !== undefined) throw new UsageError(`--${option}: ${problem}`);
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        json: { type: 'boolean' },
        preview: text,
        sheet: text,
        encoding: text,
        delimiter: text,
        quote: text,
        skip: text,
        header: text,
      },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(errorText(error));
  }
}
