"""Conversations in the memory of one process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

from assistant.conversations import Conversation
from assistant.sessions.store import LIFETIME


class MemorySessions:
    """Conversations in this process, the oldest dropped beyond a number, expired after a time in seconds."""

    def __init__(self, seconds: float = LIFETIME, most: int = 20_000) -> None:
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
