"""Runs a bundle's workflow task by task, as Databricks would, and then asks the queries of its dashboards.

Takes the bundle's folder, its workflow as JSON, the parameters of the job as JSON, the lake and a folder for what came of it.
"""

import json
import os
import re
import sys
from pathlib import Path

folder, workflow, parameters, lake, target = sys.argv[1:]
sys.path.insert(0, folder)

from pipeline.session import open_session  # noqa: E402

# What Databricks has open already when a notebook begins.
spark = open_session(lake)


class Exit(Exception):
    pass


class Widgets:
    def __init__(self, values: dict[str, str]):
        self.values = dict(values)

    def text(self, name: str, default: str) -> None:
        self.values.setdefault(name, default)

    def get(self, name: str) -> str:
        return self.values[name]


class NotebookExit:
    def exit(self, value: str) -> None:
        raise Exit(value)


class TaskValues:
    def __init__(self):
        self.kept: dict[str, str] = {}

    def set(self, key: str, value: str) -> None:
        self.kept[key] = value


class Dbutils:
    def __init__(self, values: dict[str, str]):
        self.widgets = Widgets(values)
        self.notebook = NotebookExit()
        self.jobs = type("Jobs", (), {"taskValues": TaskValues()})()


def run_task(task: dict, given: dict[str, str], values: dict[str, dict[str, str]]) -> str:
    def told(reference: re.Match) -> str:
        kind, *path = reference[1].split(".")
        return given[path[1]] if kind == "job" else values[path[0]][path[2]]

    own = task["notebook_task"]["base_parameters"]
    resolved = {name: re.sub(r"\{\{([\w.]+)\}\}", told, value) for name, value in own.items()}
    # A job's parameters go before those of its tasks.
    dbutils = Dbutils({**resolved, **given})
    path = Path(folder, "resources", task["notebook_task"]["notebook_path"]).resolve()
    os.chdir(path.parent)
    answer = ""
    try:
        exec(compile(path.read_text("utf-8"), str(path), "exec"), {"spark": spark, "dbutils": dbutils})
    except Exit as ended:
        answer = str(ended)
    values[task["task_key"]] = dbutils.jobs.taskValues.kept
    return answer


given = json.loads(parameters)
values: dict[str, dict[str, str]] = {}
figures = {}
for task in json.loads(Path(workflow).read_text("utf-8")):
    answer = run_task(task, given, values)
    if answer:
        figures[task["notebook_task"]["base_parameters"]["job"]] = json.loads(answer)["figures"]
Path(target, "figures.json").write_text(json.dumps(figures), encoding="utf-8")

answers = {}
for path in sorted(Path(folder, "dashboards").glob("*.lvdash.json")):
    for dataset in json.loads(path.read_text("utf-8"))["datasets"]:
        frame = spark.sql("".join(dataset["queryLines"]))
        texts = frame.selectExpr(*(f"CAST(`{name}` AS STRING) AS `{name}`" for name in frame.columns))
        answers[f"{path.name} {dataset['displayName']}"] = [row.asDict() for row in texts.collect()]
Path(target, "answers.json").write_text(json.dumps(answers), encoding="utf-8")
