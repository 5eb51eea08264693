"""Extract: a file into its bronze table, every value as the text that stands in the file."""

import re

from py4j.protocol import Py4JJavaError
from pyspark.sql.types import LongType, StringType, StructField, StructType

from . import csv_records, files, json_records, tables
from .context import Context, Outcome
from .job import Job

READERS = {"csv": csv_records.read, "json": json_records.read}
OURS = ["_file", "_row", "_load"]


def run(context: Context, job: Job) -> Outcome:
    spark, file = context.spark, job.file
    is_there = spark.catalog.tableExists(job.table)
    tables.make(spark, job)
    spark.sql(job.sql["unreadable"])
    path = files.find(spark, context.data, file["name"])
    if path is None:
        state = "stays as it is" if is_there else "stays empty"
        messages = [f"{file['name']} is not among the files; {job.target} {state}"]
        return Outcome({"read": 0, "loaded": 0, "unreadable": 0}, messages)
    wanted = [name for name, _ in job.columns if name not in OURS]
    try:
        names, records = READERS[file["format"]](spark, path, file, wanted)
    except ValueError as error:
        raise ValueError(f"{file['name']} {error}") from None
    except Py4JJavaError as error:
        # What a reader on an executor says of the file comes wrapped in what Java and Python say of themselves.
        said = re.search(r"^(?:.*\. )?ValueError: (.+)$", str(error), re.MULTILINE)
        if said is None:
            raise
        raise ValueError(f"{file['name']} {said[1]}") from None
    places = {name.lower(): place for place, name in reversed(list(enumerate(names)))}
    missing = [name for name in wanted if name.lower() not in places]
    if names and len(missing) == len(wanted):
        raise ValueError(
            f"{file['name']} has no column of {job.target}: its columns are {', '.join(names)}, "
            f"wanted are {', '.join(wanted)}"
        )
    order = [places.get(name.lower()) for name in wanted]

    # The table of unreadable records comes first: should the run end between the two, the next one replaces both.
    rejected = records.filter(lambda each: each.values is None)
    unreadable = _write_unreadable(context, job, rejected)
    loaded = records.filter(lambda each: each.values is not None).map(
        lambda each: tuple(None if place is None else each.values[place] for place in order) + (each.row,)
    )
    schema = StructType([*(StructField(name, StringType()) for name in wanted), StructField("_row", LongType())])
    spark.createDataFrame(loaded, schema, verifySchema=False).createOrReplaceTempView("_records")
    spark.sql(job.sql["load"])
    records.unpersist()
    count = spark.table(job.table).count()
    messages = [f"{file['name']} has no column {name}: it is NULL in every row" for name in missing if names]
    messages += [_left_out(name, file["name"], job.target) for name in names if _is_extra(name, wanted)]
    return Outcome({"read": count + unreadable, "loaded": count, "unreadable": unreadable}, messages)


def _write_unreadable(context: Context, job: Job, rejected) -> int:
    spark = context.spark
    schema = StructType(
        [
            StructField("_row", LongType()),
            StructField("line", LongType()),
            StructField("reason", StringType()),
            StructField("record", StringType()),
        ]
    )
    rows = rejected.map(lambda each: (each.row, each.line, each.reason, each.text))
    found = spark.createDataFrame(rows, schema, verifySchema=False)
    found.createOrReplaceTempView("_rejected")
    spark.sql(job.sql["reject"])
    return found.count()


def _is_extra(name: str, wanted: list[str]) -> bool:
    return name.lower() not in [other.lower() for other in wanted]


def _left_out(name: str, file: str, target: str) -> str:
    lower = name.lower()
    if lower.startswith("_") or lower in ("dq_chk", "dq_warn", "create_dt", "update_dt"):
        return f"the column {name} of {file} has a name that is ours: it is left out"
    return f"the column {name} of {file} is no column of {target}: it is left out"
