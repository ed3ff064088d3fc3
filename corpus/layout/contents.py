"""The table of contents (目录) that a law or a plan opens with: its lines are printed again as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layout.lines import Line
from corpus.printed.labels import label_of

_HEADING = re.compile(r"^(?:目录|目次)$")
_PAGE = re.compile(r"[.…·．\-—]*\d*$")
_UNNUMBERED = re.compile(r"^(?:附则|附件|附录|附表|附|前言|序言|总则|引言)")
_LONGEST = 60


def contents_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of every table of contents whose first entry is printed again below it."""
    found: list[Line] = []
    for at, line in enumerate(lines):
        if _HEADING.match(line.solid):
            found += lines[at : _end(lines, at)]
    return tuple(found)


def _end(lines: Sequence[Line], at: int) -> int:
    """Where the table of contents that is headed at `at` ends; `at` itself where there is none."""
    first, stop = _entry(lines, at + 1), at + 2
    while first and stop < len(lines) and (entry := _entry(lines, stop)):
        if entry == first:
            return stop
        stop += 1
    return at


def _entry(lines: Sequence[Line], at: int) -> str:
    """A line as an entry: its words without dots and page number; "" for a line that is none."""
    if at >= len(lines) or "。" in lines[at].text or len(lines[at].solid) > _LONGEST:
        return ""
    if label_of(lines[at].text) is None and not _UNNUMBERED.match(lines[at].solid):
        return ""
    return _PAGE.sub("", lines[at].solid)
