/** The two ends of a condition such as `1..10`; undefined where an end is open. */
export interface Bounds {
  from: string | undefined;
  to: string | undefined;
}

/**
 * Reads a condition of two ends, `from..to`, of which one may be left out. Throws an Error that says what is wrong.
 * @param isEnd whether a text can be an end
 * @param kind what an end is: `number`
 * @param compare below zero where the first end comes before the second
 */
export function readBounds(
  condition: string,
  isEnd: (text: string) => boolean,
  kind: string,
  compare: (from: string, to: string) => number,
): Bounds {
  const parts = condition.split('..').map((part) => part.trim());
  if (parts.length !== 2) throw new Error(`"${condition}" is no range: write from..to, such as 1..10`);
  const [from, to] = parts.map((part) => (part === '' ? undefined : part)) as [
    string | undefined,
    string | undefined,
  ];
  for (const end of [from, to])
    if (end !== undefined && !isEnd(end)) throw new Error(`"${end}" is no ${kind}`);
  if (from === undefined && to === undefined)
    throw new Error('both ends of the range are open: it says nothing');
  if (from !== undefined && to !== undefined && compare(from, to) > 0)
    throw new Error(`the range ends before it begins: ${from} is more than ${to}`);
  return { from, to };
}

/** The condition under which a comparable expression lies within bounds, each end in SQL. */
export function within(expression: string, { from, to }: Bounds, end: (text: string) => string): string {
  return [
    ...(from === undefined ? [] : [`${expression} >= ${end(from)}`]),
    ...(to === undefined ? [] : [`${expression} <= ${end(to)}`]),
  ].join(' AND ');
}

/** Bounds that are whole numbers from 0 on: lengths and counts. */
export function countBounds(condition: string): Bounds {
  return readBounds(
    condition,
    (text) => /^\d{1,15}$/.test(text),
    'whole number from 0 on',
    (from, to) => Number(from) - Number(to),
  );
}
