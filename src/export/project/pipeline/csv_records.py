"""Reads a CSV file in parallel, each record with its number in the file.

Spark cuts a large file into splits of whole lines. Whether a split begins inside of a quoted value is not to be told
from the split alone, so each is first walked both ways: as if it began outside of quotes, and inside. Only the few
numbers that a walk gives come to the driver, which then knows how each split begins, and the number of its first record.
Pieces of a record that lies across splits are brought together by its number.

A file with a broken quote doesn't tell where its records end: one task reads it whole, line by line.
"""

from typing import Iterator, NamedTuple

from pyspark import RDD, StorageLevel
from pyspark.sql import SparkSession

from .csv_syntax import guess_delimiter, is_blank, next_record, unique_names
from .parsed import Parsed


class Syntax(NamedTuple):
    delimiter: str
    quote: str
    columns: list[str]
    header: bool


class Piece(NamedTuple):
    """A record of a split, or the end or the beginning of one that lies across splits."""

    kind: str  # whole, tail, head
    text: str
    fields: list[str]
    line: int  # counted from 0 in the split
    error: str


class Walk(NamedTuple):
    begun: int  # records that begin in the split
    ends_open: bool
    is_broken: bool


def read(spark: SparkSession, path: str, file: dict, names: list[str]) -> tuple[list[str], RDD]:
    """The columns of the file, and an RDD of its records as `Parsed`, kept on the executors' disks."""
    options = {"textinputformat.record.delimiter": "\n"}
    prefix = "org.apache.hadoop"
    lines = spark.sparkContext.newAPIHadoopFile(
        path,
        f"{prefix}.mapreduce.lib.input.TextInputFormat",
        f"{prefix}.io.LongWritable",
        f"{prefix}.io.Text",
        conf=options,
    )
    skipped = file["skip_lines"]
    first = "".join(text + "\n" for _, text in lines.take(skipped + 1000)).lstrip("\ufeff")
    syntax = _syntax("".join(first.splitlines(keepends=True)[skipped:]), file, names)
    splits = lines.mapPartitionsWithIndex(lambda index, part: [(index, _text(part, skipped if index == 0 else 0))])
    splits = splits.persist(StorageLevel.DISK_ONLY)

    walks = dict(splits.map(lambda split: (split[0], _walks(split[1], syntax))).collect())
    starts: dict[int, tuple[bool, int, int]] = {}
    inside, record, line, is_broken = False, 0, skipped + 1, False
    for index in sorted(walks):
        starts[index] = (inside, record, line)
        walk, count = walks[index][inside], walks[index][2]
        inside, record, line = walk.ends_open, record + walk.begun, line + count
        is_broken = is_broken or walk.is_broken

    if is_broken or inside:
        whole = splits.coalesce(1).mapPartitions(lambda parts: ["".join(text for _, text in sorted(parts))])
        parsed = whole.flatMap(lambda text: _records(text, skipped + 1, syntax))
    else:
        pieces = splits.flatMap(lambda split: _numbered(split[0], split[1], starts[split[0]], syntax))
        pieces = pieces.persist(StorageLevel.DISK_ONLY)
        across = pieces.filter(lambda piece: piece[3].kind != "whole")
        joined = across.map(lambda piece: (piece[0], (piece[1], piece[2], piece[3].text))).groupByKey()
        parsed = pieces.filter(lambda piece: piece[3].kind == "whole").map(
            lambda piece: _parsed(piece[0], piece[2], piece[3], syntax)
        )
        parsed = parsed.union(joined.map(lambda pair: _joined(pair[0], sorted(pair[1]), syntax)))
    first_row = 1 if syntax.header else 0
    shift = 1 - first_row
    parsed = parsed.filter(lambda each: each.row >= first_row).map(lambda each: each._replace(row=each.row + shift))
    return syntax.columns, parsed.persist(StorageLevel.DISK_ONLY)


def _text(part: Iterator, skipped: int) -> str:
    lines = [text for _, text in part]
    if lines:
        lines[0] = lines[0].lstrip("\ufeff")
    text = "".join(line + "\n" for line in lines[skipped:])
    return text[:-2] + "\n" if text.endswith("\x1a\n") else text


