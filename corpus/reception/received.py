"""What a reader hands on: the text that spans count in, and what the format knows of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.bulletin import Reason

_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001f]")


class UnreadableSourceError(ValueError):
    """The bytes hold no text that can be read; the message names the source and the reason."""


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a source and, by line number (from 1), what its format says of the lines.

    `whole` says that every line is a paragraph (no hard wraps). `apart` are lines that belong to no notice.
    `tables` are the lines of each table: a row a line, cells divided by tabs, an empty cell where the one above goes on.
    `stated` is what a page says of its notice in so many words: `title`, `number`, `date`.
    `pages` are the numbers of the lines at which the second and later pages begin.
    """

    text: str
    whole: bool = False
    apart: Mapping[int, Reason] = field(default_factory=dict)
    tables: tuple[range, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


class Writer:
    """Writes paragraphs and tables one below the other, and keeps account of the lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._apart: dict[int, Reason] = {}
        self._tables: list[range] = []
        self._pages: list[int] = []

    def paragraph(self, text: str, reason: Reason | None = None) -> None:
        """One paragraph; a line break in it begins another. `reason` says that it belongs to no notice."""
        for line in _UNSEEN.sub("", text).splitlines():
            if line.strip():
                self._lines.append(line.strip().replace("\t", " "))
                if reason is not None:
                    self._apart[len(self._lines)] = reason

    def table(self, rows: Iterable[Sequence[str]], reason: Reason | None = None) -> None:
        """The rows of a table; blank rows are left out."""
        first = len(self._lines) + 1
        for row in rows:
            cells = [" ".join(_UNSEEN.sub("", cell).split()) for cell in row]
            if any(cells):
                self._lines.append("\t".join(cells))
        numbers = range(first, len(self._lines) + 1)
        if reason is not None:
            self._apart |= dict.fromkeys(numbers, reason)
        elif numbers:
            self._tables.append(numbers)

    def page(self) -> None:
        """What follows stands on the next page."""
        if self._lines:
            self._pages.append(len(self._lines) + 1)

    def received(self, stated: Mapping[str, str] | None = None, warnings: Sequence[str] = ()) -> Received:
        """All that was written."""
        text = "".join(f"{line}\n" for line in self._lines)
        return Received(text, True, self._apart, tuple(self._tables), stated or {}, tuple(self._pages), tuple(warnings))
