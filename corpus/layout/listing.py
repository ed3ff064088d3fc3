"""The list of documents that a bulletin closes with (发文目录): numbers and titles, some without printed text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.layout.lines import Line
from corpus.printed.numbers import NUMBER

_ENTRY = re.compile(rf"^({NUMBER.pattern})\s*(\S.*关于.*)$")
_HEADING = re.compile(r"目录$")
_COMPLETE = re.compile(r"(?:通知|意见|决定|批复|公告|通告|通报|报告|函|办法|方案|规定|细则)(?:[（(].*[）)])?$")


_TAIL = re.compile(r"^的(?:通知|意见|决定|批复|公告|通告|通报|报告|函)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the list: its number, and the lines that print it."""

    number: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of documents: its entries, and the lines that are its headings."""

    entries: tuple[Entry, ...]
    headings: tuple[Line, ...]


def listing_of(lines: Sequence[Line]) -> Listing:
    """The list of documents in a source; empty when fewer than two entries stand together."""
    entries = [entry for at in range(len(lines)) if (entry := _entry_at(lines, at)) is not None]
    if len(entries) < 2:
        return Listing((), ())
    headings = tuple(line for line in lines if _is_heading(line, entries))
    return Listing(tuple(entries), headings)


def _entry_at(lines: Sequence[Line], at: int) -> Entry | None:
    match = _ENTRY.match(lines[at].text)
    if match is None:
        return None
    title, used = match.group(2), 1
    while at + used < len(lines) and used < 3 and _goes_on(title, lines[at + used]):
        title += lines[at + used].solid
        used += 1
    return Entry(match.group(1), "".join(title.split()), tuple(lines[at : at + used]))


def _goes_on(title: str, line: Line) -> bool:
    """Whether the line is the rest of a wrapped title; 印发…方案 is complete only with 的通知."""
    if _ENTRY.match(line.text) or _HEADING.search(line.solid):
        return False
    return not _COMPLETE.search(title) or bool(_TAIL.match(line.solid))


def _is_heading(line: Line, entries: Sequence[Entry]) -> bool:
    first, last = entries[0].lines[0].number, entries[-1].lines[-1].number
    return bool(_HEADING.search(line.solid)) and first - 8 <= line.number <= last + 8
