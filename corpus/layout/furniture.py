"""What a page carries besides the notices: page numbers, running headers, the list of the month's documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.bulletin import Furniture, Reason
from corpus.layout.lines import Line
from corpus.pieces import Piece, spans_of

_PAGE_NUMBER = re.compile(r"^(?:\d+[·•]\s*[·•]|[·•]\s*\d+\s*[·•]|[—–-]+\s*\d+\s*[—–-]+|第\d+页(?:[,，]?共\d+页)?)$")
_HEADER = re.compile(r"^\D{0,20}\d{4}年第?\d+期$")


def furniture_of(piece: Piece, source: str, reason: Reason) -> tuple[Furniture, ...]:
    """The piece as furniture, one record for each unbroken stretch of the source."""
    return tuple(Furniture(span, source[span.start : span.end], reason) for span in spans_of(piece, source))


def page_furniture(lines: Sequence[Line]) -> dict[int, Reason]:
    """The lines that are page furniture, by line number."""
    found = {}
    for line in lines:
        if _PAGE_NUMBER.match(line.solid):
            found[line.number] = Reason.PAGE_NUMBER
        elif _HEADER.match(line.solid):
            found[line.number] = Reason.HEADER
    return found
