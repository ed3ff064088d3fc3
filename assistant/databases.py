"""Opens the SQLite files of a data directory; one that is damaged is set aside, not written over."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from contextlib import closing
from pathlib import Path

_log = logging.getLogger("gongbao.store")


def connected(path: Path, seconds: float) -> sqlite3.Connection:
    """A connection that waits so many seconds for other processes; every statement is a transaction of its own."""
    connection = sqlite3.connect(path, timeout=seconds, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


def prepared(path: Path, schema: str, seconds: float) -> None:
    """Makes the file with its tables where it is not there; raises `OSError` or `sqlite3.Error` where it cannot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _make(path, schema, seconds)
    except sqlite3.OperationalError:  # locked, read-only, full: the file may be sound
        raise
    except sqlite3.DatabaseError as error:
        aside = path.with_name(f"{path.name}.damaged-{time.time_ns()}")
        path.rename(aside)
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        said = {"event": "file cannot be read and was set aside", "file": aside.name, "error": str(error)}
        _log.error(json.dumps(said))
        _make(path, schema, seconds)


def _make(path: Path, schema: str, seconds: float) -> None:
    with closing(connected(path, seconds)) as connection:
        connection.executescript(schema)
