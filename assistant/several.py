"""A message that asks several things: its questions, each clear on its own."""

from __future__ import annotations

import re
from datetime import date

from assistant.conversations import Conversation
from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.skills.bidding import best_bid
from assistant.turns import conversation_after
from assistant.understanding.query import Query
from assistant.wording.compose import compose

CLEAR = 3.0  # what each question of a message must reach to be answered on its own
_MOST_QUESTIONS = 3
_SHORTEST = 5  # characters of a question
_WAYS = ("谁", "什么", "职责", "何时", "多少")
_ON_UNITS = frozenset({"leaders", "tasks", "duties"})  # what a comma may part: 谁分管，牵头哪些任务


def questions_apart(query: Query, conversation: Conversation, day: date, known: Knowledge) -> tuple[str, ...]:
    """The questions of a message that asks two different things; () where it asks one."""
    text = query.text
    spoken = re.split(r"(?<=[?？])|(?:另外|还有|顺便问一下|顺便问|再问一下|再问)[,，]?", text)
    answered = _answered_apart(_questions(spoken), conversation, day, known)
    if answered or not _each_asks(query):
        return answered
    listed = re.split(r"[,，;；](?:同时|并且)?", text)
    return _answered_apart(_questions(listed), conversation, day, known, _ON_UNITS)


def _each_asks(query: Query) -> bool:
    """Whether something is asked between all commas, as far as the whole message tells."""
    asking = [one.start for one in query.mentions if one.concept in _WAYS and not one.negated]
    parts = [part.span() for part in re.finditer(r"[^,，;；]+", query.text) if len(part.group(0).strip()) >= _SHORTEST]
    return len(parts) > 1 and all(any(start <= place < end for place in asking) for start, end in parts)


def _questions(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if len(part.strip()) >= _SHORTEST)


def _answered_apart(
    parts: tuple[str, ...], conversation: Conversation, day: date, known: Knowledge, only: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The questions, where each is clear on its own and to be answered by another skill (one of `only`, if given)."""
    if not 2 <= len(parts) <= _MOST_QUESTIONS:
        return ()
    skills: list[str] = []
    queries = []
    for part in parts:
        query = known.reader.read(part)
        if only and not query.has(*_WAYS):
            return ()
        queries.append(query)
    for query in queries:
        bid = best_bid(Situation(query, conversation, day, known))
        if bid is None or bid.points < CLEAR or bid.skill in {"talking", "outside", "following"}:
            return ()
        if only and bid.skill not in only:
            return ()
        skills.append(bid.skill)
        draft = bid.answer()
        conversation = conversation_after(conversation, bid, draft, compose(draft, query.language, day, known), query)
    return parts if len(set(skills)) == len(skills) else ()
