"""现行分工: the division of work that holds on the day asked about, and who holds what by it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.understanding.normal import normal
from corpus.register.division import Holding
from corpus.succession.matters import place_of


def current_holdings(situation: Situation) -> tuple[Holding, ...]:
    """The division of work that holds on the day asked about; of several places' that of the one named, or of most notices."""
    return situation.once("holdings of today", lambda: _current(situation))


def _current(situation: Situation) -> tuple[Holding, ...]:
    known = situation.known
    by_place = known.once("holdings by place", lambda: _by_place(known))
    named = [place for place in by_place if place and normal(place) in situation.query.text]
    return tuple(by_place[named[0] if named else known.library.home(by_place)]) if by_place else ()


def _by_place(known: Knowledge) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = {}
    for one in known.register.holdings:
        found.setdefault(place_of(known.notice_of(one.clause)), []).append(one)
    return found


def relations_to(matter: str, holdings: Iterable[Holding]) -> list[Holding]:
    """The relations of office-holders to a unit or a field."""
    return [one for one in holdings if matter in one.names]


def who_oversees(unit: str, situation: Situation) -> tuple[str, ...]:
    """The question for a unit's overseer as a suggestion, where the division of work has an answer."""
    return (f"谁分管{unit}？",) if relations_to(unit, current_holdings(situation)) else ()
