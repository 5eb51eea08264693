import { differencesOf, differenceText, withDifferences, type Difference } from './differences.ts';
import { comparedFigures, movesOf, type Move } from './moves.ts';
import { Replay, type ReplayOptions } from './replay.ts';
import type { Figure, RunEntry } from './run-entry.ts';

/** One difference between two runs, and what it alone has moved, given those before it. */
export interface Part {
  difference: Difference;
  /** The difference in a few words. */
  text: string;
  /** The later of the two runs that it lies between. */
  run: string;
  moves: Move[];
}

/** Why the figures of two runs differ. */
export interface Attribution {
  /** The figures that differ, from the earlier run to the later one; they are the sums of the parts' moves. */
  moves: Move[];
  parts: Part[];
  /** What the reader should know besides, in sentences. */
  notes: string[];
}

/** The runs from the first with no tables up to one, the earliest first. Throws an Error where one is missing. */
export function chainOf(entry: RunEntry, history: readonly RunEntry[]): RunEntry[] {
  const chain = [entry];
  while (chain[0]!.base !== null) {
    const { base } = chain[0]!;
    const before = history.find(({ at }) => at === base);
    if (!before || chain.includes(before))
      throw new Error(`The run of ${base} is not in the history any more.`);
    chain.unshift(before);
  }
  return chain;
}

/**
 * Says why the figures of two runs differ: replays the later one with one difference after the other made, each time on
 * the tables with which it began, so that the parts add up to the whole. Where runs lie between them, one after the other.
 * Rejects with an Error that names what is not kept any more, and with an AbortError once the signal is aborted.
 * @param told hears of each step, and how many there are
 */
export async function attribute(
  before: RunEntry,
  after: RunEntry,
  history: readonly RunEntry[],
  options: ReplayOptions,
  told: (done: number, of: number) => void = () => undefined,
): Promise<Attribution> {
  const pairs = pairsBetween(before, after, history);
  const replay = new Replay(options);
  try {
    const made = new Map<string, Awaited<ReturnType<Replay['made']>>>();
    for (const entry of pairs.flat()) if (!made.has(entry.at)) made.set(entry.at, await replay.made(entry));
    const plans = pairs.map(([one, other]) => differencesOf(made.get(one.at)!, made.get(other.at)!));
    const steps = plans.reduce((sum, differences) => sum + differences.length + 1, 0);
    let done = 0;
    const parts: Part[] = [];
    let first: Figure[] | undefined;
    let last: Figure[] = [];
    for (const [at, [one, other]] of pairs.entries()) {
      const differences = plans[at]!;
      const begin =
        other.base === null
          ? []
          : chainOf(
              history.find((entry) => entry.at === other.base)!,
              history,
            );
      let figures: Figure[] | undefined;
      for (let count = 0; count <= differences.length; count++) {
        options.signal?.throwIfAborted();
        told(done++, steps);
        await replay.after(begin);
        const between = withDifferences(
          made.get(one.at)!,
          made.get(other.at)!,
          new Set(differences.slice(0, count)),
        );
        const now = comparedFigures(await replay.run(between, other, begin.at(-1)));
        if (figures) {
          const difference = differences[count - 1]!;
          const text = differenceText(difference);
          parts.push({ difference, text, run: other.at, moves: movesOf(figures, now) });
        }
        figures = now;
        first ??= now;
        last = now;
      }
    }
    told(steps, steps);
    return { moves: movesOf(first!, last), parts, notes: notesOn(last, after) };
  } finally {
    await replay.close();
  }
}

/** The pairs of runs that follow each other from one to the other. Throws an Error where they have no common beginning. */
function pairsBetween(
  before: RunEntry,
  after: RunEntry,
  history: readonly RunEntry[],
): [RunEntry, RunEntry][] {
  if (before.base === after.base) return [[before, after]];
  const chain = chainOf(after, history);
  const from = chain.findIndex(({ at }) => at === before.at);
  if (from < 0)
    throw new Error(
      'The two runs did not begin with the same tables, so that it can’t be told what moved them apart.',
    );
  return chain.slice(from, -1).map((entry, at) => [entry, chain[from + at + 1]!]);
}

/** What the replay of the last run gives otherwise than the run did. */
function notesOn(last: readonly Figure[], after: RunEntry): string[] {
  const moves = movesOf(last, comparedFigures(after)).filter(
    ({ before, after: is }) => before !== undefined && is !== undefined,
  );
  return moves.map(
    ({ of, title, before, after: is }) =>
      `The run of ${after.at} had ${title} of ${of} as ${is}, its replay has ${before}: something that is not kept was another then.`,
  );
}
