"""Standardize: a view of the cleansed table with values mapped to the standard ones."""

from . import tables
from .context import Context, Outcome
from .job import Job


def run(context: Context, job: Job) -> Outcome:
    context.spark.sql(job.sql["view"])
    return Outcome(tables.figures(context.spark, job.sql["figures"]), job.warnings)
