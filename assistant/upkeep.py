"""The keepers' door: list, show, check and take in notices, and build what answers are made from, as plain data."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant import browsing, intake, shapes
from assistant.browsing import UnknownId
from assistant.effects import effects
from assistant.knowledge import build_knowledge, is_large
from assistant.published import load_additions
from assistant.safekeeping import Backup, backup, restore
from assistant.service import today
from assistant.shapes import JSON
from assistant.stored import TAKEN_IN, corpus_folders
from corpus import check as proof
from corpus.library import HOME, Library, load_library
from corpus.model import Notice
from corpus.storage import StorageError, notice_file

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


class UpkeepError(ValueError):
    """What was asked for cannot be done; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and everything that is wrong: where, and what; `notes` are what to look at without being wrong."""

    notices: int
    clauses: int
    problems: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read: its notices with their clauses, whether each is new, where else it stands, and doubts."""

    source: str
    notices: tuple[JSON, ...]
    states: tuple[str, ...]
    known_from: tuple[str, ...]
    warnings: tuple[str, ...]


class Addition:
    """Files that were read and can be kept: what was recognised in each, and why others could not be read."""

    def __init__(self, read: intake.Intake, library: Library, data_dir: Path | None) -> None:
        self._read, self._library, self._data_dir, self.home = read, library, data_dir, _home(data_dir)
        self.taken = tuple(_taken(one, library) for one in read.read)
        self.refused = read.refused

    @cached_property
    def effects(self) -> tuple[str, ...]:
        """What the notices do to those there are: which they replace or change, which rules follow or are off."""
        return tuple(effects(self._new, self._library)) if self._new else ()

    @property
    def _new(self) -> list[Notice]:
        return [
            notice
            for one in self._read.read
            for notice, state in zip(one.bulletin.notices, one.states, strict=True)
            if state in (intake.NEW, intake.CHANGED)
        ]

    def keep(self) -> None:
        """Keeps all of it, in one step; raises `UpkeepError` where nothing can be written."""
        ids = {notice.id for notice in self._new}
        if ids:
            index_ahead([*(one for one in self._library.notices if one.id not in ids), *self._new], self._data_dir)
        try:
            intake.keep(self._read, self.home, self._library)
        except OSError as error:
            raise _unwritable(self.home, error) from error


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
    return browsing.documents(_library(data_dir), as_of or today())


def show(name: str, data_dir: Path | None = None, as_of: date | None = None) -> JSON:
    """A notice (by id or number) with its clauses, or one clause with its notice; raises `UnknownId`."""
    library, day = _library(data_dir), as_of or today()
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
    library = _library(data_dir)
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
    library = _library(data_dir)
    known = build_knowledge(library)
    clauses = sum(len(notice.clauses) for notice in library.notices)
    seconds = time.perf_counter() - began
    return Built(len(library.notices), clauses, len(known.rules), known.version, seconds, tuple(known.off.items()))


def read(files: Sequence[Path], data_dir: Path | None = None, progress: intake.Progress = iter) -> Addition:
    """Reads files, folders and archives, to be kept below the data directory, or with the house's own without one.

    `progress` is given the files and gives them back one by one.
    """
    library = _library(data_dir)
    return Addition(intake.read_all(files, library, progress), library, data_dir)


def add(files: Sequence[Path], data_dir: Path | None = None) -> Addition:
    """Reads files and keeps what could be read."""
    addition = read(files, data_dir)
    addition.keep()
    return addition


def remove(names: Sequence[str], data_dir: Path | None = None) -> list[JSON]:
    """Removes notices by id or number and says which; raises `UnknownId`, or `UpkeepError` for one of the house's own."""
    library, home = _library(data_dir), _home(data_dir)
    found = []
    for name in names:
        notice = next((one for one in library.notices if name == one.id), None) or library.by_number(name)
        if notice is None:
            raise UnknownId(name)
        if not (home / notice_file(notice.id)).is_file():
            raise UpkeepError(f"{notice.id} is one of the house's own notices, not one taken in below {home}")
        found.append(notice)
    gone = {notice.id for notice in found}
    index_ahead([notice for notice in library.notices if notice.id not in gone], data_dir)
    try:
        intake.remove(found, home, library)
    except OSError as error:
        raise _unwritable(home, error) from error
    return [shapes.document_json(notice, library.validity(notice, today())) for notice in found]


def index_ahead(notices: Sequence[Notice], data_dir: Path | None) -> None:
    """Builds the index that a large corpus will need before it changes, so that who serves only has to read it."""
    if is_large(notices):
        build_knowledge(Library(notices, version="to come"), added=load_additions(data_dir))


def _home(data_dir: Path | None) -> Path:
    return data_dir / TAKEN_IN if data_dir else HOME


def _unwritable(home: Path, error: OSError) -> UpkeepError:
    return UpkeepError(
        f"cannot write below {home}: {error.strerror or error}; set GONGBAO_DATA_DIR to a directory that can be written"
    )


def _library(data_dir: Path | None) -> Library:
    try:
        return load_library(*corpus_folders(data_dir))
    except (StorageError, OSError) as error:
        raise UpkeepError(f"the stored corpus cannot be read: {error}") from error


def _taken(one: intake.Read, library: Library) -> Taken:
    listed = tuple(
        {
            **shapes.document_json(notice, library.validity(notice, today())),
            "clauses": [shapes.clause_json(clause) for clause in notice.clauses],
        }
        for notice in one.bulletin.notices
    )
    return Taken(one.shown, listed, one.states, one.known_from, one.bulletin.warnings)
