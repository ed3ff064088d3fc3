"""Which character stands for which mark: the assignment that explains a text best, brackets in pairs, no character twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from corpus.decoding.mark_contexts import EDGE
from corpus.decoding.marks import CLOSED_BY
from corpus.decoding.row import Row

_CANDIDATES = 8
_TOO_LITTLE = 1e-6
_PAIRED = 3.0  # for each bracket that closes in turn, of both
_A_PAIR = 4.0  # what two brackets must explain together, beyond what each must
_REACH = 150
_ALONE = -12.0  # for a bracket without the other

Gains = Mapping[tuple[str, str], float]
Assignment = dict[str, str]  # mark to character


def best_assignment(gains: Gains, row: Row) -> dict[str, str]:
    """Character to mark; `gains` says by how much each mark explains each character better than words do.

    From nothing, one mark or one pair of brackets is put elsewhere at a time, as long as that explains more.
    """

    @cache
    def turns(opens: str, closes: str) -> int:
        return _turns(row, opens, closes)

    def worth(chosen: Assignment) -> float:
        total = sum(gains.get((glyph, mark), _ALONE) for mark, glyph in chosen.items())
        for opening, closing in CLOSED_BY.items():
            if opening in chosen and closing in chosen:
                total += _PAIRED * turns(chosen[opening], chosen[closing]) - _A_PAIR
            elif opening in chosen or closing in chosen:
                total += _ALONE
        return total

    moves = list(_moves(_candidates(gains)))
    chosen: Assignment = {}
    best = 0.0
    while True:
        moved = max((_moved(chosen, move) for move in moves), key=worth, default=chosen)
        if worth(moved) <= best + _TOO_LITTLE:
            break
        chosen, best = moved, worth(moved)
    return {glyph: mark for mark, glyph in chosen.items()}


def _candidates(gains: Gains) -> dict[str, list[str]]:
    """The characters that each mark explains best."""
    ranked: dict[str, list[str]] = {}
    for glyph, mark in sorted(gains, key=lambda each: (-gains[each], each)):
        ranked.setdefault(mark, []).append(glyph)
    return {mark: glyphs[:_CANDIDATES] for mark, glyphs in ranked.items()}


def _moves(candidates: Mapping[str, list[str]]) -> Iterator[dict[str, str | None]]:
    for mark, glyphs in candidates.items():
        for glyph in (*glyphs, None):
            yield {mark: glyph}
    for opening, closing in CLOSED_BY.items():
        for opens in candidates.get(opening, ()):
            for closes in candidates.get(closing, ()):
                if opens != closes:
                    yield {opening: opens, closing: closes}


def _moved(chosen: Assignment, move: Mapping[str, str | None]) -> Assignment:
    """The assignment after a move; a mark whose character is taken gets the one that became free."""
    after = dict(chosen)
    for mark, glyph in move.items():
        free = after.pop(mark, None)
        if glyph is None:
            continue
        other = next((each for each, taken in after.items() if taken == glyph), None)
        if other:
            del after[other]
            if free:
                after[other] = free
        after[mark] = glyph
    return after


def _turns(row: Row, opens: str, closes: str) -> int:
    """How many times one follows the other in turn, in one paragraph, less the times that it does not."""
    ats = sorted(row.places[opens] + row.places[closes])
    pairs = sum(
        row.chars[one] == opens and row.chars[other] == closes and _is_near(row, one, other)
        for one, other in pairwise(ats)
    )
    return 3 * pairs - len(ats)


def _is_near(row: Row, one: int, other: int) -> bool:
    return other - one <= _REACH and EDGE not in row.chars[one:other]
