import type { Catalog, Column } from '../catalog.ts';
import type { ModelColumn } from '../config/model.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { TableName } from '../names.ts';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Rules } from '../config/rules.ts';

export type Layer = 'bronze' | 'silver' | 'gold' | 'publish';

export type JobKindName = 'extract' | 'cleanse' | 'std' | 'dq' | 'stage' | 'ingest' | 'dedup' | 'publish';

/** Counts of rows that a job reports, by the name of the count; see pipeline.md for each job's. */
export type Figures = Record<string, number>;

/** How a file is to be read, where that is not to be found out by its content. */
export interface ReadSettings {
  /** As the Encoding standard names it. */
  encoding?: string;
  /** The character between fields. */
  delimiter?: string;
  /** The character around fields; '' where no character is one. */
  quote?: string;
  /** How many lines, or rows of a sheet, stand above the header, or above the first record where there is none. */
  skipLines?: number;
  /** The sheet of a workbook, the file of an archive, or FILE:SHEET. */
  part?: string;
}

/** One job of a plan: what is read, what is written, and the configuration behind it. */
export interface Job {
  /** Unique in a plan, such as `stage stage_hcp_data`. */
  id: string;
  layer: Layer;
  kind: JobKindName;
  /** What the configuration calls the source: a file's name for extract, a table's for others, '' where there is none. */
  source: string;
  /** The target table's own name, without catalog and schema. */
  target: string;
  sourceTable?: TableName;
  targetTable: TableName;
  /** The tables that it reads, its source first. */
  reads: TableName[];
  /** The tables that its conditions name and that are filled after it, so that it sees their rows of the run before. */
  readsBefore?: TableName[];
  /** Where the job stands in the configuration. */
  origin: Place;
  /** Key or match columns of stage, ingest and dedup. */
  keys: string[];
  /** Whether the source has one row a key already, because it was merged by these keys. */
  uniqueSource: boolean;
  /** The configuration lines that the job applies, in order. */
  rules: Rules;
  /** The bronze file's settings, for extract. */
  file?: { name: string; format: string; hasHeader: boolean; settings: ReadSettings };
  /** The query behind a BI table, in the engine's own dialect, with the columns that it fills. */
  query?: { sql: string; columns: string[] };
  /** The columns that the data model (or nothing: undefined) gives the table's chain. */
  model?: ModelColumn[];
  /** The columns that the configuration names anywhere in the table's chain: all that is known without file and model. */
  mentioned: string[];
  /** Errors that keep the job from running. */
  problems: Problem[];
}

/** What is fixed for a whole run and goes into its SQL as literals, so that a run can be replayed. */
export interface RunContext {
  /** The run's time, `YYYY-MM-DD HH:MM:SS[.fff]`, UTC. */
  at: string;
  /** The run's id, written to `_load`. */
  load: string;
}

/** A job turned into SQL against the tables at hand. */
export interface Compiled {
  /** Run in order inside one transaction. */
  statements: string[];
  /** A query of one row whose columns are the job's figures; run after the statements, in their transaction. */
  figures?: string;
  /** Whether the figures are asked before the last statement, which changes what they count. */
  figuresFirst?: boolean;
  /** Run after the figures, in the same transaction: temporary tables are dropped here. */
  cleanup: string[];
  /** The target's columns afterwards. */
  columns: Column[];
  /** What the user should know although the job can run, such as a rule for a column that is not there. */
  warnings: string[];
}

/** One thing that a job does, in words, and the line of the configuration that asks for it, where one does. */
export interface Explanation {
  text: string;
  place?: Place;
}

/** One job type, one file of this folder. */
export interface JobKind {
  name: JobKindName;
  /** The verb for a title: `Check` in `Check product_sales`. */
  title: string;
  /** What the job does, in one sentence. */
  doc: string;
  compile(job: Job, catalog: Catalog, dialect: Dialect, context: RunContext): Compiled;
  /** What this job will do, in words: one entry a rule, in the rules' order. */
  explain(job: Job): Explanation[];
  /** The same in one short line. */
  summarize(job: Job): string;
}
