"""Reads a JSON file: an array of objects, which one task reads, or one object a line, which is read in parallel.

Values keep the text that they have in the file: `4.0` stays `4.0`, and 20 digits stay 20 digits.
"""

import json
import re
from typing import Iterator

from pyspark import RDD, StorageLevel
from pyspark.sql import SparkSession

from .parsed import Parsed

MARK = re.compile(r'"(?:[^"\\]|\\.)*"|["{}\[\],]', re.DOTALL)


class Number(str):
    """A number as the text that it is."""


def read(spark: SparkSession, path: str, _file: dict, _names: list[str]) -> tuple[list[str], RDD]:
    """The columns of the file, and an RDD of its records as `Parsed`, kept on the executors' disks."""
    lines = spark.sparkContext.textFile(path)
    first = next((line for line in lines.take(1000) if line.strip("\ufeff \t\r")), "")
    if first.strip("\ufeff \t\r").startswith("["):
        whole = spark.sparkContext.binaryFiles(path, 1).values()
        taken = whole.flatMap(lambda content: _array(content.decode("utf-8-sig", errors="replace")))
    else:
        numbered = lines.zipWithIndex().filter(lambda pair: pair[0].strip("\ufeff \t\r") != "")
        taken = numbered.zipWithIndex().map(lambda each: (each[1] + 1, each[0][1] + 1, each[0][0].strip("\ufeff \t\r")))
    objects = taken.map(lambda each: _object(*each)).persist(StorageLevel.DISK_ONLY)
    columns = _columns(objects)
    places = {name: place for place, name in enumerate(columns)}
    folded = {name.lower(): name for name in columns}
    parsed = objects.map(lambda each: _in_columns(each, places, folded))
    return columns, parsed.persist(StorageLevel.DISK_ONLY)


def _columns(objects: RDD) -> list[str]:
    """All names in the order in which they first appear; names that differ in case only are one column."""
    firsts = (
        objects.filter(lambda each: each.values is not None)
        .flatMap(lambda each: [(name, (each.row, place)) for place, (name, _) in enumerate(each.values)])
        .reduceByKey(min)
        .collect()
    )
    columns: dict[str, str] = {}
    for name, _ in sorted(firsts, key=lambda pair: pair[1]):
        columns.setdefault(name.lower(), name)
    return list(columns.values())


def _array(text: str) -> Iterator[tuple[int, int, str]]:
    """The elements of an array as (number, line, text), cut apart without parsing them: a broken one doesn't take the
    others with it."""
    depth, row, line = 0, 0, 1
    start = text.index("[") + 1
    line += text.count("\n", 0, start)
    for mark in MARK.finditer(text, start):
        sign = mark.group()
        if sign in "{[":
            depth += 1
        elif depth > 0 and sign in "}]":
            depth -= 1
        elif depth == 0 and sign in ",]":
            raw = text[start : mark.start()]
            if raw.strip():
                row += 1
                yield row, line + raw[: len(raw) - len(raw.lstrip())].count("\n"), raw.strip()
            line += raw.count("\n")
            start = mark.end()
            if sign == "]":
                if text[start:].strip():
                    raise ValueError(f"has text behind the end of its array: {text[start:].strip()[:40]}")
                return
    raise ValueError(f"breaks off in record {row + 1} (line {line}): its array is never closed")


def _object(row: int, line: int, text: str) -> Parsed:
    """An object as pairs of name and value."""
    if "\ufffd" in text:
        return Parsed(row, line, None, "is not valid UTF-8", text)
    try:
        value = json.loads(text, parse_float=Number, parse_int=Number, parse_constant=_refuse)
    except RecursionError:
        return Parsed(row, line, None, "is nested too deeply", text)
    except ValueError as error:
        return Parsed(row, line, None, f"line {line} is no valid JSON: {error}", text)
    if not isinstance(value, dict):
        return Parsed(row, line, None, f"is {_kind(value)} where an object is wanted", text)
    names = [name.lower() for name in value]
    for name in value:
        if names.count(name.lower()) > 1:
            reason = f"has two values for the column {name}: names differ in case only"
            return Parsed(row, line, None, reason, text)
    return Parsed(row, line, [(name, _value(inner)) for name, inner in value.items()])


def _in_columns(each: Parsed, places: dict[str, int], folded: dict[str, str]) -> Parsed:
    if each.values is None:
        return each
    values: list = [None] * len(places)
    for name, value in each.values:
        values[places[folded[name.lower()]]] = value
    return each._replace(values=values)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON value")


def _kind(value) -> str:
    if value is None:
        return "null"
    if isinstance(value, Number):
        return "a number"
    return {list: "an array", bool: "a boolean", str: "a string"}[type(value)]


def _value(value) -> str | None:
    """Text as it is, everything else as JSON without spaces."""
    if value is None:
        return None
    return str(value) if isinstance(value, str) else _print(value)


def _print(value) -> str:
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{_print(name)}:{_print(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_print, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
