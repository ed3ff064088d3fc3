"""How text is laid on a terminal: columns, lines that break where Chinese may break, a little colour; and how a command fails."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_WIDEST = 100
_NOT_FIRST = frozenset("，。；：、！？）》〕”’」』】％%)]}")
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,-_/")


class CommandError(Exception):
    """A command could not do what it was asked to; the message is the one line that says why."""


class UsageError(CommandError):
    """A command was used wrongly."""


def say(*lines: str) -> None:
    """Prints lines."""
    for line in lines:
        print(line)


def say_json(data: Any) -> None:
    """Prints data as JSON that people can read."""
    say(json.dumps(data, ensure_ascii=False, indent=2))


def bold(text: str) -> str:
    """The text in bold, where that shows."""
    return _in_colour(text, "1")


def faint(text: str) -> str:
    """The text in the background, where that shows."""
    return _in_colour(text, "2")


def _in_colour(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def columns(text: str) -> int:
    """How many columns a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def laid(text: str, indent: str = "") -> str:
    """The text in lines that fit the terminal, each after `indent`; where nobody looks at a terminal, unbroken."""
    if not sys.stdout.isatty():
        return "\n".join(indent + line for line in text.split("\n"))
    width = min(shutil.get_terminal_size().columns, _WIDEST) - columns(indent)
    return "\n".join(indent + line for paragraph in text.split("\n") for line in broken(paragraph, max(width, 20)))


def broken(paragraph: str, width: int) -> Iterator[str]:
    """The lines of a paragraph: numbers and Latin words stay whole, and closing marks do not begin a line."""
    line, used = "", 0
    for piece in _pieces(paragraph):
        room = columns(piece)
        if used + room > width and line and piece[0] not in _NOT_FIRST:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + piece, used + room
    yield line.rstrip()


def _pieces(paragraph: str) -> Iterator[str]:
    word = ""
    for char in paragraph:
        if char in _LATIN:
            word += char
            continue
        if word:
            yield word
            word = ""
        yield char
    if word:
        yield word


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows in aligned columns."""
    filled = list(rows)
    widths = [max(map(columns, cells)) for cells in zip(*filled, strict=True)]
    for row in filled:
        yield "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
