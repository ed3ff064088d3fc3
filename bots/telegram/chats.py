"""What the channel remembers of one user in one chat; what was said is the assistant's to remember."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bots.telegram.store import wipe

_WEEK = 7 * 86400.0
_EDITABLE = 48 * 3600.0  # Telegram lets a bot edit its messages that long


@dataclass(frozen=True)
class Choice:
    """Something that a button offers: what it reads, and what pressing it does with which value."""

    label: str
    does: str
    value: str


@dataclass(frozen=True)
class Calculator:
    """A guided calculation: the rule, and what was said for each input so far."""

    rule: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Chat:
    """The assistant's session, the number of its last turn, the buttons now on offer, the clauses last cited."""

    session: str | None = None
    turn: int = -1
    step: int = 0
    choices: tuple[Choice, ...] = ()
    clauses: tuple[str, ...] = ()
    calculator: Calculator | None = None

    def to_json(self) -> str:
        """The chat as text to be stored."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Chat:
        """A stored chat."""
        raw: dict[str, Any] = json.loads(text)
        choices = tuple(Choice(**one) for one in raw.pop("choices"))
        calculator = raw.pop("calculator")
        clauses = tuple(raw.pop("clauses"))
        return cls(choices=choices, clauses=clauses, calculator=Calculator(**calculator) if calculator else None, **raw)


class Chats:
    """Chats by owner, and which messages of ours answered which of theirs."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        store.execute("DELETE FROM chats WHERE at < ?", (time.time() - _WEEK,))
        store.execute("DELETE FROM answered WHERE at < ?", (time.time() - _EDITABLE,))

    def get(self, owner: str) -> Chat:
        """The chat, a new one where nothing is known."""
        row = self._store.execute("SELECT state, at FROM chats WHERE owner = ?", (owner,)).fetchone()
        if row is None or row[1] < time.time() - _WEEK:
            return Chat()
        try:
            return Chat.from_json(row[0])
        except (ValueError, TypeError, KeyError):  # written by another version
            return Chat()

    def put(self, owner: str, chat: Chat) -> None:
        """Remembers the chat."""
        self._store.execute(
            "REPLACE INTO chats (owner, at, state) VALUES (?, ?, ?)", (owner, time.time(), chat.to_json())
        )

    def forget(self, owner: str) -> None:
        """Removes all that is known of the owner."""
        self._store.execute("DELETE FROM chats WHERE owner = ?", (owner,))
        self._store.execute("DELETE FROM answered WHERE owner = ?", (owner,))
        wipe(self._store)

    def answers(self, owner: str, message: int) -> tuple[int, ...]:
        """Our messages that answered that message."""
        row = self._store.execute(
            "SELECT answers FROM answered WHERE owner = ? AND message = ?", (owner, message)
        ).fetchone()
        return tuple(json.loads(row[0])) if row else ()

    def answered(self, owner: str, message: int, answers: tuple[int, ...]) -> None:
        """Remembers which of our messages answered that message."""
        row = (owner, message, time.time(), json.dumps(answers))
        self._store.execute("REPLACE INTO answered (owner, message, at, answers) VALUES (?, ?, ?, ?)", row)
        if message % 256 == 0:
            self._store.execute("DELETE FROM answered WHERE at < ?", (time.time() - _EDITABLE,))
