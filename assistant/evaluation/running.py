"""Asks the assistant the cases of a bank, each in a conversation of its own, in process."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.evaluation.bank import Case, Turn
from assistant.evaluation.judging import OK, Fault, faults

LONGEST_MESSAGE = 4096
_UNPROCESSABLE = 422


class Answering(Protocol):
    """What is examined: `assistant.service.Service`, or anything that replies like it."""

    def reply(self, message: str, session_id: str | None = None, as_of: Any = None) -> dict[str, Any]:
        """The reply of `POST /api/chat`."""

    def forget(self, session_id: str) -> bool:
        """Removes a conversation."""


@dataclass(frozen=True, slots=True)
class Replied:
    """A turn with its reply, what is wrong with it, and how long it took."""

    turn: Turn
    reply: dict[str, Any]
    faults: tuple[Fault, ...]
    milliseconds: float

    @property
    def kind(self) -> str:
        """The kind of the reply that was given."""
        return str(self.reply.get("kind", "none"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case as it went."""

    case: Case
    turns: tuple[Replied, ...]

    @property
    def passed(self) -> bool:
        """Whether no turn has a fault."""
        return not any(turn.faults for turn in self.turns)


def run(cases: Iterable[Case], service: Answering) -> list[Outcome]:
    """How every case went."""
    return [Outcome(case, tuple(_turns(case, service))) for case in cases]


def _turns(case: Case, service: Answering) -> Iterator[Replied]:
    session: str | None = None
    for turn in case.turns:
        began = time.perf_counter()
        status, reply = _ask(turn, session, service)
        took = (time.perf_counter() - began) * 1000
        session = reply.get("session_id", session)
        yield Replied(turn, reply, faults(turn, status, reply), took)
    if session:
        service.forget(session)


def _ask(turn: Turn, session: str | None, service: Answering) -> tuple[int, dict[str, Any]]:
    message = turn.say.strip()
    if not 1 <= len(message) <= LONGEST_MESSAGE:  # the channels refuse these before the assistant hears them
        return _UNPROCESSABLE, {}
    return OK, service.reply(message, session, turn.as_of)
