"""What a reader makes of one record of a file."""

from typing import NamedTuple


class Parsed(NamedTuple):
    row: int  # the record's number in the file, from 1 on
    line: int  # where it begins
    values: list | None  # as the file's columns have them; None where it can't be read
    reason: str | None = None
    text: str | None = None
