"""Keeps what was asked in vain, and how often what was asked, without holding up an answer.

Notes are gathered in memory and written by a thread of their own; what cannot be written is counted, and said once.
Nobody is in them: words are masked, and of a conversation only a fingerprint of its id is kept.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import sqlite3
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from assistant.breaker import Breaker, StoreError
from assistant.conversations import Exchange
from assistant.databases import prepared
from assistant.privacy import masked

ABANDONED = "abandoned"  # why a question was in vain: it was asked back, and no answer came

_SECONDS = 1.0
_PATIENCE = 5.0  # seconds for other processes that write
_MOST = 10_000  # notes in memory; more than that come only while nothing can be written
_TABLES = """
CREATE TABLE IF NOT EXISTS unanswered (at REAL NOT NULL, session TEXT NOT NULL, kind TEXT NOT NULL, question TEXT NOT NULL, said TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS unanswered_at ON unanswered (at);
CREATE TABLE IF NOT EXISTS counts (day TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (day, kind, topic));
"""
_COUNT = """
INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT (day, kind, topic) DO UPDATE SET number = number + excluded.number
"""


class Note(NamedTuple):
    """One reply: its kind, the notice it rests on (""), and the question where it was asked in vain (""), and before that."""

    at: float
    session_id: str
    kind: str
    topic: str
    question: str
    said: Sequence[Exchange]


class Unanswered(NamedTuple):
    """A question asked in vain: seconds since 1970, why (no_answer, abandoned), masked words, and what was said before."""

    number: int
    at: float
    kind: str
    question: str
    said: tuple[Exchange, ...]


class Counted(NamedTuple):
    """How many replies of a kind rested on a notice (topic, "" for none) on a day."""

    day: date
    kind: str
    topic: str
    number: int


def fingerprint(session_id: str) -> str:
    """What tells conversations apart, and lets nobody into one."""
    return hashlib.sha256(session_id.encode()).hexdigest()[:16]


class Records:
    """Notes in one SQLite file, shared by the processes of a machine, for `days` days."""

    def __init__(self, path: Path, days: int) -> None:
        self._path, self._days = path, days
        self._waiting: deque[Note] = deque()
        self._stop = threading.Event()
        self._writing = threading.Lock()
        self._thread: threading.Thread | None = None
        self.breaker = Breaker("records")
        self._purged = date.min
        self.lost = 0

    def note(self, note: Note) -> None:
        """Takes one note; never fails and never waits."""
        if len(self._waiting) >= _MOST:
            self.lost += 1
            return
        self._waiting.append(note)
        if self._thread is None:
            self._thread = threading.Thread(target=self._write_on, name="records", daemon=True)
            self._thread.start()
            atexit.register(self.flush)

    def _write_on(self) -> None:
        while not self._stop.wait(_SECONDS):
            self.flush()

    def flush(self) -> None:
        """Writes what waits, and forgets what has been kept long enough."""
        with self._writing:
            notes = [self._waiting.popleft() for _ in range(len(self._waiting))]
            today = _day(time.time())
            if not notes and self._purged == today:
                return
            try:
                with self._opened() as connection:
                    connection.executemany("INSERT INTO unanswered VALUES (?, ?, ?, ?, ?)", map(_row, _in_vain(notes)))
                    connection.executemany(_COUNT, _counted(notes))
                    self._purge(connection, today)
                self.breaker.worked()
            except StoreError as error:
                self.lost += len(notes)
                self.breaker.failed(error)

    def _purge(self, connection: sqlite3.Connection, today: date) -> None:
        if self._purged != today:
            connection.execute("DELETE FROM unanswered WHERE at < ?", (time.time() - self._days * 86400,))
            connection.execute("DELETE FROM counts WHERE day < ?", ((today - timedelta(self._days)).isoformat(),))
            self._purged = today

    def unanswered(self, days: int) -> list[Unanswered]:
        """What was asked in vain in the last days, the latest first; raises `StoreError`."""
        self.flush()
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT rowid, at, kind, question, said FROM unanswered WHERE at >= ? ORDER BY at DESC, rowid DESC",
                (time.time() - days * 86400,),
            ).fetchall()
        return [Unanswered(number, at, kind, question, exchanges(said)) for number, at, kind, question, said in rows]

    def counts(self, days: int) -> list[Counted]:
        """How often what was asked in the last days, oldest first; raises `StoreError`."""
        self.flush()
        first = _day(time.time()) - timedelta(days - 1)
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT day, kind, topic, number FROM counts WHERE day >= ? ORDER BY day, kind, topic",
                (first.isoformat(),),
            ).fetchall()
        return [Counted(date.fromisoformat(day), kind, topic, number) for day, kind, topic, number in rows]

    def forget(self, session_id: str) -> None:
        """Removes what was kept of a conversation; the counts know of none."""
        self.flush()
        with self._opened() as connection:
            connection.execute("DELETE FROM unanswered WHERE session = ?", (fingerprint(session_id),))

    def close(self) -> None:
        """Writes what waits and ends."""
        self._stop.set()
        if self._thread:
            atexit.unregister(self.flush)
            self._thread.join()
        self.flush()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            prepared(self._path, _TABLES, _PATIENCE)
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as connection, connection:
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"the records: {error}") from error


def exchanges(said: str) -> tuple[Exchange, ...]:
    """What was said, as it is kept."""
    return tuple(Exchange(*one) for one in json.loads(said))


def _day(at: float) -> date:
    return datetime.fromtimestamp(at, ZoneInfo("Asia/Shanghai")).date()


def _in_vain(notes: Sequence[Note]) -> Iterator[Note]:
    return (note for note in notes if note.question)


def _row(note: Note) -> tuple[float, str, str, str, str]:
    said = json.dumps(note.said, ensure_ascii=False)
    return note.at, fingerprint(note.session_id), note.kind, masked(note.question)[:500], said


def _counted(notes: Sequence[Note]) -> Iterator[tuple[str, str, str, int]]:
    found = Counter((_day(note.at).isoformat(), note.kind, note.topic) for note in notes)
    return ((*key, number) for key, number in sorted(found.items()))
