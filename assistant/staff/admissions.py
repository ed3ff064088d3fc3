"""Who of the staff has signed in, and how often somebody tried in vain, for all processes of a machine.

Tokens are kept as hashes: whoever reads the file cannot sign in with it.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.breaker import StoreError

_TABLES = """
CREATE TABLE IF NOT EXISTS signed_in (token TEXT PRIMARY KEY, who TEXT NOT NULL, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS missed (at REAL NOT NULL, who TEXT NOT NULL, address TEXT NOT NULL);
"""
SECONDS = 8 * 3600  # how long a sign-in lasts
_WINDOW = 900.0  # seconds over which attempts in vain are counted
_MOST_BOTH, _MOST_ADDRESS, _MOST_NAME = (
    5,
    20,
    50,
)  # attempts in vain by one address as one name, by an address, as a name


class Admissions:
    """Sign-ins and attempts in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)

    def admit(self, who: str) -> str:
        """Signs somebody in; the token that proves it."""
        token = secrets.token_urlsafe(32)
        with self._opened() as connection:
            connection.execute("DELETE FROM signed_in WHERE until < ?", (time.time(),))
            connection.execute("INSERT INTO signed_in VALUES (?, ?, ?)", (_hash(token), who, time.time() + SECONDS))
        return token

    def who(self, token: str) -> str | None:
        """Whom a token has signed in, or None."""
        with self._opened() as connection:
            row = connection.execute(
                "SELECT who FROM signed_in WHERE token = ? AND until >= ?", (_hash(token), time.time())
            ).fetchone()
        return str(row[0]) if row else None

    def leave(self, token: str) -> None:
        """Signs out."""
        with self._opened() as connection:
            connection.execute("DELETE FROM signed_in WHERE token = ?", (_hash(token),))

    def missed(self, who: str, address: str) -> None:
        """Notes an attempt in vain."""
        with self._opened() as connection:
            connection.execute("DELETE FROM missed WHERE at < ?", (time.time() - _WINDOW,))
            connection.execute("INSERT INTO missed VALUES (?, ?, ?)", (time.time(), who[:64], address))

    def wait(self, who: str, address: str) -> int:
        """Seconds until another attempt is welcome; 0 for now."""
        since = time.time() - _WINDOW
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT at, who, address FROM missed WHERE at >= ? ORDER BY at", (since,)
            ).fetchall()
        both = [at for at, name, place in rows if (name, place) == (who[:64], address)]
        there = [at for at, _, place in rows if place == address]
        as_name = [at for at, name, _ in rows if name == who[:64]]
        counted = ((both, _MOST_BOTH), (there, _MOST_ADDRESS), (as_name, _MOST_NAME))
        return max((round(times[-most] - since) + 1 for times, most in counted if len(times) >= most), default=0)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as connection:
                connection.executescript(_TABLES)
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"the file of staff: {error}") from error


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
