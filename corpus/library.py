"""The notices there are: by id, by document number, and whether they hold on a day."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus.journal import finish
from corpus.model import Clause, Notice, Validity
from corpus.storage import BULLETINS, NOTICES, SOURCES, BulletinRecord, load_notice, load_record
from corpus.succession.matters import place_of
from corpus.succession.succession import Amendment, Replacement, succession_of

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
        self._words: dict[str, str] = {}
        self._children: dict[str, list[Clause]] = {}
        for clause in self._clauses.values():
            if clause.parent_id is not None:
                self._children.setdefault(clause.parent_id, []).append(clause)
        self._places = Counter(place_of(notice) for notice in self.notices)
        self.succession = succession_of(self.notices)
        self._replaced: dict[str, list[Replacement]] = {}
        for replacement in self.succession.replacements:
            self._replaced.setdefault(replacement.earlier.id, []).append(replacement)
        self._amended: dict[str, list[Amendment]] = {}
        for amendment in self.succession.amendments:
            self._amended.setdefault(amendment.earlier.id, []).append(amendment)

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

    def words_of(self, notice: Notice) -> str:
        """All that a notice says, without blanks, to look for words in."""
        if notice.id not in self._words:
            self._words[notice.id] = "".join("".join(clause.text for clause in notice.clauses).split())
        return self._words[notice.id]

    def above(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that a clause stands below, nearest first."""
        found = []
        parent = self._clauses.get(clause.parent_id or "")
        while parent:
            found.append(parent)
            parent = self._clauses.get(parent.parent_id or "")
        return tuple(found)

    def home(self, places: Iterable[str]) -> str:
        """Of some places, the one whose offices issued most of the notices: the one that is meant where none is named."""
        return max(places, key=lambda place: (self._places[place], place))

    @cached_property
    def home_place(self) -> str:
        """The place whose offices issued most of the notices; "" where none names one."""
        return self.home(places) if (places := [place for place in self._places if place]) else ""

    def replaced(self, notice: Notice, on: date) -> Replacement | None:
        """What has taken the place of `notice` by the day `on`: the newest there is, or None."""
        begun = [one for one in self._replaced.get(notice.id, ()) if one.since <= on]
        return begun[-1] if begun else None

    def amendments(self, notice: Notice, on: date) -> tuple[Amendment, ...]:
        """The changes made to clauses of `notice` by the day `on`, oldest first."""
        return tuple(one for one in self._amended.get(notice.id, ()) if one.since <= on)

    def validity(self, notice: Notice, on: date) -> Validity:
        """Where `notice` stands on the day `on`; a listed notice without a date counts as in force."""
        if self.replaced(notice, on):
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
    for directory in directories:
        finish(directory)
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
