import { UsageError } from './usage-error.ts';

const help = `medallion: a metadata-driven pipeline, from files to BI tables, on DuckDB

  medallion run      [--configs DIR] [--data DIR] [--db FILE] [--out DIR]
                     [--format csv|json|parquet] [--at TIME] [--threads N]
                     [--history DIR] [--openlineage FILE]
                     runs the pipeline; --db keeps the tables for the next run,
                     --out writes every table and run.json, --history keeps the run
                     with its configuration and its data files, --openlineage writes the
                     run's events as JSON, one a line, as OpenLineage wants them
  medallion report   --out FILE.html [--configs DIR] [--data DIR] [--notebook FILE.md]
                     [--at TIME] [--title TEXT] [--threads N]
                     runs the pipeline and a notebook, and writes the notebook with its
                     figures, charts and rows as one HTML file that holds no script
  medallion explain  TABLE KEY… --db FILE [--configs DIR] [--json] [--wait SECONDS]
  medallion explain  TABLE --row FILE:N --db FILE [--configs DIR] [--json] [--wait SECONDS]
                     tells the whole story of a row of the tables that run --db keeps: its
                     record, what each rule changed, each check, how it was merged, the BI
                     rows that it feeds; KEY… are the values of the merge key in order (null
                     is NULL), --row is a record by its number in a file, rejected ones as
                     well, --wait is how long the BI queries may take (default: 0.5)
  medallion explain  BI_TABLE COLUMN=VALUE… --db FILE [--configs DIR] [--json]
                     tells the rows of other tables behind a row of a BI table
  medallion runs     --history DIR [--json]
                     lists the runs that run --history keeps, and what was another in each
  medallion diff     RUN1 RUN2 --history DIR [--notebook FILE.md] [--json]
                     says what moved from one run to the other and why: each figure of the
                     notebook's dashboards, rejected and published rows, by the delivery or
                     the line of the configuration that moved it, found by replaying the
                     run with one change at a time; RUN is a number of runs, the beginning
                     of a time, or last
  medallion check    [--configs DIR]
                     says what is wrong with the configuration, a line a problem
  medallion compile  [--configs DIR] [--job NAME] [--dialect duckdb|spark]
                     prints the SQL of all jobs, or of one
  medallion export   --target pyspark --out DIR [--configs DIR] [--catalog NAME]
  medallion export   --target databricks --out DIR [--configs DIR] [--notebook FILE]
                     writes the pipeline as a Python project for Spark with Delta Lake,
                     its tables in the catalog NAME (default: spark_catalog), or as a
                     Databricks asset bundle: workflow, notebooks and dashboards
  medallion inspect  FILE… [--json] [--preview N] [--sheet NAME] [--encoding NAME]
                     [--delimiter CHARACTER] [--quote CHARACTER|none] [--skip N]
                     [--header yes|no]
                     says what files are by their content: format, encoding, columns with
                     types, records, those that can't be read, the first N (default: 5);
                     what an option says is not found out; --json prints one object
                     a line and file

Configuration comes from DIR (default: configs), data from DIR (default: data_sample);
either may be a zip. A project's repository as it is will do for --configs: its tables
and data files are found below. The notebook comes from FILE.md (default: the shipped one).
TIME is the run's time in UTC, such as "2025-07-01 08:00:00" (default: now).
Exit code: 0 all done, 1 a job, a cell or a file failed, or there is no such row,
2 wrong use or configuration.
`;

type Command = (args: string[]) => number | Promise<number>;

/** Each command's code is loaded when it is called: loading that of all takes longer than most calls. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  runs: async () => (await import('./runs.ts')).runsCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  compile: async () => (await import('./compile.ts')).compileCommand,
  export: async () => (await import('./export-project.ts')).exportCommand,
  inspect: async () => (await import('./inspect.ts')).inspectCommand,
};

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (args.includes('--help') || args.includes('-h') || name === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if (name !== undefined && Object.hasOwn(commands, name)) return (await commands[name]!())(rest);
  process.stderr.write(name === undefined ? help : `medallion: unknown command "${name}"\n\n${help}`);
  return 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`medallion: ${error.message}\n`);
  process.exitCode = 2;
}
