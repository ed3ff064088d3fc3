"""The channel's own small SQLite file: updates, chats and the messages that answer others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS updates (id INTEGER PRIMARY KEY, at REAL NOT NULL, tries INTEGER NOT NULL DEFAULT 0, body TEXT);
CREATE TABLE IF NOT EXISTS chats (owner TEXT PRIMARY KEY, at REAL NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answered (
    owner TEXT NOT NULL, message INTEGER NOT NULL, at REAL NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (owner, message)
);
"""


def open_store(data_dir: Path | None) -> sqlite3.Connection:
    """The file in `data_dir`, or one in memory; what is deleted is overwritten."""
    if data_dir:
        data_dir.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        data_dir / "telegram.sqlite3" if data_dir else ":memory:", timeout=5, isolation_level=None
    )
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.executescript(_SCHEMA)
    return connection


def wipe(store: sqlite3.Connection) -> None:
    """Makes what has been deleted unreadable in the write-ahead log too."""
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
