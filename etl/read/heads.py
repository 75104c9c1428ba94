"""The header of a CSV: where it stands, what parts its names, and what a file without one lacks."""

import csv
import re
from itertools import pairwise

from etl.read.columns import FIRST, above
from etl.read.layouts import LAYOUTS

LONGEST = 1 << 14
"""Bytes of a line that may be a header."""
BEFORE = re.compile(rb"(?:[ \t]*\r?\n|\"?sep=.\"?\r?\n)+", re.IGNORECASE)
"""What may stand above a header."""
_NUMBER, _MARK, _TIME = r"\d+", r"[,;\t|]", r"\d{8,10}"
HEADLESS = {
    _MARK.join([_NUMBER, _NUMBER, r"\d(?:\.\d+)?", _TIME]): (
        *("userId", "movieId", "rating", "timestamp"),
    ),
    _MARK.join([_NUMBER, r"\d(?:\.\d+)?", _TIME, r"[a-z]+\d+"]): (
        *("userId", "rating", "timestamp", "movieId"),
    ),
    r"\d+\t.+ \(\d{4}\)\t[^\t]*": ("movieId", "title", "genres"),
    r"\d+\|.+ \(\d{4}\)(?:\|[^|]*){22}": (
        *("movieId", "title", "release", "video", "url", "genres"),
        *(f"genre {number}" for number in range(1, 19)),
    ),
}
"""The columns of files that have no header, by the shape of their first line."""


def prepared(text: bytes) -> tuple[bytes, int]:
    """Return a text that begins with its header, and by how much its lines are counted short.

    Blank lines, titles and a spreadsheet's `sep=;` before the header go; MovieLens's older files,
    which have no header and part their columns by `::`, get what they lack.
    """
    blank = BEFORE.match(text)
    text, first = (text[blank.end() :], blank[0].count(b"\n")) if blank else (text, 0)
    line = _first_line(text)
    if line.count("::") > 1:
        text = text.replace(b"::", b"\t")
        line = line.replace("::", "\t")
    for shape, names in HEADLESS.items():
        if re.fullmatch(shape, line):
            mark = separator(text)
            return f"{mark.join(names)}\n".encode() + text, first - 1
    return _below_titles(text, first)


def _below_titles(text: bytes, first: int) -> tuple[bytes, int]:
    """Return a text from its header on, where titles stand above one that is known."""
    begins = [0]
    while len(begins) < FIRST and (end := text.find(b"\n", begins[-1])) >= 0:
        begins.append(end + 1)
    ends = pairwise([*begins, len(text)])
    lines = [text[begin : min(end, begin + LONGEST)] for begin, end in ends]
    titles = above([header(line) for line in lines], LAYOUTS)
    return text[begins[titles] :] if titles else text, first + titles


def header(text: bytes) -> list[str]:
    """Return the names of a CSV's columns."""
    line = [_first_line(text)]
    return next(csv.reader(line, delimiter=separator(text), quotechar=quote(text)), [])


def separator(text: bytes) -> str:
    """Return what parts the columns: a comma, or what spreadsheets of other countries write."""
    return max(",;\t|", key=_first_line(text).count)


def quote(text: bytes) -> str:
    """Return what stands around cells: double quotes, or single ones where the header has them."""
    return "'" if _first_line(text).startswith("'") else '"'


def _first_line(text: bytes) -> str:
    return text[: text.find(b"\n") + 1 or None].decode("utf-8", "replace").strip("\r\n")
