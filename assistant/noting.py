"""What is noted of a reply for staff: that it was given, and the question where it was asked in vain."""

from __future__ import annotations

import time
from collections.abc import Iterator

from assistant.answers import Kind
from assistant.conversations import Conversation
from assistant.records import ABANDONED, Note
from assistant.shapes import JSON

_GOES_ON = frozenset({Kind.CLARIFICATION.value, Kind.SMALLTALK.value})


def notes_of(session_id: str, message: str, made: JSON, before: Conversation, after: Conversation) -> Iterator[Note]:
    """The notes of the reply `made` to a message; one more where it leaves a question of ours without an answer."""
    now, kind, cited = time.time(), made["kind"], made["citations"]
    notice = cited[0]["clause_id"].partition(".")[0] if cited else ""
    in_vain = kind == Kind.NO_ANSWER.value
    yield Note(now, session_id, kind, notice, message if in_vain else "", before.said if in_vain else ())
    asking = before.said[-1] if before.said else None
    if asking and asking.kind == Kind.CLARIFICATION.value and _left(kind, before, after):
        yield Note(now, session_id, ABANDONED, "", asking.question, before.said)


def _left(kind: str, before: Conversation, after: Conversation) -> bool:
    """Whether something else was asked instead of answering."""
    return kind not in _GOES_ON and before.topic != after.topic
