"""Answers queries of one value each: reads a list of {name, sql} as JSON, writes the answers as JSON."""

import json
import sys

from pipeline.session import open_session

source, target, lake = sys.argv[1:4]
spark = open_session(lake)
answers = []
for example in json.load(open(source, encoding="utf-8")):
    try:
        answers.append({"output": spark.sql(example["sql"]).collect()[0].result})
    except Exception as error:
        answers.append({"error": str(error).split("\n")[0]})
json.dump(answers, open(target, "w", encoding="utf-8"))
