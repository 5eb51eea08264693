import type { Problem } from '../../core/problem.ts';
import type { SparkProject } from './spark-project.ts';

/** What the options of an export say. */
export interface ExportOptions {
  /** The folder of the configuration tables. */
  configs: string;
  catalog: string | undefined;
  /** The path of the notebook; undefined for the shipped one. */
  notebook: string | undefined;
  /** What the project is called. */
  name: string;
}

/** A kind of project that an export writes. */
export interface ExportTarget {
  name: string;
  doc: string;
  /** Folders of which all files are the export's own: what is gone leaves nothing behind. */
  folders: readonly string[];
  /**
   * The project's files by path, and what was found besides the problems of the plan. Throws an Error where it can't be made,
   * a UsageError where an option can't be used.
   */
  make(
    project: SparkProject,
    options: ExportOptions,
  ): Promise<{ files: Record<string, string>; problems: Problem[] }>;
}
