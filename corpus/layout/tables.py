"""Tables as a text layer leaves them: a caption, a header, and cells one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout.lines import Line
from corpus.pieces import EMPTY, Piece, join
from corpus.printed.labels import label_of

_CAPTION = re.compile(r"^(表\s*[-－–—]?\s*\d+)(?=\s|[：:]|[一-鿿])[^。；]*$")
_SECTIONS = {
    "annex",
    "part",
    "chapter",
    "section",
    "article",
    "han",
    "han_brackets",
    "decimal0",
    "decimal1",
    "decimal2",
}
_HEADER = re.compile(r"^[^\d。，；]+(?:\s+[^\d。，；]+)+$")
_VALUES = re.compile(r"^\S+(?:\s+\S+)*\s+\S*\d\S*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the cells printed with it, and the category it stands under (also when printed with an earlier row)."""

    category: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its label as printed (表-1), caption, header line (or nothing) and rows."""

    label: str
    caption: Piece
    header: Piece
    rows: tuple[Row, ...]


def table_at(lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    """The table whose caption stands at `at`, and the position after its last line; None where no table begins."""
    match = _CAPTION.match(lines[at].text)
    if match is None:
        return None
    end = next((stop for stop in range(at + 1, len(lines)) if _ends_table(lines[stop])), len(lines))
    body = lines[at + 1 : end]
    header = body[0].piece if body and _HEADER.match(body[0].text) else EMPTY
    rows = tuple(_rows(body[1:] if header else body))
    return (Table(match.group(1), lines[at].piece, header, rows), end) if rows else None


def _ends_table(line: Line) -> bool:
    label = label_of(line.text)
    return line.starts_page or (label is not None and label.kind in _SECTIONS)


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    """A row is a line that ends in a value, or a numbered paragraph; short cells before it are its category."""
    category, cells, paragraph = "", EMPTY, EMPTY
    for line in lines:
        numbered = label_of(line.text) is not None
        if paragraph and not numbered and not _closed(paragraph):
            paragraph += line.piece
            continue
        if paragraph:
            yield Row(category, paragraph)
            paragraph = EMPTY
        if numbered:
            paragraph, cells = join(" ", (cells, line.piece)) if cells else line.piece, EMPTY
        elif _VALUES.match(line.text):
            yield Row(category, join(" ", (cells, line.piece)) if cells else line.piece)
            cells = EMPTY
        else:
            cells += line.piece
            category = cells.text
    if paragraph or cells:
        yield Row(category, join(" ", [piece for piece in (cells, paragraph) if piece]))


def _closed(piece: Piece) -> bool:
    return piece.text.endswith(("。", "；"))
