"""任务分工: which department leads a task and which share it, as a clause's end or a row of a table states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Clause, ClauseKind, Notice
from corpus.register.departments import Departments, departments_at_end
from corpus.register.task_tables import row_of, task_columns

_FIRST_WORDS = re.compile(r"^[^。；：（(\n]{2,40}")


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its lead departments (牵头, none where no one is named) and those that share it, by role and printed name."""

    title: str
    lead: Departments
    roles: tuple[tuple[str, Departments], ...]
    clause: Clause
    quote: str

    @property
    def others(self) -> Departments:
        """All that share it (责任部门, 配合部门)."""
        return tuple(one for _, units in self.roles for one in units)

    def leads(self, unit: str) -> bool:
        """Whether a unit of this name leads it."""
        return any(unit in names for names in self.lead)

    def shares(self, unit: str) -> bool:
        """Whether a unit of this name shares it."""
        return self.role_of(unit) != ""

    def role_of(self, unit: str) -> str:
        """As what a unit of this name shares it, or ""."""
        return next((role for role, units in self.roles if any(unit in names for names in units)), "")


def tasks(notice: Notice) -> tuple[Task, ...]:
    """The tasks of a notice: clauses whose end says who does them, and rows of tables with a column for who does."""
    return tuple(sorted((*_of_clauses(notice), *_of_tables(notice)), key=lambda one: notice.clauses.index(one.clause)))


def _of_clauses(notice: Notice) -> Iterator[Task]:
    for clause in notice.clauses:
        if found := departments_at_end(clause.text):
            yield Task(_title(clause), found.lead, found.roles, clause, found.quote)


def _title(clause: Clause) -> str:
    first = _FIRST_WORDS.match(clause.text.removeprefix(clause.label).lstrip())
    return clause.heading or (first[0] if first else "")


def _of_tables(notice: Notice) -> Iterator[Task]:
    tables = {
        clause.id: columns
        for clause in notice.clauses
        if clause.kind == ClauseKind.TABLE and (columns := task_columns(clause.text))
    }
    for clause in notice.clauses:
        columns = tables.get(clause.parent_id or "") if clause.kind == ClauseKind.ROW else None
        if columns and (row := row_of(columns, clause.text)):
            yield Task(row.title, row.lead, row.roles, clause, "")
