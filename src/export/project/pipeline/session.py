"""The Spark session and every setting on which the meaning of the SQL hangs."""

from pyspark.sql import SparkSession

# Said explicitly, as the defaults differ between Spark's versions and vendors.
MEANING = {
    # What can't be cast is NULL where the SQL says so itself; an error elsewhere would differ by vendor.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.storeAssignmentPolicy": "ANSI",
    "spark.sql.session.timeZone": "UTC",
    # Dates are read by java.time, strictly; without it Spark stops where the old parser would differ.
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.caseSensitive": "false",
    "spark.sql.parser.escapedStringLiterals": "false",
    # A text with ${…} in it is that text.
    "spark.sql.variable.substitute": "false",
}

DELTA = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
}


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
    # A session that was there already has settings of its own.
    for name, value in MEANING.items():
        spark.conf.set(name, value)
    return spark
