"""Runs the pipeline: spark-submit main.py --data DIR [--out DIR] [--at TIME] [--lake DIR]

Exit code: 0 all done, 1 a job failed, 2 wrong use or configuration (the rest of the pipeline runs).
"""

import argparse
import json
import sys
import time

from pipeline import files, job, run_time
from pipeline.context import Context
from pipeline.run import run
from pipeline.session import open_session, send_modules


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="main.py", description="Runs the pipeline, from files to BI tables.")
    parser.add_argument("--data", required=True, help="the folder of the files, on any file system that Spark knows")
    parser.add_argument("--out", help="a folder for run.json")
    parser.add_argument("--at", help='the run\'s time in UTC, such as "2025-07-01 08:00:00"; now where absent')
    parser.add_argument("--lake", help="a local folder for tables and catalog, where there is no metastore")
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    try:
        wanted = run_time.read(options.at)
        spark = open_session(options.lake)
        if not files.exists(spark, options.data):
            raise run_time.WrongUse(f'--data: there is no folder "{options.data}"')
        at = run_time.written(run_time.after_last_load(spark, job.load(run_time.written(wanted)), wanted))
    except run_time.WrongUse as error:
        print(f"main.py: {error}", file=sys.stderr)
        return 2
    send_modules(spark)
    jobs = job.load(at)
    records = []
    for record in run(Context(spark, options.data, load=at), jobs):
        records.append(record)
        figures = ", ".join(f"{count} {name}" for name, count in record["figures"].items())
        told = [record["status"], record["job"], record["target"], figures, record.get("message", "")]
        print(" | ".join(part for part in told if part), file=sys.stderr, flush=True)
    if options.out is not None:
        whole = {"started": at.replace(" ", "T") + "Z", "seconds": time.monotonic() - begun, "jobs": records}
        text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
        files.write_text(spark, f"{options.out.rstrip('/')}/run.json", text)
    spark.stop()
    if any(each.error for each in jobs):
        return 2
    return 0 if all(record["status"] == "done" for record in records) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
