"""A conversation as a test holds it: what is said goes in, the reply comes out, the state is kept."""

from __future__ import annotations

from datetime import date

from hypothesis import settings

from assistant.answering import reply
from assistant.answers import Reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge

#: A day on which every notice of the bulletin is in force.
IN_FORCE = date(2018, 1, 1)

#: Properties are tried on the same cases in every run.
STEADY = settings(deadline=None, derandomize=True, max_examples=60)

ACCEPTANCE = "我家120平三环里选期房，过渡一年半，一共能拿多少"


class Dialogue:
    """One conversation on one day, unless another is named."""

    def __init__(self, known: Knowledge, day: date = IN_FORCE) -> None:
        self.known, self.day, self.state = known, day, Conversation()

    def say(self, *messages: str, day: date | None = None) -> Reply:
        """Says one thing after another; the reply to the last."""
        for message in messages:
            made, self.state = reply(message, self.state, day or self.day, self.known)
        return made

    def result(self, *messages: str, day: date | None = None) -> object:
        """What the last message made the assistant compute, or None."""
        made = self.say(*messages, day=day)
        return made.calculation.value if made.calculation else None

    def slot(self, *messages: str) -> str:
        """The input that the assistant asks for after the last message, or ""."""
        asked = self.say(*messages).clarification
        return asked.slot if asked else ""


def cited(made: Reply) -> list[str]:
    """The ids of the clauses that a reply cites."""
    return [one.clause.id for one in made.citations]
