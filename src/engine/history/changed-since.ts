import { differencesOf, type Difference } from './differences.ts';
import type { RunEntry } from './run-entry.ts';

/**
 * What was another in one run than in another one. A configuration table whose text is not kept any more is told as a whole.
 * @param text a configuration's text by its checksum; undefined where it is not kept
 */
export async function changedSince(
  before: RunEntry,
  after: RunEntry,
  text: (checksum: string) => Promise<string | undefined>,
): Promise<Difference[]> {
  const made = async ({ configs, files }: RunEntry) => {
    const texts: Record<string, string> = {};
    for (const [name, checksum] of Object.entries(configs)) texts[name] = (await text(checksum)) ?? checksum;
    return { texts, files };
  };
  return differencesOf(await made(before), await made(after));
}
