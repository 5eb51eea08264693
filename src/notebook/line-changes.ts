import { countText, plural } from '../core/plural.ts';

/** A record of a file that another version lacks, that it has and this one doesn't, or that has another place now. */
export interface LineChange {
  sign: '+' | '−' | '↕';
  /** 1-based line in the version that has it, in the later one where both have it. */
  line: number;
  text: string;
}

/** A record as it stands in a file. */
interface Line {
  line: number;
  fields: readonly string[];
}

/**
 * Which records one version of a file has and the other has not, and which have moved between the others, in the order of
 * their lines.
 */
export function lineChanges(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const places = new Map<string, number[]>();
  for (const [place, line] of before.entries())
    places.set(keyOf(line), [...(places.get(keyOf(line)) ?? []), place]);
  const stayed: { line: Line; place: number }[] = [];
  const added: Line[] = [];
  for (const line of after) {
    const place = places.get(keyOf(line))?.shift();
    if (place === undefined) added.push(line);
    else stayed.push({ line, place });
  }
  const gone = [...places.values()].flat().map((place) => before[place]!);
  const kept = longestRise(stayed.map(({ place }) => place));
  const moved = stayed.filter((_, at) => !kept.has(at)).map(({ line }) => line);
  const change = (sign: LineChange['sign']) => (record: Line) => ({
    sign,
    line: record.line,
    text: record.fields.join(', '),
  });
  return [...gone.map(change('−')), ...added.map(change('+')), ...moved.map(change('↕'))].sort(
    (one, other) => one.line - other.line || (one.sign === '−' ? -1 : 1),
  );
}

/** How many lines are others, in words: `2 lines of ref_data.csv changed, 1 moved`. */
export function changeWords(changes: readonly LineChange[], file: string): string {
  const count = (sign: LineChange['sign']) => changes.filter((change) => change.sign === sign).length;
  const [added, gone] = [count('+'), count('−')];
  const changed = Math.min(added, gone);
  const parts = [
    [changed, 'changed'],
    [added - changed, 'added'],
    [gone - changed, 'removed'],
    [count('↕'), 'moved'],
  ] as const;
  const [first, ...others] = parts.filter(([number]) => number > 0);
  if (!first) return '';
  const rest = others.map(([number, what]) => `, ${countText(number)} ${what}`).join('');
  return `${plural(first[0], 'line')} of ${file} ${first[1]}${rest}`;
}

const keyOf = ({ fields }: Line) => JSON.stringify(fields);

/** The places in a list of a longest part of it that rises; what is not in it is out of order. */
function longestRise(numbers: readonly number[]): Set<number> {
  /** The places of the least number with which a rise of each length ends. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1]);
    ends[low] = at;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
}
