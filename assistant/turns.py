"""What a turn leaves in the conversation: the open form, what was spoken of, and the answer."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import Kind, Reply
from assistant.conversations import Conversation, Last
from assistant.privacy import masked
from assistant.skills.base import Bid, Draft
from assistant.understanding.query import Query
from assistant.wording.talk import ABILITY

_REMEMBERED_ANSWER = 1200
_FORMS_KEPT = 3


def no_answer() -> Draft:
    """That the notices do not say."""
    return Draft(
        Kind.NO_ANSWER,
        "现有通知没有规定这个问题，我没有找到依据，所以不作回答。可以换个说法，或者问公报里有的内容。",
        "The notices do not cover this, so I give no answer.",
        suggestions=ABILITY[:3],
        keeps_topic=True,
    )


def conversation_after(
    conversation: Conversation, bid: Bid | None, draft: Draft, made: Reply, query: Query
) -> Conversation:
    """What is remembered: the open form, what was spoken of, and the answer."""
    if draft.focus.get("restart"):
        return Conversation(turns=conversation.turns + 1)
    keeps = draft.keeps_topic or bid is None
    last = conversation.last
    if made.kind != Kind.SMALLTALK and not (draft.keeps_topic and bid and bid.skill == "talking"):
        last = Last(
            made.kind.value,
            shortened(made.answer),
            tuple(one.clause.id for one in made.citations),
            masked(query.text)[:200],
        )
    form = draft.form or (conversation.form if _keeps_form(conversation, bid, keeps) else None)
    left = tuple(
        one for one in (conversation.form, *conversation.earlier) if one and (form is None or one.rule != form.rule)
    )
    return replace(
        conversation,
        earlier=tuple({one.rule: one for one in reversed(left)}.values())[::-1][:_FORMS_KEPT],
        topic=conversation.topic if keeps or bid is None else bid.skill,
        form=form,
        focus=dict(draft.focus) if draft.focus and not keeps else conversation.focus,
        last=last,
        turns=conversation.turns + 1,
    )


def _keeps_form(conversation: Conversation, bid: Bid | None, keeps: bool) -> bool:
    """An open form survives small talk and an interruption, not a cancellation."""
    if keeps:
        return True
    return bool(conversation.form) and bid is not None and bid.skill not in {"talking"}


def shortened(answer: str) -> str:
    """As much of an answer as a conversation remembers."""
    return re.sub(r"\s+$", "", answer)[:_REMEMBERED_ANSWER]
