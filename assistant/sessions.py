"""Where conversations are kept between messages: in memory, or in an SQLite file that outlives restarts."""

from __future__ import annotations

import secrets
import sqlite3
import threading
import time
from collections import OrderedDict
from contextlib import closing
from pathlib import Path
from typing import Protocol

from assistant.conversations import Conversation

_ID_BYTES = 24
_MAX_ID = 64


class Sessions(Protocol):
    """Keeps conversations under ids nobody can guess; writing fails where another message came in between."""

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """The conversation and its revision, or None where it is unknown or expired."""

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """Stores a conversation read at `revision` (0: new); False where it has changed since."""

    def remove(self, session_id: str) -> bool:
        """Removes a conversation; whether there was one."""

    def close(self) -> None:
        """Releases what is held."""


def new_session_id() -> str:
    """An id that cannot be guessed."""
    return secrets.token_hex(_ID_BYTES)


def _can_be_an_id(said: str) -> bool:
    """Whether a text could be an id, so that the store can be asked for it."""
    return len(said) <= _MAX_ID and said.isascii()


class MemorySessions:
    """Conversations in this process, the oldest dropped beyond a number, expired after a time in seconds."""

    def __init__(self, seconds: float = 7 * 86400, most: int = 20_000) -> None:
        self._seconds, self._most = seconds, most
        self._kept: OrderedDict[str, tuple[Conversation, int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        with self._lock:
            found = self._kept.get(session_id)
            if found is None or time.monotonic() - found[2] > self._seconds:
                self._kept.pop(session_id, None)
                return None
            return found[0], found[1]

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        with self._lock:
            current = self._kept.get(session_id)
            if (current[1] if current else 0) != revision:
                return False
            self._kept[session_id] = (conversation, revision + 1, time.monotonic())
            self._kept.move_to_end(session_id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return True

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        with self._lock:
            return self._kept.pop(session_id, None) is not None

    def close(self) -> None:
        """Nothing to release."""


class SqliteSessions:
    """Conversations in one SQLite file, shared by the processes of a machine."""

    def __init__(self, path: Path, seconds: float = 7 * 86400) -> None:
        self._path, self._seconds = path, seconds
        self._local = threading.local()
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, touched REAL NOT NULL, state TEXT NOT NULL)"
            )
            connection.execute("DELETE FROM sessions WHERE touched < ?", (time.time() - seconds,))

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = self._open()
        opened: sqlite3.Connection = self._local.connection
        return opened

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        if not _can_be_an_id(session_id):
            return None
        row = self._connection.execute(
            "SELECT state, revision, touched FROM sessions WHERE id = ?", (session_id,)
        ).fetchone()
        if row is None or time.time() - row[2] > self._seconds:
            return None
        return Conversation.from_json(row[0]), int(row[1])

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        state, now = conversation.to_json(), time.time()
        if revision == 0:
            sql = "INSERT OR IGNORE INTO sessions (id, revision, touched, state) VALUES (?, 1, ?, ?)"
            return self._connection.execute(sql, (session_id, now, state)).rowcount == 1
        sql = "UPDATE sessions SET revision = revision + 1, touched = ?, state = ? WHERE id = ? AND revision = ?"
        return self._connection.execute(sql, (now, state, session_id, revision)).rowcount == 1

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        if not _can_be_an_id(session_id):
            return False
        return self._connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,)).rowcount == 1

    def close(self) -> None:
        """Closes this thread's connection."""
        if hasattr(self._local, "connection"):
            self._local.connection.close()
            del self._local.connection
