"""Keeps what users say of answers, with personal numbers masked."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

from assistant.privacy import masked


class Opinion(NamedTuple):
    """Whether an answer helped, with what was asked and what rested on which clauses."""

    when: float
    session_id: str
    turn: int
    helpful: bool
    comment: str
    question: str
    kind: str
    clauses: str


class Feedback:
    """Opinions in one SQLite file (in memory without one)."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path or ":memory:", timeout=5, isolation_level=None, check_same_thread=False)
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS feedback (at REAL, session_id TEXT, turn INTEGER, helpful INTEGER, comment TEXT, question TEXT, kind TEXT, clauses TEXT)"
        )

    def add(self, opinion: Opinion) -> None:
        """Keeps one opinion, its words masked."""
        kept = opinion._replace(comment=masked(opinion.comment)[:2000], question=masked(opinion.question))
        with self._lock:
            self._connection.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?, ?, ?, ?)", kept)

    def all(self) -> list[Opinion]:
        """Every opinion, oldest first."""
        with self._lock:
            rows = self._connection.execute("SELECT * FROM feedback ORDER BY at, rowid").fetchall()
        return [Opinion(row[0], row[1], row[2], bool(row[3]), *row[4:]) for row in rows]

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()
