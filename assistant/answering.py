"""From a message to an answer: the skills bid, the best bid answers, the conversation remembers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.answers import Kind, Reply
from assistant.conversations import Conversation, Last
from assistant.knowledge import Knowledge
from assistant.skills.base import Bid, Draft, Situation, Skill
from assistant.skills.calculating import Calculating
from assistant.skills.duties import Duties
from assistant.skills.following import Following
from assistant.skills.leaders import Leaders
from assistant.skills.measures import Measures
from assistant.skills.metadata import Metadata
from assistant.skills.outside import Outside
from assistant.skills.searching import Searching
from assistant.skills.talking import Talking
from assistant.skills.targets import Targets
from assistant.skills.tasks import Tasks
from assistant.understanding.query import Query
from assistant.wording.compose import compose
from assistant.wording.talk import ABILITY

SKILLS: tuple[Skill, ...] = (Talking(), Outside(), Calculating(), Leaders(), Tasks(), Duties(), Targets(), Measures(), Metadata(), Searching(), Following())
_LEAST = 1.5
_REMEMBERED_ANSWER = 1200


def reply(message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    """The reply to a message, and the conversation after it; a function of nothing else."""
    query = known.reader.read(message)
    situation = Situation(query, conversation, day, known)
    bid = best_bid(situation)
    draft = bid.answer() if bid else _no_answer()
    made = compose(draft, query.language, day, known)
    return made, _after(conversation, bid, draft, made, query)


def best_bid(situation: Situation) -> Bid | None:
    """The highest bid; earlier skills win ties."""
    bids = [bid for skill in SKILLS if (bid := skill.bid(situation))]
    good = [bid for bid in bids if bid.points >= _LEAST]
    return max(good, key=lambda bid: bid.points, default=None)


def _no_answer() -> Draft:
    return Draft(
        Kind.NO_ANSWER,
        "现有通知没有规定这个问题，我没有找到依据，所以不作回答。可以换个说法，或者问公报里有的内容。",
        "The notices do not cover this, so I give no answer.",
        suggestions=ABILITY[:3],
        keeps_topic=True,
    )


def _after(conversation: Conversation, bid: Bid | None, draft: Draft, made: Reply, query: Query) -> Conversation:
    """What is remembered: the open form, what was spoken of, and the answer."""
    if draft.focus.get("restart"):
        return Conversation(turns=conversation.turns + 1)
    keeps = draft.keeps_topic or bid is None
    last = conversation.last
    if made.kind != Kind.SMALLTALK and not (draft.keeps_topic and bid and bid.skill == "talking"):
        last = Last(made.kind.value, _short(made.answer), tuple(one.clause.id for one in made.citations), query.text[:200])
    return replace(
        conversation,
        topic=conversation.topic if keeps or bid is None else bid.skill,
        form=draft.form or (conversation.form if _keeps_form(conversation, bid, keeps) else None),
        focus=dict(draft.focus) if draft.focus and not keeps else conversation.focus,
        last=last,
        turns=conversation.turns + 1,
    )


def _keeps_form(conversation: Conversation, bid: Bid | None, keeps: bool) -> bool:
    """An open form survives small talk and an interruption, not a cancellation."""
    if keeps:
        return True
    return bool(conversation.form) and bid is not None and bid.skill not in {"talking"}


def _short(answer: str) -> str:
    return re.sub(r"\s+$", "", answer)[:_REMEMBERED_ANSWER]
