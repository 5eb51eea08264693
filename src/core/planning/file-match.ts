import { fileNameOf } from './configured-jobs.ts';

/** Endings that say how a file is written or packed, and not what is in it. */
const endings =
  /(?:\.(?:csv|tsv|tab|psv|txt|json|jsonl|ndjson|parquet|xlsx|xlsm|arrow|feather|ipc|gz|zip))+$/i;

/** What a data file is called whatever it is written as: `hcp_data` for `in/HCP_Data.csv.gz`. */
export function fileStem(path: string): string {
  return fileNameOf(path).replace(endings, '').toLowerCase();
}

/**
 * Which of the given files stands for each wanted one: that of the same name in any case, else one that is called alike but
 * for its ending, as a table may come as a workbook one day. Of several that fit equally the last counts.
 * @returns the files by the wanted names; a file fills several where they differ in their ending only
 */
export function matchFiles<File>(
  files: readonly File[],
  nameOf: (file: File) => string,
  wanted: readonly string[],
): Map<string, File> {
  const matches = new Map<string, File>();
  for (const name of wanted) {
    const alike = files.filter((file) => fileStem(nameOf(file)) === fileStem(name));
    const same = alike.filter((file) => fileNameOf(nameOf(file)).toLowerCase() === name.toLowerCase());
    const found = same.at(-1) ?? alike.at(-1);
    if (found !== undefined) matches.set(name, found);
  }
  return matches;
}
