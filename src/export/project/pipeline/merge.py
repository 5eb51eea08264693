"""What stage and ingest share: rows merged into a table by key, in one commit."""

from . import tables
from .context import Context, Outcome
from .job import Job


def run(context: Context, job: Job) -> Outcome:
    messages = tables.make(context.spark, job)
    context.spark.sql(job.sql["incoming"])
    # Counted before the merge: afterwards every row would look unchanged.
    figures = tables.figures(context.spark, job.sql["figures"])
    context.spark.sql(job.sql["merge"])
    return Outcome(figures, [*job.warnings, *messages])
