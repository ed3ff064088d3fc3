"""任务分工: which department leads a task and which share it, as the bracket at a clause's end states it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Clause, Notice
from corpus.register.division import listed, named

_OPEN, _CLOSE = r"[（(〔]", r"[）)〕]"
_WHO = r"(?:部门|单位)(?:（(?:单位|部门)）)?"
_LABELLED = re.compile(
    rf"{_OPEN}牵头{_WHO}：(?P<lead>[^：]+?)(?:[；，](?P<role>责任|配合|协办|参与){_WHO}：(?P<others>.+))?{_CLOSE}。?$"
)
_SPOKEN = re.compile(rf"{_OPEN}由(?P<lead>[^牵]+?)牵头，(?P<others>.+?)等?配合{_CLOSE}$")


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its lead departments (牵头) and those that share it (责任 or 配合), by printed name."""

    title: str
    lead: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]
    other_role: str
    clause: Clause
    quote: str

    def leads(self, unit: str) -> bool:
        """Whether a unit of this name leads it."""
        return any(unit in names for names in self.lead)

    def shares(self, unit: str) -> bool:
        """Whether a unit of this name shares it."""
        return any(unit in names for names in self.others)


def tasks(notice: Notice) -> tuple[Task, ...]:
    """The tasks of a notice whose clauses end in a bracket that says who does them."""
    return tuple(task for clause in notice.clauses if (task := _task(clause)))


def _task(clause: Clause) -> Task | None:
    text = re.sub(r"\s+", "", clause.text)
    labelled, spoken = _LABELLED.search(text), _SPOKEN.search(text)
    match = labelled or spoken
    if not match:
        return None
    return Task(
        title=clause.heading,
        lead=tuple(named(item) for item in listed(match["lead"])),
        others=tuple(named(item) for item in listed(match["others"] or "")),
        other_role="责任部门" if labelled and labelled["role"] in {"责任", None} else "配合部门",
        clause=clause,
        quote=match.group(0),
    )
