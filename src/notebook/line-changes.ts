/** A record of a file that another version lacks, or that it has and this one doesn't. */
export interface LineChange {
  sign: '+' | '−';
  /** 1-based line in the version that has it. */
  line: number;
  text: string;
}

/** A record as it stands in a file. */
interface Line {
  line: number;
  fields: readonly string[];
}

/**
 * Which records one version of a file has and the other has not, in the order of their lines; records that only moved
 * are in both.
 */
export function lineChanges(before: readonly Line[], after: readonly Line[]): LineChange[] {
  const textOf = ({ fields }: Line) => fields.join(', ');
  const only = (own: readonly Line[], others: readonly Line[], sign: LineChange['sign']): LineChange[] => {
    const left = new Map<string, number>();
    for (const other of others) left.set(textOf(other), (left.get(textOf(other)) ?? 0) + 1);
    return own.flatMap((record) => {
      const text = textOf(record);
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count > 0 ? [] : [{ sign, line: record.line, text }];
    });
  };
  return [...only(before, after, '−'), ...only(after, before, '+')].sort(
    (one, other) => one.line - other.line || (one.sign === '−' ? -1 : 1),
  );
}
