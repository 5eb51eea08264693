"""Runs the jobs in their order. A job that fails leaves its table as it was; jobs that read it are blocked by its name,
everything else goes on."""

import time
import traceback
from typing import Iterator

from . import cleanse, dedup, dq, extract, ingest, publish, stage, std
from .context import Context, Outcome
from .job import Job

PHASES = {
    "extract": extract.run,
    "cleanse": cleanse.run,
    "std": std.run,
    "dq": dq.run,
    "stage": stage.run,
    "ingest": ingest.run,
    "dedup": dedup.run,
    "publish": publish.run,
}


def run(context: Context, jobs: list[Job]) -> Iterator[dict]:
    """Yields the record of each job, as `run.json` holds it."""
    blockers: dict[str, str] = {}
    for job in jobs:
        record = {"layer": job.layer, "job": job.kind, "source": job.source, "target": job.target, "figures": {}}
        blocker = next((blockers[table] for table in job.reads if table in blockers), None)
        if blocker is not None:
            blockers.setdefault(job.table, blocker)
            yield {**record, "seconds": 0, "status": "blocked", "message": f"blocked by {blocker}"}
            continue
        begun = time.monotonic()
        try:
            if job.error:
                raise ValueError(job.error)
            outcome: Outcome = PHASES[job.kind](context, job)
        except Exception as error:
            if not isinstance(error, ValueError):
                traceback.print_exc()
            blockers[job.table] = job.id
            seconds = time.monotonic() - begun
            yield {**record, "seconds": seconds, "status": "failed", "message": str(error)}
            continue
        record.update(figures=outcome.figures, seconds=time.monotonic() - begun, status="done")
        if outcome.messages:
            record["message"] = "\n".join(outcome.messages)
        yield record
