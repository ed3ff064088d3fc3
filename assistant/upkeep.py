"""The keepers' door: list, show, check and take in notices, and build what answers are made from, as plain data."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import shapes
from assistant.knowledge import build_knowledge
from assistant.safekeeping import Backup, backup, restore
from assistant.service import UnknownId, today
from assistant.shapes import JSON
from assistant.stored import TAKEN_IN, corpus_folders
from corpus import check as proof
from corpus.bulletin import Bulletin
from corpus.library import HOME, Library, load_library
from corpus.model import Notice
from corpus.reception import UnreadableSourceError
from corpus.storage import SOURCES, StorageError, notice_json, save
from corpus.taking_in import take_in

__all__ = [
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
    "restore",
    "show",
]


class UpkeepError(ValueError):
    """What was asked for cannot be done; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and everything that is wrong: where, and what."""

    notices: int
    clauses: int
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A source as it was read: its notices as `documents` lists them, whether each is new, and the reader's doubts."""

    source: str
    notices: tuple[JSON, ...]
    states: tuple[str, ...]
    warnings: tuple[str, ...]
    kept_in: str


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
    library, day = _library(data_dir), as_of or today()
    return [shapes.document_json(notice, library.validity(notice, day)) for notice in library.notices]


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
    return Checked(len(library.notices), sum(len(notice.clauses) for notice in library.notices), tuple(problems))


def build_index(data_dir: Path | None = None) -> Built:
    """Builds everything that answers are made from."""
    began = time.perf_counter()
    library = _library(data_dir)
    known = build_knowledge(library)
    clauses = sum(len(notice.clauses) for notice in library.notices)
    seconds = time.perf_counter() - began
    return Built(len(library.notices), clauses, len(known.rules), known.version, seconds, tuple(known.off.items()))


def add(files: Sequence[Path], data_dir: Path | None = None, *, keep: bool = True) -> list[Taken]:
    """Reads all files, then keeps them below the data directory, or with the house's own without one.

    Nothing is kept where one of the files cannot be read. `keep` false only says what would be taken in.
    """
    library = _library(data_dir)
    home = data_dir / TAKEN_IN if data_dir else HOME
    read = [(_received(path), path) for path in files]
    bulletins = [(_read(received, path), received) for received, path in read]
    taken = [_taken(bulletin, library, home) for bulletin, _ in bulletins]
    if keep:
        for bulletin, received in bulletins:
            _keep(bulletin, received, home)
    return taken


def _library(data_dir: Path | None) -> Library:
    try:
        return load_library(*corpus_folders(data_dir))
    except (StorageError, OSError) as error:
        raise UpkeepError(f"the stored corpus cannot be read: {error}") from error


def _received(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UpkeepError(f"{path}: {error.strerror or error}") from error


def _read(received: bytes, path: Path) -> Bulletin:
    try:
        bulletin = take_in(received, path.name)
    except UnreadableSourceError as error:
        raise UpkeepError(str(error)) from error
    if not bulletin.notices:
        raise UpkeepError(f"{path.name}: no notice was found in it")
    return bulletin


def _taken(bulletin: Bulletin, library: Library, home: Path) -> Taken:
    known = {notice.id: notice for notice in library.notices}
    listed = [shapes.document_json(notice, library.validity(notice, today())) for notice in bulletin.notices]
    states = [
        "new" if one.id not in known else _compared(notice_json(known[one.id]), notice_json(one))
        for one in bulletin.notices
    ]
    _refuse_strangers(bulletin, library)
    return Taken(bulletin.source, tuple(listed), tuple(states), bulletin.warnings, str(home))


def _compared(stored: str, read: str) -> str:
    return "unchanged" if stored == read else "changed"


def _refuse_strangers(bulletin: Bulletin, library: Library) -> None:
    """A notice that stands in the corpus already may only come again from the same source."""
    for notice in _of_other_sources(bulletin, library.notices):
        raise UpkeepError(f"{bulletin.source}: {notice.document_number} is known already, from {notice.source}")


def _of_other_sources(bulletin: Bulletin, notices: Iterable[Notice]) -> list[Notice]:
    own = {notice.id for notice in bulletin.notices}
    return [notice for notice in notices if notice.id in own and notice.source != bulletin.source]


def _keep(bulletin: Bulletin, received: bytes, home: Path) -> None:
    source = home / SOURCES / bulletin.source
    try:
        source.parent.mkdir(parents=True, exist_ok=True)
        if not source.exists() or source.read_bytes() != received:
            source.write_bytes(received)
        save(bulletin, home)
    except OSError as error:
        raise UpkeepError(
            f"cannot write below {home}: {error.strerror}; set GONGBAO_DATA_DIR to a directory that can be written"
        ) from error
