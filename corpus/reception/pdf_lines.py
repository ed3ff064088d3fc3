"""The characters of a PDF page to its printed lines, in the order in which a page set in columns is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from corpus.reception.glyphs import printed

SAME_LINE = 0.5  # of a character's height
_APART = 1.2  # characters between two pieces of a line that belong to different columns
_BLANK = 0.45


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line (or a table: `rows`) where it stands, in points from the top left corner; `size` is the type's."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    rows: tuple[tuple[str, ...], ...] = ()


def lines_of(chars: Sequence[dict[str, Any]]) -> list[PrintedLine]:
    """The lines of a page, or their pieces where wide blanks part them, from top to bottom."""
    rows: list[list[dict[str, Any]]] = []
    seen: set[tuple[str, int, int]] = set()
    for char in sorted(chars, key=lambda each: (_middle(each), each["x0"])):
        key = (char["text"], round(char["x0"]), round(char["top"]))
        if key in seen:  # bold type that is a glyph set twice
            continue
        seen.add(key)
        if rows and abs(_middle(char) - median(_middle(each) for each in rows[-1][-5:])) < SAME_LINE * char["size"]:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows for line in _pieces(sorted(row, key=lambda each: float(each["x0"])))]


def _middle(char: dict[str, Any]) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _pieces(row: Sequence[dict[str, Any]]) -> list[PrintedLine]:
    groups: list[list[dict[str, Any]]] = []
    for char in row:
        if not char["text"].strip():
            if groups:
                groups[-1].append(char)
            continue
        if groups and char["x0"] - _end(groups[-1]) <= _APART * char["size"]:
            groups[-1].append(char)
        else:
            groups.append([char])
    return [_line(group) for group in groups]


def _end(chars: Sequence[dict[str, Any]]) -> float:
    """Where the last character that is no blank ends."""
    return float(next(char["x1"] for char in reversed(chars) if char["text"].strip()))


def _line(chars: Sequence[dict[str, Any]]) -> PrintedLine:
    while not chars[-1]["text"].strip():
        chars = chars[:-1]
    text, size = "", median(char["size"] for char in chars)
    for at, char in enumerate(chars):
        blank = at and char["x0"] - chars[at - 1]["x1"] > _BLANK * size * (0.5 if _is_latin(chars[at - 1], char) else 1)
        text += " " * bool(blank) + printed(char["text"])
    return PrintedLine(
        text,
        chars[0]["x0"],
        max(char["x1"] for char in chars),
        min(char["top"] for char in chars),
        max(char["bottom"] for char in chars),
        size,
    )


def _is_latin(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["text"].isascii() and other["text"].isascii())
