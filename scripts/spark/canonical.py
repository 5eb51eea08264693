"""Writes tables as canonical text: a folder of JSON files, a list of rows a table, values as text, rows in order."""

import json
import sys
from pathlib import Path

from pipeline.session import open_session

lake, target, *schemas = sys.argv[1:]
spark = open_session(lake)
for schema in schemas:
    for table in spark.catalog.listTables(f"spark_catalog.{schema}"):
        if table.tableType == "VIEW" or table.isTemporary:
            continue
        frame = spark.table(f"spark_catalog.{schema}.{table.name}")
        texts = frame.selectExpr(*(f"CAST(`{name}` AS STRING) AS `{name}`" for name in frame.columns))
        rows = [row.asDict() for row in texts.collect()]
        Path(target, f"{table.name}.json").write_text(json.dumps(rows), encoding="utf-8")
