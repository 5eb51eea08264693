/**
 * The share of failing rows that is tolerated, from 0 to 1: `0.5%` or `0.005`. Throws an Error that says what is wrong
 * with a text that is none.
 */
export function readTolerance(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  if (!match) throw new Error(`"${text}" is no share: write 0.5% or 0.005`);
  const share = Number(match[1]) / (match[2] ? 100 : 1);
  if (share > 1) throw new Error(`"${text}" is more than all rows: a share goes up to 100% or 1`);
  return share;
}
