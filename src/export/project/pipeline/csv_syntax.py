"""CSV records as RFC 4180 has them: fields in quotes may hold delimiters, line ends and doubled quotes."""

import re
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n?|\n")


@dataclass
class Record:
    end: int  # where the next record begins
    text: str  # without its line end
    fields: list[str]
    lines: int
    error: str = ""
    open: bool = False  # the text ends inside of quotes


def line_end(text: str, start: int) -> tuple[int, int]:
    """Where the line that contains `start` stops, and where the next one begins."""
    match = LINE_END.search(text, start)
    return (match.start(), match.end()) if match else (len(text), len(text))


def next_record(text: str, start: int, delimiter: str, quote: str) -> Record:
    """Reads the record that begins at `start`. One whose quotes are broken is its first line, so that a stray quote
    doesn't swallow the records behind it."""
    stop, following = line_end(text, start)
    line = text[start:stop]
    if not quote or quote not in line:
        return Record(following, line, line.split(delimiter), 1)

    def broken(error: str, is_open: bool = False) -> Record:
        return Record(following, line, [], 1, error, is_open)

    fields: list[str] = []
    lines = 1
    position = start
    while True:
        if text.startswith(quote, position):
            value = ""
            begin = position + 1
            while True:
                closing = text.find(quote, begin)
                if closing < 0:
                    return broken(f"field {len(fields) + 1} opens a quote that is never closed", True)
                value += text[begin:closing]
                position = closing + 1
                if not text.startswith(quote, position):
                    break
                value += quote
                begin = position + 1
            lines += len(LINE_END.findall(value))
            fields.append(value)
            if position < len(text) and text[position] not in (delimiter, "\n", "\r"):
                return broken(f"field {len(fields)} goes on behind its closing quote")
        else:
            begin = position
            stop, _ = line_end(text, begin)
            comma = text.find(delimiter, begin, stop)
            position = stop if comma < 0 else comma
            fields.append(text[begin:position])
        if position < len(text) and text[position] == delimiter:
            position += 1
            continue
        _, after = line_end(text, position)
        return Record(after, text[start:position], fields, lines)


def is_blank(line: str, delimiter: str) -> bool:
    return re.fullmatch(" *" if delimiter == "\t" else "[ \t]*", line) is not None


def guess_delimiter(text: str) -> str:
    """The candidate that stands most often in the first line, outside of quotes."""
    line = re.sub(r'"(?:[^"]|"")*"', "", text[: line_end(text, 0)[0]])
    return max(",;\t|", key=line.count)


def unique_names(header: list[str]) -> list[str]:
    """Names without spaces at their ends; an empty one is called by its place, a repeated one name_2."""
    seen: set[str] = set()
    names = []
    for place, raw in enumerate(header, start=1):
        base = raw.strip() or f"column{place}"
        name, number = base, 2
        while name.lower() in seen:
            name, number = f"{base}_{number}", number + 1
        seen.add(name.lower())
        names.append(name)
    return names
