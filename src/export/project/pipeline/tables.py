"""Tables as the data model wants them."""

from pyspark.sql import SparkSession

from .job import Job


class TypeConflict(Exception):
    pass


def make(spark: SparkSession, job: Job) -> list[str]:
    """Makes the job's target where it isn't there and adds the columns that it lacks. Returns what to tell of that."""
    spark.sql(f"CREATE SCHEMA IF NOT EXISTS {job.schema}")
    spark.sql(job.ddl)
    there = {field.name.lower(): field.dataType.simpleString() for field in spark.table(job.table).schema.fields}
    missing = []
    for name, data_type in job.columns:
        found = there.get(name.lower())
        if found is None:
            missing.append((name, data_type))
        elif found != data_type.lower():
            raise TypeConflict(
                f"{job.target}.{name} holds {found} from an earlier run but is {data_type} now: "
                "start from empty tables, or give it its type back in data_model.csv"
            )
    if not missing:
        return []
    quoted = ", ".join(f"`{name.replace('`', '``')}` {data_type}" for name, data_type in missing)
    spark.sql(f"ALTER TABLE {job.table} ADD COLUMNS ({quoted})")
    return [f"{job.target} got the new columns {', '.join(name for name, _ in missing)}"]


def figures(spark: SparkSession, query: str) -> dict[str, int]:
    """The one row of a query of counts."""
    return {name: int(value) for name, value in spark.sql(query).first().asDict().items()}
