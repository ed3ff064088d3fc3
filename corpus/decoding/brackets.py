"""The brackets open at a point of the text, and what it costs to leave them unpaired."""

from __future__ import annotations

from corpus.decoding.marks import CLOSED_BY, OPENED_BY

UNPAIRED = -14.0
# How many characters a pair may enclose; quotations of amended articles run on over paragraphs.
_REACH = {"（": 600, "(": 600, "“": 600}
_DEFAULT_REACH = 160

Open = tuple[tuple[str, int], ...]  # opening bracket and the cell it stands at, outermost first


def step(brackets: Open, char: str, at: int) -> tuple[Open, float]:
    """The brackets open after `char` at cell `at`, and the cost of those it leaves unpaired."""
    if char in CLOSED_BY:
        return (*brackets, (char, at)), 0.0
    if char in OPENED_BY:
        return _close(brackets, OPENED_BY[char])
    return brackets, 0.0


def _close(brackets: Open, opening: str) -> tuple[Open, float]:
    for depth in range(len(brackets) - 1, -1, -1):
        if brackets[depth][0] == opening:
            return brackets[:depth], UNPAIRED * (len(brackets) - depth - 1)
    return brackets, UNPAIRED


def expire(brackets: Open, at: int) -> tuple[Open, float]:
    """The brackets that may still be closed at cell `at`, and the cost of those that no longer may."""
    if not brackets or at - brackets[0][1] <= _DEFAULT_REACH:
        return brackets, 0.0
    alive = tuple(each for each in brackets if at - each[1] <= _REACH.get(each[0], _DEFAULT_REACH))
    return alive, UNPAIRED * (len(brackets) - len(alive))
