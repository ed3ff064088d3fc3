"""Conversations in one SQLite file, which outlives restarts and is shared by the processes of a machine."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.breaker import StoreError
from assistant.conversations import Conversation
from assistant.databases import connected, prepared
from assistant.sessions.store import LIFETIME, PATIENCE, can_be_an_id, written

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, touched REAL NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_touched ON sessions (touched);
"""
_SWEEP = 60.0  # seconds between two looks for what has expired
_OPENING = 5.0  # seconds that a start waits for another process


class SqliteSessions:
    """Conversations expired after a time in seconds, the oldest dropped beyond a number."""

    def __init__(self, path: Path, seconds: float = LIFETIME, most: int = 200_000) -> None:
        self._path, self._seconds, self._most = path, seconds, most
        self._local = threading.local()
        self._next_sweep = 0.0
        with _said_as_ours():
            prepared(path, _SCHEMA, _OPENING)

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = connected(self._path, PATIENCE)
        opened: sqlite3.Connection = self._local.connection
        return opened

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        if not can_be_an_id(session_id):
            return None
        with _said_as_ours():
            row = self._connection.execute(
                "SELECT state, revision, touched FROM sessions WHERE id = ?", (session_id,)
            ).fetchone()
        if row is None or time.time() - row[2] > self._seconds:
            return None
        return Conversation.from_json(row[0]), int(row[1])

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        state, now = written(conversation), time.time()
        with _said_as_ours():
            self._sweep(now)
            if revision == 0:
                sql = "INSERT OR IGNORE INTO sessions (id, revision, touched, state) VALUES (?, 1, ?, ?)"
                return self._connection.execute(sql, (session_id, now, state)).rowcount == 1
            sql = "UPDATE sessions SET revision = revision + 1, touched = ?, state = ? WHERE id = ? AND revision = ?"
            return self._connection.execute(sql, (now, state, session_id, revision)).rowcount == 1

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        if not can_be_an_id(session_id):
            return False
        with _said_as_ours():
            return self._connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,)).rowcount == 1

    def close(self) -> None:
        """Closes this thread's connection."""
        if hasattr(self._local, "connection"):
            self._local.connection.close()
            del self._local.connection

    def _sweep(self, now: float) -> None:
        """Deletes now and then what has expired, and the oldest of too many."""
        if time.monotonic() < self._next_sweep:
            return
        self._next_sweep = time.monotonic() + _SWEEP
        newest_too_old = "SELECT touched FROM sessions ORDER BY touched DESC LIMIT 1 OFFSET ?"
        row = self._connection.execute(newest_too_old, (self._most,)).fetchone()
        oldest = max(now - self._seconds, row[0] if row else 0.0)
        self._connection.execute("DELETE FROM sessions WHERE touched <= ?", (oldest,))


@contextmanager
def _said_as_ours() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the file of conversations: {error}") from error
