import { checkPlan } from '../core/check.ts';
import { readConfig, type Config } from '../core/config/config.ts';
import { configTableOf, configTables } from '../core/config/tables.ts';
import { planOf, type Plan } from '../core/plan.ts';
import { fileNameOf } from '../core/planning/configured-jobs.ts';
import { tidyProblems, type Problem } from '../core/problem.ts';

/** What the user has brought, in place of the sample. Never changed in place: Undo keeps earlier ones. */
export interface Own {
  /** Texts of configuration tables, by table name. */
  readonly configs: Readonly<Record<string, string>>;
  /** Those of them that are the shipped ones but for what was edited on the page. */
  readonly edited: readonly string[];
  /** Data files, by name in lower case. */
  readonly files: ReadonlyMap<string, File>;
  /** Names of data files that were too large to be kept over a reload. */
  readonly forgotten: readonly string[];
}

/** Nothing brought: the sample as it is shipped. */
export function nothingOwn(): Own {
  return { configs: {}, edited: [], files: new Map(), forgotten: [] };
}

/** What is own with tables that were edited on the page. */
export function withEdits(own: Own, texts: Own['configs']): Own {
  const shipped = Object.keys(texts).filter((name) => !(name in own.configs));
  return { ...own, configs: { ...own.configs, ...texts }, edited: [...own.edited, ...shipped] };
}

/** What is own with tables that were brought as files. */
export function withTables(own: Own, texts: Own['configs']): Own {
  const edited = own.edited.filter((name) => !(name in texts));
  return { ...own, configs: { ...own.configs, ...texts }, edited };
}

/** Tables without which a configuration is the sample's, so that its data model still fits. */
export const mainTables: readonly string[] = ['pipeline_config', 'main_pipeline_config'];

/**
 * The configuration texts in force: the user's over the shipped ones. With own jobs but without a data model of
 * their own the shipped one applies only where the names of the tables fit, as everywhere.
 */
export function mergeConfigs(shipped: Own['configs'], own: Own['configs']) {
  const merged: Record<string, string | undefined> = { ...shipped, ...own };
  if (mainTables.some((name) => name in own) && !('data_model' in own)) merged['data_model'] = undefined;
  return merged;
}

/** Builds the plan of the configuration in force. */
export async function buildPlan(
  shipped: { configs: Own['configs']; model: string },
  own: Own['configs'],
  translate: (config: Config) => Promise<Config>,
): Promise<{ plan: Plan; problems: Problem[] }> {
  const config = readConfig(mergeConfigs(shipped.configs, own), shipped.model);
  const translated = await translate(config);
  const plan = planOf(translated);
  return { plan, problems: tidyProblems([...plan.problems, ...checkPlan(plan, translated)]) };
}

/** The plan of configuration texts as they are. */
export async function planFrom(
  texts: Own['configs'],
  model: string,
  translate: (config: Config) => Promise<Config>,
): Promise<Plan> {
  return planOf(await translate(readConfig({ ...texts }, model)));
}

/** The names of the data files that a plan reads, each once. */
export function filesRead(plan: Plan): string[] {
  const names = plan.jobs.flatMap((job) => (job.file ? [job.file.name] : []));
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

/** A text that tells one content of a data file from another. */
export function fileStamp(name: string, own: Own): string {
  const file = own.files.get(name.toLowerCase());
  return file ? `${file.size} bytes of ${file.lastModified}` : 'sample';
}

/** The files of a drop by what they are. */
export interface Sorted {
  configs: { table: string; file: File }[];
  notebooks: File[];
  rest: File[];
}

/** Tells configuration tables from other files, by name. Of two files with one name the last counts. */
export function sortFiles(files: readonly File[]): Sorted {
  const byName = new Map(files.map((file) => [fileNameOf(file.name).toLowerCase(), file]));
  const sorted: Sorted = { configs: [], notebooks: [], rest: [] };
  for (const file of byName.values()) {
    const table = configTableOf(file.name);
    if (table) sorted.configs.push({ table: table.name, file });
    else if (/\.(?:md|markdown)$/i.test(file.name)) sorted.notebooks.push(file);
    else sorted.rest.push(file);
  }
  return sorted;
}

/** Which names would have matched, for a file that matches nothing. */
export function namesThatMatch(plan: Plan): string {
  const tables = configTables.map((table) => `${table.name}.csv`).join(', ');
  const data = filesRead(plan).join(', ') || 'none, as the configuration reads no file';
  return `Configuration tables are named ${tables}. Data files are named ${data}.`;
}

/** What is shipped, as far as it tells whose files are read. */
export interface ShippedSample {
  configs: Own['configs'];
  /** The names of the sample's files, in lower case. */
  sample: ReadonlySet<string>;
}

/** How the tables that the user's configuration fills from files stand to those that the shipped one does. */
type Filling = 'same' | 'more' | 'other';

const fillings = new WeakMap<Own['configs'], Filling>();

function fillingOf(own: Own['configs'], shipped: Own['configs']): Filling {
  const known = fillings.get(own);
  if (known !== undefined) return known;
  const fills = (configs: Own['configs']) => {
    const rows = readConfig({ pipeline_config: configs['pipeline_config'] ?? '' }, '').tables[
      'pipeline_config'
    ]!;
    const names = ['catalog_name', 'schema_name', 'table_name', 'file_path'];
    return rows.map(({ values }) =>
      names
        .map((name) => values[name] ?? '')
        .join(' ')
        .toLowerCase(),
    );
  };
  const [theirs, ours] = [fills({ ...shipped, ...own }), fills(shipped)];
  const owned = new Set(theirs);
  const isWhole = ours.every((line) => owned.has(line));
  const found = !isWhole ? 'other' : theirs.length === ours.length ? 'same' : 'more';
  fillings.set(own, found);
  return found;
}

/**
 * Whether files of the sample stand in for data files that the user has not brought. Once there is an own configuration
 * and an own data file, they never do, for rows of the sample must not mix with the user's; unless the configuration is
 * the shipped one and more, and the files are for what it has more, or it only says how files are to be read. A table that was
 * only edited on the page makes no configuration of the user's own.
 */
export function sampleStandsIn(own: Own, { configs, sample }: ShippedSample): boolean {
  const brought = [...own.files.keys(), ...own.forgotten.map((name) => name.toLowerCase())];
  const tables = Object.keys(own.configs).filter((name) => !own.edited.includes(name));
  if (tables.length === 0 || brought.length === 0) return true;
  const filling = fillingOf(own.configs, configs);
  if (filling === 'same' && tables.every((name) => name === 'pipeline_config')) return true;
  return filling !== 'other' && !brought.some((name) => sample.has(name));
}

/** Whether the file of this name that a plan reads is the sample's. */
export function isFromSample(name: string, own: Own, shipped: ShippedSample): boolean {
  const key = name.toLowerCase();
  const brought = own.files.has(key) || own.forgotten.some((other) => other.toLowerCase() === key);
  return shipped.sample.has(key) && !brought && sampleStandsIn(own, shipped);
}

/** The names of the sample's files that a plan would read now. */
export function sampleFilesRead(plan: Plan, own: Own, shipped: ShippedSample): string[] {
  return filesRead(plan).filter((name) => isFromSample(name, own, shipped));
}
