"""What the notebooks call: the pipeline's jobs one at a time, with what is fixed for their run."""

import json

from pyspark.sql import SparkSession

from . import job, run_time
from .context import Context
from .run import PHASES
from .session import send_modules, settle


class Notebook:
    """The jobs for a notebook. As a task of the job it runs the one that the widget `job` names, by hand all of its cells.

    Widgets: `data`, the folder of the files; `at`, the run's time, which the task `begin` has settled; `job`.
    """

    def __init__(self, spark: SparkSession, dbutils, data: str):
        self.dbutils = dbutils
        dbutils.widgets.text("data", data)
        dbutils.widgets.text("at", "")
        dbutils.widgets.text("job", "")
        settle(spark)
        send_modules(spark)
        given = dbutils.widgets.get("at")
        at = given if dbutils.widgets.get("job") else _settled(spark, given)
        self.jobs = {each.id: each for each in job.load(at)}
        self.context = Context(spark, dbutils.widgets.get("data"), load=at)

    def run(self, job_id: str) -> None:
        """Runs a job and tells its figures. As a task, jobs of other names are left out, and the notebook ends after its own."""
        only = self.dbutils.widgets.get("job")
        if only not in ("", job_id):
            return
        each = self.jobs[job_id]
        if each.error:
            raise ValueError(each.error)
        outcome = PHASES[each.kind](self.context, each)
        figures = ", ".join(f"{count} {name}" for name, count in outcome.figures.items())
        print(" | ".join(part for part in [each.kind, each.target, figures, *outcome.messages] if part))
        if only:
            self.dbutils.notebook.exit(json.dumps({"figures": outcome.figures, "messages": outcome.messages}))


def begin(spark: SparkSession, dbutils) -> None:
    """Settles the time by which all tasks of a run go: that of the widget `at`, or now, and later than the last load."""
    dbutils.widgets.text("at", "")
    settle(spark)
    at = _settled(spark, dbutils.widgets.get("at"))
    dbutils.jobs.taskValues.set(key="at", value=at)
    print(at)


def _settled(spark: SparkSession, given: str) -> str:
    wanted = run_time.read(given or None)
    return run_time.written(run_time.after_last_load(spark, job.load(run_time.written(wanted)), wanted))
