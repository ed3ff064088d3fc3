"""The notices there are: by id, by document number, and whether they hold on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.model import Clause, Notice, Validity
from corpus.storage import BULLETINS, NOTICES, SOURCES, BulletinRecord, load_notice, load_record

HOME = Path(__file__).parent
_VERSION_LENGTH = 16


class UnknownNoticeError(KeyError):
    """No notice has this id or number."""


class UnknownClauseError(KeyError):
    """No clause has this id."""


@dataclass(frozen=True, slots=True)
class Source:
    """A bulletin of the library: where its file is, and what of it belongs to no notice."""

    path: Path
    record: BulletinRecord


class Library:
    """All notices, in the order of their bulletins' lists; `version` is a hash of all that they say."""

    def __init__(self, notices: Sequence[Notice], sources: Sequence[Source] = (), version: str = "") -> None:
        self.notices = tuple(notices)
        self.sources = tuple(sources)
        self.version = version or _hash(repr(notice).encode() for notice in self.notices)
        self._notices = {notice.id: notice for notice in self.notices}
        self._by_number = {_key(notice.document_number): notice for notice in self.notices}
        self._clauses = {clause.id: clause for notice in self.notices for clause in notice.clauses}
        self._children: dict[str, list[Clause]] = {}
        for clause in self._clauses.values():
            if clause.parent_id is not None:
                self._children.setdefault(clause.parent_id, []).append(clause)
        self._superseded_by = {old: notice for notice in self.notices for old in notice.supersedes}

    def notice(self, notice_id: str) -> Notice:
        """The notice of this id; raises `UnknownNoticeError`."""
        try:
            return self._notices[notice_id]
        except KeyError:
            raise UnknownNoticeError(notice_id) from None

    def clause(self, clause_id: str) -> Clause:
        """The clause of this id; raises `UnknownClauseError`."""
        try:
            return self._clauses[clause_id]
        except KeyError:
            raise UnknownClauseError(clause_id) from None

    def by_number(self, document_number: str) -> Notice | None:
        """The notice of this document number, however its brackets are typed, or None."""
        return self._by_number.get(_key(document_number))

    def children(self, clause_id: str) -> tuple[Clause, ...]:
        """The clauses directly below a clause, in printed order."""
        return tuple(self._children.get(clause_id, ()))

    def validity(self, notice: Notice, on: date) -> Validity:
        """Where `notice` stands on the day `on`; a listed notice without a date counts as in force."""
        later = self._superseded_by.get(notice.id)
        if later is not None and later.effective_from is not None and later.effective_from <= on:
            return Validity.SUPERSEDED
        if notice.valid_until is not None and notice.valid_until < on:
            return Validity.EXPIRED
        if notice.effective_from is not None and on < notice.effective_from:
            return Validity.NOT_YET
        return Validity.IN_FORCE


def _key(document_number: str) -> str:
    return "".join(char for char in document_number if char.isalnum())


def load_library(*directories: Path) -> Library:
    """The notices stored below each directory, the house's own when none is named; raises `StorageError`."""
    directories = directories or (HOME,)
    sources = [source for directory in directories for source in _sources(directory)]
    files = [path for directory in directories for path in sorted((directory / NOTICES).glob("*.json"))]
    notices = {notice.id: notice for notice in map(load_notice, files)}
    order = [notice_id for source in sources for notice_id in source.record.notices if notice_id in notices]
    ordered = dict.fromkeys([*order, *notices])
    return Library([notices[notice_id] for notice_id in ordered], sources, _hash(path.read_bytes() for path in files))


def _sources(directory: Path) -> list[Source]:
    records = [load_record(path) for path in sorted((directory / BULLETINS).glob("*.json"))]
    return [Source(directory / SOURCES / record.source, record) for record in records]


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:_VERSION_LENGTH]
