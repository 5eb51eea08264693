"""Check: all rows with the reasons for which they are rejected; those with one are the quarantine."""

from . import tables
from .context import Context, Outcome
from .job import Job


def run(context: Context, job: Job) -> Outcome:
    context.spark.sql(f"CREATE SCHEMA IF NOT EXISTS {job.schema}")
    # What foreign keys refer to is merged after this.
    for other in job.needs:
        tables.make(context.spark, other)
    context.spark.sql(job.sql["table"])
    return Outcome(tables.figures(context.spark, job.sql["figures"]), job.warnings)
