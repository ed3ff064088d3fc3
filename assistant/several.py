"""A message that asks several things: its questions, each clear on its own."""

from __future__ import annotations

import re
from datetime import date

from assistant.conversations import Conversation
from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.skills.bidding import best_bid
from assistant.turns import conversation_after
from assistant.wording.compose import compose

CLEAR = 3.0  # what each question of a message must reach to be answered on its own
_MOST_QUESTIONS = 3
_ON_UNITS = frozenset({"leaders", "tasks", "duties"})  # what a comma may part: 谁分管，牵头哪些任务


def questions_apart(text: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[str, ...]:
    """The questions of a message that asks two different things; () where it asks one."""
    spoken = re.split(r"(?<=[?？])|(?:另外|还有|顺便问一下|顺便问|再问一下|再问)[,，]?", text)
    listed = re.split(r"[,，;；](?:同时|并且)?", text)
    answered = _answered_apart(_questions(spoken), conversation, day, known)
    return answered or _answered_apart(_questions(listed), conversation, day, known, _ON_UNITS)


def _questions(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if len(part.strip()) >= 5)


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
        if only and not query.has("谁", "什么", "职责", "何时", "多少"):
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
