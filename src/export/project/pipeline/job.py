"""The jobs of the pipeline as `jobs.json` lists them, with their SQL."""

import json
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Job:
    id: str
    layer: str
    kind: str
    source: str
    target: str  # the target's own name
    table: str  # its full name, quoted
    schema: str
    reads: list[str]  # full names
    columns: list[list[str]]  # [name, type] of the target
    ddl: str = ""
    sql: dict[str, str] = field(default_factory=dict)
    file: dict | None = None
    warnings: list[str] = field(default_factory=list)
    needs: list["Job"] = field(default_factory=list)  # whose tables must be there, be they empty
    error: str = ""  # what is wrong with its configuration


def load(run_time: str) -> list[Job]:
    """All jobs in their order, the run's time put into their SQL."""
    day, clock = run_time.split(" ")

    def text(file: str) -> str:
        return (ROOT / file).read_text("utf-8").replace("{run_date}", day).replace("{run_time}", clock)

    entries = {entry["id"]: entry for entry in json.loads((ROOT / "jobs.json").read_text("utf-8"))}

    def job(entry: dict) -> Job:
        sql = {part: text(file) for part, file in entry["sql"].items()}
        ddl = text(entry["ddl"]) if "ddl" in entry else ""
        needs = [job(entries[other]) for other in entry.get("needs", [])]
        return Job(**{**entry, "sql": sql, "ddl": ddl, "needs": needs})

    return [job(entry) for entry in entries.values()]
