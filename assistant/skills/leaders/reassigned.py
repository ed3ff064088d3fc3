"""分工变化: who came, who went and which units passed to whom, between two divisions of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.skills.base import Situation
from corpus.model import Clause
from corpus.register.division import Holding
from corpus.succession.succession import Replacement

_MOST = 12


def reassigned(step: Replacement, situation: Situation) -> tuple[tuple[str, ...], tuple[Clause, ...]] | None:
    """What changed between two divisions of work, and the clauses of both; None for notices of another kind."""
    stated = situation.known.at_all_times.holdings
    before = [one for one in stated if one.clause.notice_id == step.earlier.id]
    after = [one for one in stated if one.clause.notice_id == step.later.id]
    if not before or not after:
        return None
    spoken = {one.concept for one in situation.query.mentions}
    asked = [one.object for one in (*before, *after) if spoken & {*one.names, one.person}]
    stated_first = sorted((*after, *before), key=lambda one: not one.unit)
    matters = list(dict.fromkeys(asked or (one.object for one in stated_first)))
    moved = [one for one in matters if _holders(one, before) != _holders(one, after)]
    people = [] if asked else [*_posts(before, after)]
    said = (*people, *(_moved(one, before, after) for one in (moved or asked[:1])[:_MOST]))
    concerned = [one for one in (*after, *before) if one.object in (moved or asked)]
    return said, tuple(dict.fromkeys(one.clause for one in concerned))


def _holders(matter: str, held: Iterable[Holding]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(one.person, one.relation) for one in held if one.object == matter}))


def _posts(before: Sequence[Holding], after: Sequence[Holding]) -> list[str]:
    """Who is there that was not, and who is not there that was."""
    old, new = ({one.person: one.post for one in held} for held in (before, after))
    come = [f"{name}{post}" for name, post in new.items() if old.get(name) != post]
    gone = [f"{name}{post}" for name, post in old.items() if new.get(name) != post]
    return [f"{words}：{'、'.join(names)}" for words, names in (("新列入", come), ("不再列入", gone)) if names]


def _moved(matter: str, before: Sequence[Holding], after: Sequence[Holding]) -> str:
    return f"{matter}：原由{_said(matter, before)}，现由{_said(matter, after)}"


def _said(matter: str, held: Sequence[Holding]) -> str:
    found = dict.fromkeys(f"{one.person}{one.post}{one.relation}" for one in held if one.object == matter)
    return "、".join(found) or "分工未写明的领导负责"
