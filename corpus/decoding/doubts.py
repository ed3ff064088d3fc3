"""Where the other reading of a character would have been nearly as good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.decoding.cells import Cell
from corpus.decoding.font_map import FontMap
from corpus.decoding.path import Step, best_path
from corpus.decoding.words import log_probability

_MARGIN = 3.0
_BEFORE = 4  # readings looked at on either side
_AFTER = 8


def doubtful_steps(cells: Sequence[Cell], font_map: FontMap, steps: Sequence[Step]) -> tuple[int, ...]:
    """The cells whose other reading costs less than a factor of e³ of likelihood, in order."""
    return tuple(
        at
        for index, at in _open_questions(cells, font_map, steps)
        if _margin(cells, font_map, steps, index, at) < _MARGIN
    )


def _open_questions(cells: Sequence[Cell], font_map: FontMap, steps: Sequence[Step]) -> Iterator[tuple[int, int]]:
    """Glyphs that are neither inside a longer word nor a mark that no word could take up."""
    for index, step in enumerate(steps):
        for at in range(step.at, step.at + len(step.reading.text)):
            if cells[at].char in font_map.marks and _is_open(cells, step, at):
                yield index, at


def _is_open(cells: Sequence[Cell], step: Step, at: int) -> bool:
    if not step.reading.is_mark:
        return True
    pairs = [cells[start : start + 2] for start in (at - 1, at) if start >= 0]
    return any(log_probability("".join(cell.char for cell in pair)) is not None for pair in pairs if len(pair) == 2)


def _margin(cells: Sequence[Cell], font_map: FontMap, steps: Sequence[Step], index: int, at: int) -> float:
    first = steps[max(0, index - _BEFORE)]
    last = steps[min(len(steps) - 1, index + _AFTER)]
    span = (first.at, last.at + len(last.reading.text))
    chosen, _ = best_path(cells, font_map, first.before, span, {at: steps[index].reading.is_mark})
    other, _ = best_path(cells, font_map, first.before, span, {at: not steps[index].reading.is_mark})
    return chosen - other
