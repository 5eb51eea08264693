/** A title as the name of a file, without its ending: `Units by category` → `Units_by_category`. */
export function fileName(title: string): string {
  return title.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^_+|_+$/g, '') || 'tile';
}
