"""Keeps what users say of answers, with personal numbers masked, for as long as is set."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from pathlib import Path
from typing import NamedTuple

from assistant.conversations import Exchange
from assistant.databases import prepared
from assistant.privacy import masked
from assistant.records import exchanges, fingerprint

_TABLE = """
CREATE TABLE IF NOT EXISTS feedback (at REAL, session_id TEXT, turn INTEGER, helpful INTEGER, comment TEXT,
    question TEXT, kind TEXT, clauses TEXT, said TEXT NOT NULL DEFAULT '[]')
"""
_DAY = 86400.0


class Opinion(NamedTuple):
    """Whether an answer helped, with what was asked, what rested on which clauses, and what was said up to then.

    `session_id` is a fingerprint in what was kept: it tells conversations apart and lets nobody into one. `number` is given when it is kept.
    """

    when: float
    session_id: str
    turn: int
    helpful: bool
    comment: str
    question: str
    kind: str
    clauses: str
    said: tuple[Exchange, ...] = ()
    number: int = 0


class Feedback:
    """Opinions in one SQLite file (in memory without one), for `days` days."""

    def __init__(self, path: Path | None = None, days: int = 90) -> None:
        self._lock, self._days = threading.Lock(), days
        if path:
            prepared(path, _TABLE, 5)
        self._connection = sqlite3.connect(path or ":memory:", timeout=5, isolation_level=None, check_same_thread=False)
        self._connection.execute(_TABLE)
        columns = {row[1] for row in self._connection.execute("PRAGMA table_info(feedback)")}
        if "said" not in columns:  # a file of an earlier version
            self._connection.execute("ALTER TABLE feedback ADD COLUMN said TEXT NOT NULL DEFAULT '[]'")

    def add(self, opinion: Opinion) -> None:
        """Keeps one opinion, its words masked, and forgets those that have been kept long enough."""
        kept = opinion._replace(
            session_id=fingerprint(opinion.session_id),
            comment=masked(opinion.comment)[:2000],
            question=masked(opinion.question),
        )
        row = (*kept[:8], json.dumps(kept.said, ensure_ascii=False))
        with self._lock:
            self._connection.execute("DELETE FROM feedback WHERE at < ?", (time.time() - self._days * _DAY,))
            self._connection.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def all(self) -> list[Opinion]:
        """Every opinion that is still kept, oldest first."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT *, rowid FROM feedback WHERE at >= ? ORDER BY at, rowid", (time.time() - self._days * _DAY,)
            ).fetchall()
        return [
            Opinion(row[0], row[1], row[2], bool(row[3]), row[4], row[5], row[6], row[7], exchanges(row[8]), row[9])
            for row in rows
        ]

    def forget(self, session_id: str) -> None:
        """Removes the opinions on a conversation."""
        with self._lock:
            self._connection.execute("DELETE FROM feedback WHERE session_id = ?", (fingerprint(session_id),))

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()
