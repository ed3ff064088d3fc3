"""What a skill is given, what it offers, and what it hands to the wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from assistant.answers import Calculation, Clarification, Kind
from assistant.conversations import Conversation, Form
from assistant.knowledge import Knowledge
from assistant.understanding.query import Query
from corpus.model import Clause

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Situation:
    """A question where it is asked: understood, in its conversation, on a day, over what is known."""

    query: Query
    conversation: Conversation
    day: date
    known: Knowledge
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What several skills want to know of the question, worked out for the first that asks for it by this name."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause that an answer rests on, and the words of it that are shown in the answer ("" for none)."""

    clause: Clause
    words: str = ""


@dataclass(frozen=True)
class Draft:
    """An answer before it is put into words: findings in both languages, what they rest on, what is to be remembered."""

    kind: Kind
    lead: str
    english: str = ""
    details: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    calculation: Calculation | None = None
    clarification: Clarification | None = None
    suggestions: tuple[str, ...] = ()
    form: Form | None = None
    focus: Mapping[str, Any] = field(default_factory=dict)
    money: str = ""
    keeps_topic: bool = False


@dataclass(frozen=True)
class Bid:
    """How well a skill fits (points of evidence), and the way to its answer."""

    skill: str
    points: float
    answer: Callable[[], Draft]


class Skill(Protocol):
    """Looks at a question and bids for it, or does not."""

    name: str

    def bid(self, situation: Situation) -> Bid | None:
        """The bid, or None where the skill has nothing to say."""
