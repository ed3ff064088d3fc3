"""Where conversations are kept between messages: in memory, in an SQLite file, or in Redis."""

from assistant.breaker import StoreError
from assistant.sessions.choosing import BadStore, open_sessions
from assistant.sessions.guarded import Guarded
from assistant.sessions.in_memory import MemorySessions
from assistant.sessions.in_sqlite import SqliteSessions
from assistant.sessions.store import LIFETIME, Sessions, TooLarge, can_be_an_id, new_session_id

__all__ = [
    "LIFETIME",
    "BadStore",
    "Guarded",
    "MemorySessions",
    "Sessions",
    "SqliteSessions",
    "StoreError",
    "TooLarge",
    "can_be_an_id",
    "new_session_id",
    "open_sessions",
]
