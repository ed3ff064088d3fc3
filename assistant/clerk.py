"""Files taken in and notices removed again: what was recognised, what it does, and keeping it in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant import intake, shapes
from assistant.browsing import UnknownId
from assistant.effects import effects
from assistant.indexing import is_large
from assistant.knowledge import build_knowledge
from assistant.published import load_additions
from assistant.service import today
from assistant.shapes import JSON
from assistant.stored import TAKEN_IN, corpus_folders
from corpus.library import HOME, Library, load_library
from corpus.model import Notice
from corpus.storage import StorageError, notice_file


class UpkeepError(ValueError):
    """What was asked for cannot be done; the message says why in one line."""


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


def read(files: Sequence[Path], data_dir: Path | None = None, progress: intake.Progress = iter) -> Addition:
    """Reads files, folders and archives, to be kept below the data directory, or with the house's own without one.

    `progress` is given the files and gives them back one by one.
    """
    library = stored_library(data_dir)
    return Addition(intake.read_all(files, library, progress), library, data_dir)


def add(files: Sequence[Path], data_dir: Path | None = None) -> Addition:
    """Reads files and keeps what could be read."""
    addition = read(files, data_dir)
    addition.keep()
    return addition


def remove(names: Sequence[str], data_dir: Path | None = None) -> list[JSON]:
    """Removes notices by id or number and says which; raises `UnknownId`, or `UpkeepError` for one of the house's own."""
    library, home = stored_library(data_dir), _home(data_dir)
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


def stored_library(data_dir: Path | None) -> Library:
    """The notices stored below a data directory with the house's own; raises `UpkeepError`."""
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
