"""The Spark session and every setting on which the meaning of the SQL hangs."""

import shutil
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

PACKAGE = Path(__file__).resolve().parent

# Said explicitly, as the defaults differ between Spark's versions and vendors.
MEANING = {
    # What can't be cast is NULL where the SQL says so itself; an error elsewhere would differ by vendor.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.storeAssignmentPolicy": "ANSI",
    "spark.sql.session.timeZone": "UTC",
    # Dates are read by java.time, strictly; without it Spark stops where the old parser would differ.
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.caseSensitive": "false",
    # Capital letters are Java's: from Spark 4 on they would be ICU's.
    "spark.sql.icu.caseMappings.enabled": "false",
    "spark.sql.parser.escapedStringLiterals": "false",
    # A text with ${…} in it is that text.
    "spark.sql.variable.substitute": "false",
}

DELTA = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
}


def settle(spark: SparkSession) -> None:
    """Gives a session that is there already every setting on which the meaning of the SQL hangs."""
    for name, value in MEANING.items():
        spark.conf.set(name, value)


def open_session(lake: str | None = None) -> SparkSession:
    """Opens the session. `lake` is a folder for tables and catalog, where no metastore is configured."""
    builder = SparkSession.builder.appName("medallion")
    for name, value in {**DELTA, **MEANING}.items():
        builder = builder.config(name, value)
    if lake is not None:
        builder = builder.config("spark.sql.warehouse.dir", f"{lake}/warehouse").config(
            "spark.hadoop.javax.jdo.option.ConnectionURL", f"jdbc:derby:;databaseName={lake}/metastore;create=true"
        )
    spark = builder.enableHiveSupport().getOrCreate()
    if lake is not None:
        # The catalog's database would write its log where the program was started.
        spark._jvm.java.lang.System.setProperty("derby.stream.error.file", f"{lake}/derby.log")
    settle(spark)
    return spark


def send_modules(spark: SparkSession) -> None:
    """Gives executors the modules of this package, with which they read files."""
    packed = Path(tempfile.mkdtemp()) / PACKAGE.name
    spark.sparkContext.addPyFile(shutil.make_archive(str(packed), "zip", PACKAGE.parent, PACKAGE.name))
