"""Deduplicate: of the rows that agree on the match columns, the one that changed last stays."""

from . import tables
from .context import Context, Outcome
from .job import Job


def run(context: Context, job: Job) -> Outcome:
    context.spark.sql(job.sql["duplicates"])
    figures = tables.figures(context.spark, job.sql["figures"])
    if figures["removed"] > 0:
        context.spark.sql(job.sql["delete"])
    return Outcome(figures, job.warnings)
