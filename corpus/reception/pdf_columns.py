"""The columns that printed lines stand in, and the gutter between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.reception.pdf_lines import SAME_LINE, PrintedLine

_CENTRE = (0.3, 0.7)
_FEWEST_LINES = 3
_FULL = 0.6  # of a column's width
_FEWEST_FULL = 0.2  # of its lines
_NARROWEST = 9  # characters of a full line
_MOST_ACROSS = 0.25


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, between two edges."""

    lines: tuple[PrintedLine, ...]
    left: float
    right: float


def columns_of(lines: Sequence[PrintedLine], known: float | None = None) -> list[Column]:
    """The columns of a page in reading order; a line across all of them divides those above it from those below it.

    `known` is where other pages have the blank between their columns; a page with few lines is judged by that.
    """
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gutter = gutter_of(lines)
    if gutter is None and known is not None and _across(lines, known) <= _MOST_ACROSS * len(lines):
        gutter = known
    if gutter is None:
        return [Column(_rejoined(lines), left, right)]
    columns: list[Column] = []
    band: list[PrintedLine] = []
    for line in sorted(lines, key=lambda each: each.top):
        if line.left < gutter < line.right:
            columns += [*_side_by_side(band, gutter, left, right), Column((line,), left, right)]
            band = []
        else:
            band.append(line)
    return _joined([*columns, *_side_by_side(band, gutter, left, right)])


def _joined(columns: Sequence[Column]) -> list[Column]:
    """Lines across all columns that follow one another are one column."""
    found: list[Column] = []
    for column in columns:
        if found and (found[-1].left, found[-1].right) == (column.left, column.right):
            found[-1] = Column(found[-1].lines + column.lines, column.left, column.right)
        else:
            found.append(column)
    return found


def _side_by_side(band: Sequence[PrintedLine], gutter: float, left: float, right: float) -> list[Column]:
    sides = [
        [line for line in band if line.right <= gutter],
        [line for line in band if line.left >= gutter],
    ]
    columns = []
    for side, edges in zip(sides, ((left, gutter), (gutter, right)), strict=True):
        if side:
            inner = columns_of(side) if edges[1] - edges[0] > (right - left) * 0.55 else []
            columns += inner or [Column(_rejoined(side), *edges)]
    return columns


def gutter_of(lines: Sequence[PrintedLine]) -> float | None:
    """Where the blank between two columns stands that next to no line crosses; None for a page of one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, int] | None = None
    found = None
    for step in range(41):
        at = left + (right - left) * (_CENTRE[0] + (_CENTRE[1] - _CENTRE[0]) * step / 40)
        across = _across(lines, at)
        before = [line for line in lines if line.right <= at]
        after = [line for line in lines if line.left >= at]
        if across > _MOST_ACROSS * len(lines) or not (_is_column(before, at - left) and _is_column(after, right - at)):
            continue
        if _reaches(before, at) and _reaches_back(after, at) and (best is None or (across, abs(step - 20)) < best):
            best, found = (across, abs(step - 20)), at
    return found


def _across(lines: Sequence[PrintedLine], at: float) -> int:
    return sum(line.left < at < line.right for line in lines)


def _is_column(lines: Sequence[PrintedLine], width: float) -> bool:
    """Whether lines are those of a column: some of them full ones, and not just words in a row."""
    full = [line for line in lines if line.right - line.left >= max(_FULL * width, _NARROWEST * line.size)]
    return len(lines) >= _FEWEST_LINES and len(full) >= max(2, _FEWEST_FULL * len(lines))


def _reaches(lines: Sequence[PrintedLine], at: float) -> bool:
    """Whether many lines end near the gutter, as those of a column do."""
    edge = sorted(line.right for line in lines)[-max(2, len(lines) // 4)]
    return at - edge < 4 * median(line.size for line in lines)


def _reaches_back(lines: Sequence[PrintedLine], at: float) -> bool:
    edge = sorted(line.left for line in lines)[max(1, len(lines) // 4) - 1]
    return edge - at < 4 * median(line.size for line in lines)


def _rejoined(lines: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """The pieces of a line that wide blanks parted, in one line again."""
    joined: list[PrintedLine] = []
    for line in sorted(lines, key=lambda each: (round(each.top), each.left)):
        last = joined[-1] if joined else None
        if (
            last
            and not last.rows
            and not line.rows
            and abs(last.top - line.top) < SAME_LINE * line.size
            and line.left >= last.right
        ):
            text = f"{last.text} {line.text}"
            joined[-1] = PrintedLine(text, last.left, line.right, last.top, max(last.bottom, line.bottom), last.size)
        else:
            joined.append(line)
    return tuple(joined)
