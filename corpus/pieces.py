"""Text that knows where each of its characters stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Span

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and, for each character, its offset in the source; `NOWHERE` for a blank or line feed that joins two."""

    text: str
    offsets: tuple[int, ...]

    def __add__(self, other: Piece) -> Piece:
        return Piece(self.text + other.text, self.offsets + other.offsets)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, stop: int | None = None) -> Piece:
        """The characters from `start` up to, but not including, `stop`."""
        return Piece(self.text[start:stop], self.offsets[start:stop])

    def strip(self) -> Piece:
        """Without the blanks at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def without(self, pattern: re.Pattern[str]) -> Piece:
        """Without what `pattern` matches."""
        gone = {at for match in pattern.finditer(self.text) for at in range(*match.span())}
        kept = [at for at in range(len(self.text)) if at not in gone]
        return Piece("".join(self.text[at] for at in kept), tuple(self.offsets[at] for at in kept))


EMPTY = Piece("", ())


def piece_of(text: str) -> Piece:
    """The whole of a source text."""
    return Piece(text, tuple(range(len(text))))


def join(separator: str, pieces: Iterable[Piece]) -> Piece:
    """The pieces one after the other, `separator` between them."""
    between = Piece(separator, (NOWHERE,) * len(separator))
    whole = EMPTY
    for piece in pieces:
        whole = whole + between + piece if whole else piece
    return whole


def spans_of(piece: Piece, source: str) -> tuple[Span, ...]:
    """Where the piece stands in `source`; a range is not broken by the blanks and line feeds that were dropped."""
    spans: list[Span] = []
    for char, offset in zip(piece.text, piece.offsets, strict=True):
        if char.isspace() or offset == NOWHERE:
            continue
        if spans and offset >= spans[-1].end and not source[spans[-1].end : offset].strip():
            spans[-1] = Span(spans[-1].start, offset + 1)
        else:
            spans.append(Span(offset, offset + 1))
    return tuple(spans)
