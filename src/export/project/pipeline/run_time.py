"""The run's time: later than every load before it, or changed rows would never reach the gold tables."""

from datetime import datetime, timedelta, timezone

from pyspark.sql import SparkSession

from .job import Job


class WrongUse(Exception):
    pass


def read(text: str | None) -> datetime:
    """The time of `--at` in UTC, or now. Raises WrongUse."""
    if text is None:
        now = datetime.now(timezone.utc)
        return now.replace(microsecond=now.microsecond // 1000 * 1000, tzinfo=None)
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        raise WrongUse(f'--at: "{text}" is no time; write it as "2025-07-01 08:00:00"') from None
    return time.astimezone(timezone.utc).replace(tzinfo=None) if time.tzinfo else time


def after_last_load(spark: SparkSession, jobs: list[Job], wanted: datetime) -> datetime:
    """The wanted time; the same as the last load's, as in a rerun, is moved on by a microsecond. Raises WrongUse."""
    tables = {job.table for job in jobs if job.kind in ("stage", "ingest") and spark.catalog.tableExists(job.table)}
    latest = [spark.sql(f"SELECT CAST(max(update_dt) AS STRING) FROM {table}").first()[0] for table in sorted(tables)]
    times = [datetime.fromisoformat(_six_digits(text)) for text in latest if text is not None]
    last = max(times, default=None)
    if last is None:
        return wanted
    if last == wanted or last.replace(microsecond=last.microsecond // 1000 * 1000) == wanted:
        return last + timedelta(microseconds=1)
    if last > wanted:
        raise WrongUse(f"--at: {wanted} lies before the last load ({last})")
    return wanted


def _six_digits(text: str) -> str:
    seconds, _, fraction = text.partition(".")
    return f"{seconds}.{fraction:0<6}"


def written(time: datetime) -> str:
    """As a run's time is written: `2025-07-01 08:00:00.000`, with six digits where three don't tell it."""
    return time.isoformat(sep=" ", timespec="microseconds" if time.microsecond % 1000 else "milliseconds")
