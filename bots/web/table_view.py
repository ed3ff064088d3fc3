"""A table out of its rows as they are printed: cells that reach over several rows or columns stand once."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDE = re.compile(r"\s*[|｜]\s*|　+| {2,}")


@dataclass(slots=True)
class Cell:
    """One cell, with how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the clause it is, and the cells that begin in it."""

    id: str
    cells: list[Cell]


def split(text: str) -> list[str]:
    """The cells of a row; they are set apart by tabs (between which one may be empty), wide spaces, or else single ones."""
    text = text.replace("\n", " ").strip()
    if "\t" in text:
        return text.split("\t")
    return [cell for cell in (_WIDE.split(text) if _WIDE.search(text) else text.split(" ")) if cell]


def head(text: str, columns: int) -> list[Cell]:
    """The cells of the heading row."""
    return [Cell(text, width) for text, width in zip(split(text), _widths(len(split(text)), columns), strict=True)]


def lay_rows(rows: list[tuple[str, str, str]]) -> list[Row]:
    """Rows out of (id, what stands to the left of the row in cells above, text)."""
    full = [(each, *_whole(above.split(" ") if above else [], split(text))) for each, above, text in rows]
    columns = max((len(cells) for _, _, cells in full), default=1)
    laid: list[Row] = []
    open_cells: list[Cell] = []
    for each, inherited, cells in full:
        made = [Cell(text, width) for text, width in zip(cells, _widths(len(cells), columns), strict=True)]
        shared = inherited if [cell.text for cell in open_cells[:inherited]] == cells[:inherited] else 0
        for cell in open_cells[:shared]:
            cell.rows += 1
        open_cells = [*open_cells[:shared], *made[shared:]]
        laid.append(Row(each, made[shared:]))
    return laid


def width(rows: list[Row]) -> int:
    """How many columns the rows have."""
    return max((sum(cell.columns for cell in row.cells) for row in rows), default=1)


def _whole(above: list[str], own: list[str]) -> tuple[int, list[str]]:
    """All cells of a row, those of rows above first, and how many these are."""
    for overlap in range(min(len(above), len(own)), -1, -1):
        if above[len(above) - overlap :] == own[:overlap]:
            break
    inherited = above[: len(above) - overlap]
    return len(inherited), [*inherited, *own]


def _widths(cells: int, columns: int) -> list[int]:
    """Where a row has fewer cells, the one before the last reaches further, or the last where there are but two."""
    widths = [1] * cells
    if cells:
        widths[-2 if cells > 2 else -1] += columns - cells
    return widths
