"""承前的范围外问题: a fragment (大学呢, 几点到几点) that over the question before asks what the notices leave open."""

from __future__ import annotations

from dataclasses import replace

from assistant.skills.base import Bid, Situation
from assistant.skills.clauses.outside import Outside
from assistant.understanding.query import Query

_LONGEST = 10
_SURE = 9.0  # what the matter reaches where the question itself is about it
_ENDING = "呢嘞吗?？。!！ "


def left_open(situation: Situation) -> tuple[Bid, Query] | None:
    """The refusal of a matter that only the fragment and the question before name together, with the question before.

    The fragment is read behind the question before, and in front of it as its subject.
    """
    last, text = situation.conversation.last, situation.query.text
    if last is None or not last.question or len(text) > _LONGEST:
        return None
    fragment = text.removeprefix("那").strip(_ENDING)
    before = situation.known.reader.read(last.question)
    if not fragment or Outside().bid(replace(situation, query=before)):
        return None
    for joined in (f"{before.text.rstrip(_ENDING)}、{fragment}", f"{fragment}、{before.text}"):
        if refused := _refused(replace(situation, query=situation.known.reader.read(joined))):
            return refused, before
    return None


def _refused(situation: Situation) -> Bid | None:
    bid = Outside().bid(situation)
    return bid if bid and bid.points >= _SURE else None
