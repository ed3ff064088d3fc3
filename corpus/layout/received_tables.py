"""Tables whose rows and cells the format of the source names: a row a line, cells divided by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from corpus.layout.lines import TAB, Line
from corpus.layout.tables import Row, Table
from corpus.pieces import EMPTY, Piece, join

_CAPTION = re.compile(
    r"^((?:附表|表)\s*[-－–—]?\s*[\d一二三四五六七八九十]{0,3}(?:[-－–—.]\d+)?)(?=\s|[：:]|[一-鿿]|$)[^。；]{0,60}$"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百]+(?:元|%|％)")
_LONGEST_HEAD = 16


def received_table_at(lines: Sequence[Line], at: int, tables: Sequence[range]) -> tuple[Table, int] | None:
    """The table whose caption or first row stands at `at`, and the position after its last row; None where none does."""
    caption = EMPTY
    first = at
    if _CAPTION.match(lines[at].text) and at + 1 < len(lines):
        first = at + 1
    numbers = next((each for each in tables if lines[first].number in each), None)
    if numbers is None:
        return None
    if first > at:
        caption = lines[at].piece
    rows = [line for line in lines[first:] if line.number in numbers]
    label = _CAPTION.match(caption.text) if caption else None
    return _table(rows, label.group(1) if label else "表", caption), first + len(rows)


def _table(lines: Sequence[Line], label: str, caption: Piece) -> Table:
    cells = [_cells(line) for line in lines]
    header = EMPTY
    if len(cells) > 1 and _is_header(cells[0]):
        deep = 2 if len(cells) > 2 and _is_second_head(cells[0], cells[1]) else 1
        header, cells = join("\n", map(_beside, cells[:deep])), cells[deep:]
    rows, above = [], [""]
    for at, row in enumerate(cells):
        empty = _empties(row)
        opens = _empties(cells[at + 1]) if at + 1 < len(cells) else 0
        above = above[:empty] + [cell.text for cell in row[empty:]]
        rows.append(Row(" ".join(filter(None, above[: max(empty, opens)])), _beside(row)))
    return Table(label, caption, header, tuple(rows))


def _cells(line: Line) -> list[Piece]:
    """The cells of a row; a blank before the first is an empty cell, and so is one between two tabs."""
    cells, start = [], 0
    piece = line.piece
    for at, char in enumerate(piece.text + "\t"):
        if char == "\t":
            cells.append(piece.cut(start, at).strip())
            start = at + 1
    return [EMPTY] * int(line.indent // TAB) + cells


def _is_header(cells: Sequence[Piece]) -> bool:
    words = [cell.text for cell in cells if cell]
    return len(words) > 1 and not any(_FIGURE.search(word) or len(word) > _LONGEST_HEAD for word in words)


def _is_second_head(head: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether a row parts a head that spans several columns: 罚款（元） over 个人, 单位."""
    parted = any(cell and not above for above, cell in zip_longest(head, below, fillvalue=EMPTY))
    return parted and not below[0] and _is_header(below)


def _empties(row: Sequence[Piece]) -> int:
    """How many cells of a row go on from the row above: those before its first word."""
    return next((at for at, cell in enumerate(row) if cell), 0)


def _beside(cells: Sequence[Piece]) -> Piece:
    """The cells of a row with a blank between them; with tabs where one between others is empty, so that it shows."""
    filled = [at for at, cell in enumerate(cells) if cell]
    reach = cells[filled[0] : filled[-1] + 1] if filled else []
    return join(" " if all(reach) else "\t", reach)
