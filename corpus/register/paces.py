"""增速要求: what is to grow no slower than something else, as the clauses state it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Clause, Notice

_PACE = re.compile(r"(?:力争|确保)?(?P<indicator>[^，。；]+?(?:增速|增幅))不低于(?P<other>[^，。；（]+)")


@dataclass(frozen=True, slots=True)
class Pace:
    """An indicator that is to grow no slower than another; `quote` are the words that say so."""

    indicator: str
    other: str
    clause: Clause
    quote: str


def paces(notice: Notice) -> tuple[Pace, ...]:
    """The paces of growth that a notice states against another."""
    return tuple(
        Pace(match["indicator"], match["other"], clause, match.group(0))
        for clause in notice.clauses
        for match in _PACE.finditer(re.sub(r"\s+", "", clause.text))
    )
