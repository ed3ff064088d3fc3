"""成员单位职责: what each member unit of a command has to do, as clauses headed by the unit's name state it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Clause, Notice
from corpus.register.division import named


@dataclass(frozen=True, slots=True)
class Duty:
    """The duties of one unit (by printed name and the names in its brackets)."""

    names: tuple[str, ...]
    clause: Clause
    under: str


def duties(notice: Notice) -> tuple[Duty, ...]:
    """All clauses below a heading 成员单位职责 (or …单位职责) that are headed by a unit."""
    parents = {clause.id: clause for clause in notice.clauses if clause.heading.endswith("单位职责")}
    return tuple(
        Duty(named(clause.heading), clause, parents[clause.parent_id].heading)
        for clause in notice.clauses
        if clause.parent_id in parents and clause.heading
    )
