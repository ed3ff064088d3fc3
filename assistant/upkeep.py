"""The keepers' door: list, show, check and take in notices, and build what answers are made from, as plain data."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import browsing, shapes
from assistant.browsing import UnknownId
from assistant.clerk import Addition, Taken, UpkeepError, add, read, remove, stored_library
from assistant.knowledge import build_knowledge
from assistant.safekeeping import Backup, backup, restore
from assistant.service import today
from assistant.shapes import JSON
from corpus import check as proof

__all__ = [
    "Addition",
    "Backup",
    "Built",
    "Checked",
    "Taken",
    "UnknownId",
    "UpkeepError",
    "add",
    "backup",
    "build_index",
    "check",
    "documents",
    "read",
    "remove",
    "restore",
    "show",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and everything that is wrong: where, and what; `notes` are what to look at without being wrong."""

    notices: int
    clauses: int
    problems: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What was built, in how many seconds; `off` names rules that cannot be used, and why."""

    notices: int
    clauses: int
    rules: int
    version: str
    seconds: float
    off: tuple[tuple[str, str], ...]


def documents(data_dir: Path | None = None, as_of: date | None = None) -> list[JSON]:
    """All notices, as `Service.documents` lists them, without building an index."""
    return browsing.documents(stored_library(data_dir), as_of or today())


def show(name: str, data_dir: Path | None = None, as_of: date | None = None) -> JSON:
    """A notice (by id or number) with its clauses, or one clause with its notice; raises `UnknownId`."""
    library, day = stored_library(data_dir), as_of or today()
    for notice in library.notices:
        listed = shapes.document_json(notice, library.validity(notice, day))
        if name in (notice.id, notice.document_number) or notice is library.by_number(name):
            return {**listed, "clauses": [shapes.clause_json(clause) for clause in notice.clauses]}
        for clause in notice.clauses:
            if clause.id == name:
                return {**listed, "clauses": [shapes.clause_json(clause)]}
    raise UnknownId(name)


def check(data_dir: Path | None = None) -> Checked:
    """Proves that nothing of the sources is lost or invented, and that every rule finds its figures."""
    library = stored_library(data_dir)
    problems = [(problem.where, problem.what) for problem in proof.check(library)]
    problems += build_knowledge(library).off.items()
    problems += [
        (one.id, f"sets the same matter anew on the same day as {other.id}")
        for one, other in library.succession.clashes
    ]
    notes = [
        (
            change.clause.id,
            f"changes {change.earlier.id}, but not at a clause that was found: {change.wording.place or 'no place named'}",
        )
        for change in library.succession.amendments
        if change.amended is None and change.wording.how != "增加"
    ]
    clauses = sum(len(notice.clauses) for notice in library.notices)
    return Checked(len(library.notices), clauses, tuple(problems), tuple(notes))


def build_index(data_dir: Path | None = None) -> Built:
    """Builds everything that answers are made from."""
    began = time.perf_counter()
    library = stored_library(data_dir)
    known = build_knowledge(library)
    clauses = sum(len(notice.clauses) for notice in library.notices)
    seconds = time.perf_counter() - began
    return Built(len(library.notices), clauses, len(known.rules), known.version, seconds, tuple(known.off.items()))
