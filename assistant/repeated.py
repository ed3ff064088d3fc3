"""Answers given before: the same message in the same state on the same day is answered once."""

from __future__ import annotations

import json
from datetime import date

from assistant import shapes
from assistant.answering import reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge
from assistant.privacy import masked
from assistant.shapes import JSON

_KEPT_ANSWERS = 4096  # answers are a function of message, state and day, so that they can be given again
_KEPT_LENGTH = 200  # characters; longer messages are stories that do not come again


class Answers:
    """Gives answers, and gives them again; what tells who somebody is (see `privacy`) is not kept."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str, str, date], tuple[str, Conversation]] = {}  # replies as JSON text

    def clear(self) -> None:
        """Forgets all answers: they came from other knowledge."""
        self._given.clear()

    def give(self, message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[JSON, Conversation]:
        """The reply and the conversation after it; every caller gets a reply of its own, to do with what it likes."""
        key = (known.version, message, conversation.to_json() if conversation.turns else "", day)
        found = self._given.get(key)
        if found is None:
            made, after = reply(message, conversation, day, known)
            found = (json.dumps(shapes.reply_json(made)), after)
            if len(message) <= _KEPT_LENGTH and masked(message) == message:
                self._keep(key, found)
        return json.loads(found[0]), found[1]

    def _keep(self, key: tuple[str, str, str, date], found: tuple[str, Conversation]) -> None:
        if len(self._given) >= _KEPT_ANSWERS:
            self._given.clear()
        self._given[key] = found
