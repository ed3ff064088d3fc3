"""Which lines are the body of which title: a page set in columns may print a title after or inside its own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.layout.lines import Line
from corpus.layout.title_block import TitleBlock
from corpus.printed.numbers import ISSUER, is_addressee, read_date

_OPENS_DECIMAL = re.compile(r"^1\s+[^\d\s，。；：]{1,12}$")
_OPENS_ARTICLES = re.compile(r"^第一[编章条]")
_OPENS_LIST = re.compile(r"^一、")
_STATES_PURPOSE = re.compile(r"^(?:为|根据|鉴于|按照|经)")
_WEAKEST_START = 3

Body = tuple[Line, ...]


def bodies_of(lines: Sequence[Line], blocks: Sequence[TitleBlock]) -> tuple[Body, tuple[Body, ...], tuple[str, ...]]:
    """The lines before the first notice, the body of each block, and warnings; `lines` are those outside all blocks."""
    stretches = _stretches(lines, blocks)
    if not _is_displaced(stretches[0]):
        return stretches[0], stretches[1:], ()
    return _displaced(stretches)


def _stretches(lines: Sequence[Line], blocks: Sequence[TitleBlock]) -> tuple[Body, ...]:
    """The lines before the first block, between each two, and after the last."""
    edges = [0, *(block.lines[0].number for block in blocks), 10**9]
    return tuple(tuple(line for line in lines if low <= line.number < high) for low, high in pairwise(edges))


def _is_displaced(before: Body) -> bool:
    """Whether text of the first notice stands before its title."""
    return any("。" in line.text for line in before)


def _displaced(stretches: Sequence[Body]) -> tuple[Body, tuple[Body, ...], tuple[str, ...]]:
    bodies: list[Body] = []
    warnings = []
    current = stretches[0]
    for stretch in stretches[1:-1]:
        at, score = _best_start(stretch)
        if score < _WEAKEST_START and stretch:
            warnings.append(
                f"line {stretch[at].number}: the body of a notice is taken to begin here, without a clear sign"
            )
        bodies.append(current + stretch[:at])
        current = stretch[at:]
    return (), (*bodies, current + stretches[-1]), tuple(warnings)


def _best_start(stretch: Body) -> tuple[int, int]:
    scores = [(_start_score(stretch, at), -at) for at in range(len(stretch))]
    score, at = max(scores, default=(0, 0))
    return -at, score


def _start_score(lines: Body, at: int) -> int:
    signed = at > 1 and read_date(lines[at - 1].text) is not None and bool(ISSUER.match(lines[at - 2].solid))
    score = 5 * signed + lines[at].starts_page
    if any(is_addressee("".join(line.solid for line in lines[at:stop])) for stop in range(at + 1, at + 4)):
        score += 6
    if _OPENS_DECIMAL.match(lines[at].text) or _OPENS_ARTICLES.match(lines[at].solid):
        score += 4
    if _OPENS_LIST.match(lines[at].text) or _STATES_PURPOSE.match(lines[at].text):
        score += 2
    return score
