import { databricks } from './databricks.ts';
import { pyspark } from './pyspark.ts';
import type { ExportTarget } from './target.ts';

/** Everything that an export can write; to add one is a file beside this and a line here. */
export const targets: readonly ExportTarget[] = [pyspark, databricks];
