"""What is fixed for a whole run."""

from dataclasses import dataclass

from pyspark.sql import SparkSession


@dataclass(frozen=True)
class Context:
    spark: SparkSession
    data: str  # the folder of the files
    load: str  # the run's id, written to _load


@dataclass(frozen=True)
class Outcome:
    figures: dict[str, int]
    messages: list[str]
