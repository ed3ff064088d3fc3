"""What every store of conversations does, and how it fails."""

from __future__ import annotations

import secrets
from typing import Protocol

from assistant.breaker import StoreError
from assistant.conversations import Conversation

LIFETIME = 7 * 86400.0  # seconds that a conversation is kept after its last message
LARGEST = 64 * 1024  # bytes of one conversation; a state that a person's questions leave has about 3,000
PATIENCE = 0.25  # seconds that a question waits for a store before it is answered without one

_ID_BYTES = 24
_MAX_ID = 64


class TooLarge(StoreError):
    """A conversation has grown beyond what is kept of one; the store itself works."""


class Sessions(Protocol):
    """Keeps conversations under ids nobody can guess; writing fails where another message came in between."""

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        """The conversation and its revision, or None where it is unknown or expired; raises `StoreError`."""

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        """Stores a conversation read at `revision` (0: new); False where it has changed since; raises `StoreError`."""

    def remove(self, session_id: str) -> bool:
        """Removes a conversation; whether there was one; raises `StoreError`."""

    def close(self) -> None:
        """Releases what is held."""


def new_session_id() -> str:
    """An id that cannot be guessed."""
    return secrets.token_hex(_ID_BYTES)


def can_be_an_id(said: str) -> bool:
    """Whether a text could be an id, so that the store can be asked for it."""
    return 0 < len(said) <= _MAX_ID and said.isascii() and said.isprintable()


def written(conversation: Conversation) -> str:
    """The conversation as a store keeps it; raises `TooLarge`."""
    text = conversation.to_json()
    if len(text.encode()) > LARGEST:
        raise TooLarge(f"a conversation of more than {LARGEST} bytes")
    return text
