"""Which store is meant by a setting: nothing, `memory`, `sqlite`, `sqlite://FILE`, or the address of a Redis."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from assistant.sessions.in_memory import MemorySessions
from assistant.sessions.in_sqlite import SqliteSessions
from assistant.sessions.store import LIFETIME, Sessions

FILE = "sessions.sqlite3"
_REDIS = {
    "redis": "redis",
    "rediss": "rediss",
    "valkey": "redis",
    "valkeys": "rediss",
    "unix": "unix",
    "redis+cluster": "redis+cluster",
    "rediss+cluster": "rediss+cluster",
    "valkey+cluster": "redis+cluster",
    "valkeys+cluster": "rediss+cluster",
}


class BadStore(ValueError):
    """A setting names no store; the message never repeats an address, which may hold a password."""


def open_sessions(where: str, data_dir: Path | None, seconds: float = LIFETIME) -> Sessions:
    """The store that `where` names; "" is SQLite in the data directory, and memory without one. Raises `BadStore`."""
    name = where or ("sqlite" if data_dir else "memory")
    if name == "memory":
        return MemorySessions(seconds)
    if name.startswith("sqlite://") and len(name) > len("sqlite://"):
        return SqliteSessions(Path(name.removeprefix("sqlite://")), seconds)
    if name == "sqlite":
        if data_dir is None:
            raise BadStore("sqlite needs a data directory (GONGBAO_DATA_DIR)")
        return SqliteSessions(data_dir / FILE, seconds)
    from assistant.sessions.in_redis import RedisSessions  # noqa: PLC0415 - only who uses Redis loads its client

    return RedisSessions(redis_address(name), seconds)


def redis_address(where: str) -> str:
    """The address as Redis' client reads it; raises `BadStore` where it is none."""
    scheme, _, rest = where.partition("://")
    if scheme not in _REDIS or not rest:
        known = ", ".join(f"{one}://" for one in _REDIS)
        raise BadStore(f"this is neither memory, sqlite, sqlite://FILE nor an address that begins with {known}")
    try:
        for host in urlsplit(where).netloc.rpartition("@")[2].split(","):
            _ = urlsplit(f"//{host}").port
    except ValueError as error:
        raise BadStore("the port of the Redis is no number between 0 and 65535") from error
    return f"{_REDIS[scheme]}://{rest}"
