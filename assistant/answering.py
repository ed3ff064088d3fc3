"""From a message to an answer: the skills bid, the best bid answers, the conversation remembers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.answers import Cited, Kind, Reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge
from assistant.places_in_talk import asked_of_both, only_one_of_both, place_gone_on_with
from assistant.several import CLEAR, questions_apart
from assistant.skills.base import Bid, Situation
from assistant.skills.bidding import best_bid
from assistant.skills.clauses.aspects import telling
from assistant.skills.clauses.ranking import ranked
from assistant.skills.clauses.supplement import supplemented
from assistant.skills.talk.carrying import carried
from assistant.skills.talk.open_matters import left_open
from assistant.turns import conversation_after, no_answer, shortened
from assistant.understanding.normal import Language, whole
from assistant.understanding.periods import supposed_day
from assistant.understanding.premises import home_and_shop, indices_apart, levels_apart
from assistant.understanding.query import Query
from assistant.wording.compose import compose

_WEAK = 4.0  # below this a fragment may be meant with the question before
_MARGIN = 0.5  # by how much that has to be better
_TELLING = 2.8  # what a follow-up reaches that a clause just cited answers in its words
_OF_AMOUNTS = ("多少", "单价", "每月多少")
_BY_ITSELF = 0.8  # the share of a follow-up that the clause just cited tells, so that nothing else is meant
_ALONE = frozenset({"talking", "outside", "following"})  # what a message is for itself
_OF_TABLES = frozenset({"leaders", "tasks", "bodies", "duties", "targets", "signing", "measures", "metadata", "units"})
_OF_TEXTS = frozenset(
    {
        "calculating",
        "searching",
        "following",
        "measures",
        "metadata",
        "leaders",
        "targets",
        "duties",
        "tasks",
        "bodies",
        "units",
    }
)
_ASKED = 3  # parts that ask, from the end, which are looked at in a story
_STORY = 3  # parts of a message that tells before it asks
_INTERROGATIVE = re.compile(r"[?？]|谁|什么|啥|怎么?|哪|几|多少|吗|能不能|要不要|是不是|有没有|可不可以")


def reply(message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    """The reply to a message, and the conversation after it; a function of nothing else."""
    made, after = _reply(message, conversation, day, known)
    return made, after.heard(conversation.turns, whole(message), made.kind.value, made.answer)


def _reply(message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    query = known.reader.read(message)
    if apart := asked_of_both(query, known):
        return _of_both(apart, conversation, day, known)
    supposed = supposed_day(query.text)
    then = known.on(supposed or day, query.text, place_gone_on_with(query, conversation, known))
    query = query if then is known else then.reader.read(message)
    if supposed and supposed != day:
        made, after = _on(query, conversation, supposed, then)
        if made.kind not in {Kind.SMALLTALK, Kind.NO_ANSWER}:
            made = replace(made, answer=_as_of(supposed, query) + made.answer)
        return made, after
    made, after = _on(query, conversation, day, then)
    return replace(made, answer=only_one_of_both(query, made, known) + made.answer), after


def _of_both(
    parts: tuple[str, ...], conversation: Conversation, day: date, known: Knowledge
) -> tuple[Reply, Conversation]:
    """The answers for two places, each from its own notices."""
    replies = []
    for part in parts:
        then = known.on(day, part)
        made, conversation = _on(then.reader.read(part), conversation, day, then)
        replies.append(made)
    return _told_together(replies, conversation)


def _as_of(day: date, query: Query) -> str:
    if query.language == Language.ENGLISH:
        return f"As of {day}:\n"
    return f"以下按{day:%Y年%-m月%-d日}的情况回答。\n"


def _on(query: Query, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    """The reply on a day."""
    several = (
        home_and_shop(query)
        or indices_apart(query)
        or levels_apart(query)
        or questions_apart(query, conversation, day, known)
    )
    if several:
        return _joined(several, query, conversation, day, known)
    bid, read = _bid_over_all(Situation(query, conversation, day, known))
    draft = bid.answer() if bid else no_answer()
    if bid and bid.skill in _OF_TEXTS:
        draft = telling(draft, Situation(query, conversation, day, known))
    if bid and bid.skill in _OF_TABLES:
        draft = supplemented(draft, Situation(query, conversation, day, known))
    made = compose(draft, query.language, day, known)
    return made, conversation_after(conversation, bid, draft, made, read)


def _bid_over_all(situation: Situation) -> tuple[Bid | None, Query]:
    """The best bid with the question it is for: a weak one gives way to a better one over the question before.

    A follow-up that is answered as it stands is remembered with what it takes from the question before.
    """
    bid = best_bid(situation)
    if bid is None and (asking := _asked_in(situation)):
        return asking
    if (bid is None or bid.skill not in _ALONE - {"following"}) and (refused := left_open(situation)):
        return refused
    by_itself = bid is not None and (bid.skill in _ALONE - {"following"} or _told_by_what_was_cited(bid, situation))
    over = None if by_itself else carried(situation, bid is not None)
    if over and (bid is None or bid.points < (_TELLING if bid.skill == "following" else _WEAK)):
        better = best_bid(over)
        alone = _ALONE if bid else _ALONE - {"following"}
        if better and better.skill not in alone and better.points > (bid.points if bid else 0.0) + _MARGIN:
            return better, over.query
    follows = over and bid and bid.skill == situation.conversation.topic and situation.query.elliptic
    return bid, over.query if over and follows else situation.query


def _told_by_what_was_cited(bid: Bid, situation: Situation) -> bool:
    """Whether a clause just cited tells nearly all of a follow-up by itself: 体育馆呢, after 厂房."""
    last = situation.conversation.last
    if bid.skill != "searching" or last is None or situation.query.has(*_OF_AMOUNTS):
        return False
    return any(share >= _BY_ITSELF and hit.clause.id in last.citations[:1] for share, hit in ranked(situation)[:1])


def _asked_in(situation: Situation) -> tuple[Bid, Query] | None:
    """The bid for the part of a long message that asks something, where the whole has no answer: a question in a story."""
    parts = [part for part in re.split(r"(?<=[。！？!?;；\n])|[,，]", situation.query.text) if part.strip()]
    if len(parts) < _STORY:
        return None
    asking = [place for place in range(1, len(parts)) if _INTERROGATIVE.search(parts[place]) and len(parts[place]) > 2]
    for place in reversed(asking[-_ASKED:]):
        for first in (place, max(0, place - 1)):
            query = situation.known.reader.read("，".join(parts[first : place + 3]))
            bid = best_bid(replace(situation, query=query))
            if bid and bid.points >= CLEAR and bid.skill not in _ALONE:
                return bid, query
    return None


def _joined(
    parts: tuple[str, ...], query: Query, conversation: Conversation, day: date, known: Knowledge
) -> tuple[Reply, Conversation]:
    """The answers to several questions of a message."""
    replies = []
    for part in parts:
        read = known.reader.read(part)
        bid = best_bid(Situation(read, conversation, day, known))
        draft = bid.answer() if bid else no_answer()
        made = compose(draft, query.language, day, known)
        conversation = conversation_after(conversation, bid, draft, made, read)
        replies.append(made)
    return _told_together(replies, conversation)


def _told_together(replies: list[Reply], conversation: Conversation) -> tuple[Reply, Conversation]:
    """Several answers as one, in their order; the reply is of the first one's kind."""
    first = replies[0]
    said = "\n\n".join(f"{number}、{one.answer}" for number, one in enumerate(replies, 1))
    cited = tuple(dict.fromkeys(one for group in _alternating(replies) for one in group))
    asking = (
        next((one.clarification for one in replies if one.clarification), None)
        if first.kind == Kind.CLARIFICATION
        else None
    )
    joined = replace(first, answer=said, citations=cited, suggestions=replies[-1].suggestions, clarification=asking)
    last = conversation.last
    return joined, replace(conversation, last=replace(last, answer=shortened(said)) if last else None)


def _alternating(replies: list[Reply]) -> list[tuple[Cited, ...]]:
    """The first two citations of every reply before the rest, so that each answer's clause is among the first."""
    return [one.citations[:2] for one in replies] + [one.citations[2:] for one in replies]
