export function placeOfError(_m: string, _s: string, _p?: string): { from: number; to: number } | undefined {
  return undefined;
}