def _syntax(text: str, file: dict, names: list[str]) -> Syntax:
    if not text.strip():
        raise ValueError("is empty: it has no header and no record")
    delimiter = file.get("delimiter") or guess_delimiter(text)
    quote = '"' if file.get("quote") is None else file["quote"]
    first = next_record(text, 0, delimiter, quote)
    if first.error and file["header"]:
        raise ValueError(f"has a first line that can't be read: {first.error}")
    if file["header"]:
        columns = unique_names(first.fields)
    else:
        columns = [names[i] if i < len(names) else f"column{i + 1}" for i in range(len(first.fields))]
    return Syntax(delimiter, quote, columns, file["header"])


def _walk(text: str, inside: bool, syntax: Syntax) -> Iterator[Piece]:
    """The pieces of a split that begins inside, or outside, of a quoted value."""
    _, quote, columns, _ = syntax
    position = line = 0
    if inside:
        record = next_record(quote + text, 0, syntax.delimiter, quote)
        position = len(text) if record.open else record.end - len(quote)
        yield Piece("tail", text[:position], [], 0, record.error)
        line = text.count("\n", 0, position)
        if record.open:
            return
    while position < len(text):
        record = next_record(text, position, syntax.delimiter, quote)
        if record.open:
            yield Piece("head", text[position:], [], line, record.error)
            return
        # A blank line is no record, except in a file of one column, where it is an empty value.
        if len(columns) > 1 and not record.error and is_blank(record.text, syntax.delimiter):
            pass
        else:
            yield Piece("whole", record.text, record.fields, line, record.error)
        position, line = record.end, line + record.lines


def _walks(text: str, syntax: Syntax) -> tuple[Walk, Walk, int]:
    """How the split is walked from outside and from inside of quotes, and its lines."""

    def of(inside: bool) -> Walk:
        pieces = list(_walk(text, inside, syntax))
        is_open = bool(pieces) and ("never closed" in pieces[-1].error and pieces[-1].kind != "whole")
        broken = any(piece.error and not (is_open and piece is pieces[-1]) for piece in pieces)
        return Walk(sum(piece.kind != "tail" for piece in pieces), is_open or (inside and not text), broken)

    return of(False), of(True), text.count("\n")


def _numbered(index: int, text: str, start: tuple[bool, int, int], syntax: Syntax) -> Iterator[tuple]:
    """The pieces as (number of the record, of the split, line, piece)."""
    inside, record, line = start
    for piece in _walk(text, inside, syntax):
        if piece.kind == "tail":
            yield record - 1, index, line, piece
        else:
            yield record, index, line + piece.line, piece
            record += 1


def _records(text: str, line: int, syntax: Syntax) -> Iterator[Parsed]:
    """All records of a text, one after the other."""
    position = row = 0
    while position < len(text):
        record = next_record(text, position, syntax.delimiter, syntax.quote)
        if len(syntax.columns) == 1 or not is_blank(record.text, syntax.delimiter):
            yield _parsed(row, line, Piece("whole", record.text, record.fields, 0, record.error), syntax)
            row += 1
        position, line = record.end, line + record.lines


def _joined(row: int, parts: list[tuple[int, int, str]], syntax: Syntax) -> Parsed:
    record = next_record("".join(text for _, _, text in parts), 0, syntax.delimiter, syntax.quote)
    return _parsed(row, parts[0][1], Piece("whole", record.text, record.fields, 0, record.error), syntax)


def _parsed(row: int, line: int, piece: Piece, syntax: Syntax) -> Parsed:
    columns = syntax.columns
    reason = piece.error
    if not reason and len(piece.fields) != len(columns):
        reason = f"has {len(piece.fields)} fields where the header has {len(columns)}"
    for name, value in zip(columns, piece.fields):
        if not reason and "\0" in value:
            reason = f"the value of {name} contains a zero byte"
        # Spark decodes a file before we see it, and puts this sign where bytes are no UTF-8.
        if not reason and "\ufffd" in value:
            reason = f"the value of {name} is not valid UTF-8"
    if reason:
        return Parsed(row, line, None, reason, piece.text)
    return Parsed(row, line, [value if value != "" else None for value in piece.fields])
