/** Versions that belong together: of Spark with its Python, of Delta Lake, and of the Scala that both are built with. */
export interface SparkVersions {
  pyspark: string;
  delta: string;
  scala: string;
}

/** The versions that an exported project wants. */
export const projectVersions: SparkVersions = { pyspark: '3.5.3', delta: '3.2.1', scala: '2.12' };

/** The next ones, with which it is tested as well. */
export const nextVersions: SparkVersions = { pyspark: '4.0.1', delta: '4.0.0', scala: '2.13' };
