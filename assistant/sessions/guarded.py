"""A store of conversations that is asked only while it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assistant.breaker import Breaker, StoreError
from assistant.conversations import Conversation
from assistant.sessions.store import Sessions, TooLarge

Given = TypeVar("Given")


class Guarded:
    """The store behind a breaker: while it is away every call fails at once with `StoreError`."""

    def __init__(self, kept: Sessions, breaker: Breaker | None = None) -> None:
        self._kept = kept
        self.breaker = breaker or Breaker("sessions")

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        return self._asked(lambda: self._kept.get(session_id))

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        return self._asked(lambda: self._kept.put(session_id, conversation, revision))

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        return self._asked(lambda: self._kept.remove(session_id))

    def close(self) -> None:
        """See `Sessions.close`."""
        self._kept.close()

    def _asked(self, call: Callable[[], Given]) -> Given:
        if not self.breaker.lets_through():
            raise StoreError("the store is left alone for a moment")
        try:
            given = call()
        except TooLarge:
            raise
        except StoreError as error:
            self.breaker.failed(error)
            raise
        self.breaker.worked()
        return given
