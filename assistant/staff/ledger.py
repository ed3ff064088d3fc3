"""Every addition of staff with who and when; undone ones stay, and say so."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.breaker import StoreError

_TABLE = """
CREATE TABLE IF NOT EXISTS additions (number INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, who TEXT NOT NULL,
    kind TEXT NOT NULL, what TEXT NOT NULL, undone_at REAL, undone_by TEXT)
"""


class What(StrEnum):
    """What can be added: a word for a concept, a question attached to a clause, a case of the exam."""

    WORD = "word"
    QUESTION = "question"
    CASE = "case"


@dataclass(frozen=True)
class Entry:
    """One addition: `at` and `undone_at` are seconds since 1970, `what` holds the fields of its kind."""

    number: int
    at: float
    who: str
    kind: What
    what: Mapping[str, str]
    undone_at: float | None = None
    undone_by: str = ""

    @property
    def in_force(self) -> bool:
        """Whether it has not been undone."""
        return self.undone_at is None


Publish = Callable[[list[Entry]], None]


class Ledger:
    """The additions in one SQLite file; what is in force is published before a change counts as made."""

    def __init__(self, path: Path, publish: Publish) -> None:
        self._path, self._publish = path, publish
        path.parent.mkdir(parents=True, exist_ok=True)

    def add(self, who: str, kind: What, what: Mapping[str, str]) -> Entry:
        """Enters an addition and publishes; one that is in force already is not entered again."""
        with self._changing() as connection:
            for entry in _entries(connection):
                if entry.in_force and (entry.kind, entry.what) == (kind, what):
                    return entry
            told = json.dumps(what, ensure_ascii=False)
            row = (time.time(), who, kind.value, told)
            connection.execute("INSERT INTO additions (at, who, kind, what) VALUES (?, ?, ?, ?)", row)
            return _entries(connection)[-1]

    def undo(self, who: str, number: int) -> Entry | None:
        """Takes an addition out of force and publishes; None where there is none of that number in force."""
        with self._changing() as connection:
            connection.execute(
                "UPDATE additions SET undone_at = ?, undone_by = ? WHERE number = ? AND undone_at IS NULL",
                (time.time(), who, number),
            )
            changed = connection.execute("SELECT changes()").fetchone()[0]
            return next((one for one in _entries(connection) if one.number == number), None) if changed else None

    def publish(self) -> None:
        """Publishes what is in force once more."""
        with self._changing():
            return

    def entries(self) -> list[Entry]:
        """Every addition, oldest first."""
        with self._opened() as connection:
            return _entries(connection)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One change at a time over all processes; where it cannot be published, it is not made."""
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                self._publish(_entries(connection))
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                with suppress(OSError):
                    self._publish(_entries(connection))
                raise

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as connection:
                connection.executescript(_TABLE)
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"the file of staff: {error}") from error


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    rows = connection.execute(
        "SELECT number, at, who, kind, what, undone_at, undone_by FROM additions ORDER BY number"
    ).fetchall()
    return [
        Entry(number, at, who, What(kind), json.loads(what), undone_at, undone_by or "")
        for number, at, who, kind, what, undone_at, undone_by in rows
    ]
