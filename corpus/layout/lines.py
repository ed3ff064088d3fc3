"""The printed lines of a source, and how wide its columns are."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.pieces import Piece, piece_of

SENTENCE_ENDS = "。；：！？;:"
_FEWEST_LINES = 8
_NARROWEST = 12
TAB = 2.0
SET_IN = 1.5
_SHARE_SET_IN = 0.1
_NEARLY_FULL, _MOST = 0.85, 0.6
_SHARE_OF_FULL_LINES = 0.35
_SHARE_OF_WIDE_LINES = 0.05


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without the blanks around it; `number` counts from 1, blank lines included.

    `indent` is how far in it begins, in Chinese characters.
    """

    number: int
    piece: Piece
    starts_page: bool
    indent: float = 0.0

    @property
    def text(self) -> str:
        """The line's words."""
        return self.piece.text

    @property
    def solid(self) -> str:
        """The line's words without any blank."""
        return "".join(self.piece.text.split())

    @property
    def width(self) -> float:
        """How wide the line is set, in Chinese characters, blanks not counted."""
        return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in self.solid)

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes with a full stop, a semicolon or a colon."""
        return self.text.endswith(tuple(SENTENCE_ENDS))


def _width_by_indents(lines: Sequence[Line]) -> float | None:
    """Where first lines are set in, the others go on after a full line, or every line is a paragraph of its own."""
    full = max(line.width + line.indent for line in lines)
    before = [above.width + above.indent for above, line in pairwise(lines) if line.indent < SET_IN]
    going_on = sum(width >= _NEARLY_FULL * full for width in before)
    return full if before and going_on >= _MOST * len(before) else None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines with words on them; a page begins after a form feed, or at a line indented by a single blank."""
    whole = piece_of(text)
    lines, at = [], 0
    for number, row in enumerate(text.split("\n"), 1):
        piece = whole.cut(at, at + len(row))
        at += len(row) + 1
        if row.strip():
            starts_page = row.startswith("\f") or (row[0] == " " and row[1] != " ")
            lines.append(Line(number, piece.strip(), starts_page, _indent(row)))
    return tuple(lines)


def _indent(row: str) -> float:
    blanks = row[: len(row) - len(row.lstrip())]
    return sum({"\u3000": 1.0, "\t": TAB, "\f": 0.0}.get(char, 0.5) for char in blanks)


def indents_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether a text sets in the first line of each paragraph, by one or two characters or more, and not the others."""
    set_in = sum(line.indent >= SET_IN for line in lines)
    return _SHARE_SET_IN * len(lines) <= set_in < len(lines)


def column_width(lines: Sequence[Line]) -> float | None:
    """The width of a full line of hard-wrapped text; None where every line is a paragraph of its own."""
    if len(lines) < _FEWEST_LINES:
        return None
    if indents_paragraphs(lines):
        return _width_by_indents(lines)
    widths = Counter(round(line.width) for line in lines)
    width, _ = max(widths.items(), key=lambda item: (item[1], item[0]))
    full = [line for line in lines if abs(line.width - width) <= 2]
    broken = [line for line in full if not line.text.endswith(tuple("。；："))]
    wider = sum(line.width > width + 4 for line in lines)
    wrapped = len(full) >= _SHARE_OF_FULL_LINES * len(lines) and len(broken) > len(full) / 2
    return float(width) if width >= _NARROWEST and wrapped and wider <= _SHARE_OF_WIDE_LINES * len(lines) else None
