"""A store of conversations that is asked only while it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assistant.breaker import Breaker, StoreError
from assistant.conversations import Conversation
from assistant.sessions.store import Sessions, TooLarge, new_session_id

Given = TypeVar("Given")


class Guarded:
    """The store behind two breakers, since one that is full still reads: while it is away, calls fail at once."""

    def __init__(self, kept: Sessions) -> None:
        self._kept = kept
        self.reading, self.writing = Breaker("conversations, reading"), Breaker("conversations, writing")

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """See `Sessions.get`."""
        return _asked(self.reading, lambda: self._kept.get(session_id))

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """See `Sessions.put`."""
        return _asked(self.writing, lambda: self._kept.put(session_id, conversation, revision))

    def remove(self, session_id: str) -> bool:
        """See `Sessions.remove`."""
        return _asked(self.reading, lambda: self._kept.remove(session_id))

    def close(self) -> None:
        """See `Sessions.close`."""
        self._kept.close()

    def works(self) -> bool:
        """Whether it reads, and writes again where it did not write last."""
        probe = new_session_id()
        try:
            self.get(probe)
            if self.writing.down:
                self.put(probe, Conversation(), 0)
                self.remove(probe)
        except StoreError:
            return False
        return True


def _asked(breaker: Breaker, call: Callable[[], Given]) -> Given:
    if not breaker.lets_through():
        raise StoreError("the store is left alone for a moment")
    try:
        given = call()
    except TooLarge:
        raise
    except StoreError as error:
        breaker.failed(error)
        raise
    breaker.worked()
    return given
