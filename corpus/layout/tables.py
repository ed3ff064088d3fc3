"""Tables as a text layer leaves them: a caption, a header, and cells one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout.lines import Line
from corpus.layout.paragraphs import close_up
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
_NAMES = re.compile(r"(?:名称|类别|种类|项目)$")
_VALUES = re.compile(r"^\S+(?:\s+\S+)*\s+\S*\d\S*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the cells printed with it, and the categories it stands under, even if printed with an earlier row."""

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
    rows = tuple(_rows(body[1:] if header else body, _NAMES.sub("", header.text.split()[0]) if header else ""))
    return (Table(match.group(1), lines[at].piece, header, rows), end) if rows else None


def _ends_table(line: Line) -> bool:
    label = label_of(line.text)
    return line.starts_page or (label is not None and label.kind in _SECTIONS)


def _rows(lines: Sequence[Line], first_column: str) -> Iterator[Row]:
    """A row is a line that ends in a value, or a numbered paragraph; short cells before it are its category."""
    categories, cells, paragraph = ("", ""), EMPTY, EMPTY
    for line in lines:
        numbered = label_of(line.text) is not None
        if paragraph and not numbered and not _closed(paragraph):
            paragraph += close_up((line,))
            continue
        if paragraph:
            yield _row(categories, (paragraph,))
            paragraph = EMPTY
        if numbered:
            paragraph, cells = _beside((cells, close_up((line,)))), EMPTY
        elif _VALUES.match(line.text):
            yield _row(categories, (cells, line.piece))
            cells = EMPTY
        else:
            cells += line.piece
            categories = _categories(categories, cells.text, first_column)
    if paragraph or cells:
        yield _row(categories, (cells, paragraph))


def _row(categories: tuple[str, str], cells: Sequence[Piece]) -> Row:
    return Row(" ".join(part for part in categories if part), _beside(cells))


def _beside(cells: Sequence[Piece]) -> Piece:
    return join(" ", [cell for cell in cells if cell])


def _categories(before: tuple[str, str], cell: str, first_column: str) -> tuple[str, str]:
    """A cell that bears the first column's name (补偿费 under 补偿费名称) stands there, any other one column on."""
    if not before[0] or not first_column or first_column in cell:
        return cell, ""
    return before[0], cell


def _closed(piece: Piece) -> bool:
    return piece.text.endswith(("。", "；"))
