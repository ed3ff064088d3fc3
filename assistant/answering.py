"""From a message to an answer: the skills bid, the best bid answers, the conversation remembers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.answers import Cited, Kind, Reply
from assistant.conversations import Conversation, Last
from assistant.knowledge import Knowledge
from assistant.privacy import masked
from assistant.skills.base import Bid, Draft, Situation
from assistant.skills.bidding import best_bid
from assistant.skills.clauses.supplement import supplemented
from assistant.skills.talk.carrying import carried
from assistant.understanding.normal import Language, whole
from assistant.understanding.periods import supposed_day
from assistant.understanding.premises import home_and_shop, indices_apart, levels_apart
from assistant.understanding.query import Query
from assistant.wording.compose import compose
from assistant.wording.talk import ABILITY

_CLEAR = 3.0  # what each question of a message must reach to be answered on its own
_WEAK, _MARGIN = (
    4.0,
    0.5,
)  # below this a fragment may be meant with the question before; by how much that has to be better
_TELLING = 2.8  # what a follow-up reaches that a clause just cited answers in its words
_ALONE = frozenset({"talking", "outside", "following"})  # what a message is for itself
_OF_TABLES = frozenset({"leaders", "tasks", "bodies", "duties", "targets", "signing", "measures", "metadata", "units"})
_MOST_QUESTIONS = 3
_ASKED = 3  # parts that ask, from the end, which are looked at in a story
_STORY = 3  # parts of a message that tells before it asks
_INTERROGATIVE = re.compile(r"[?？]|谁|什么|啥|怎么?|哪|几|多少|吗|能不能|要不要|是不是|有没有|可不可以")
_ON_UNITS = frozenset({"leaders", "tasks", "duties"})  # what a comma may part: 谁分管，牵头哪些任务
_REMEMBERED_ANSWER = 1200
_FORMS_KEPT = 3


def reply(message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    """The reply to a message, and the conversation after it; a function of nothing else."""
    made, after = _reply(message, conversation, day, known)
    return made, after.heard(conversation.turns, whole(message), made.kind.value, made.answer)


def _reply(message: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[Reply, Conversation]:
    query = known.reader.read(message)
    supposed = supposed_day(query.text)
    then = known.on(supposed or day, query.text)
    query = query if then is known else then.reader.read(message)
    if supposed and supposed != day:
        made, after = _on(query, conversation, supposed, then)
        if made.kind not in {Kind.SMALLTALK, Kind.NO_ANSWER}:
            made = replace(made, answer=_as_of(supposed, query) + made.answer)
        return made, after
    return _on(query, conversation, day, then)


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
        or _several(query.text, conversation, day, known)
    )
    if several:
        return _joined(several, query, conversation, day, known)
    bid, read = _bid_over_all(Situation(query, conversation, day, known))
    draft = bid.answer() if bid else _no_answer()
    if bid and bid.skill in _OF_TABLES:
        draft = supplemented(draft, Situation(query, conversation, day, known))
    made = compose(draft, query.language, day, known)
    return made, _after(conversation, bid, draft, made, read)


def _bid_over_all(situation: Situation) -> tuple[Bid | None, Query]:
    """The best bid with the question it is for: a weak one gives way to a better one over the question before.

    A follow-up that is answered as it stands is remembered with what it takes from the question before.
    """
    bid = best_bid(situation)
    if bid is None and (asking := _asked_in(situation)):
        return asking
    over = carried(situation, bid is not None) if bid is None or bid.skill not in _ALONE - {"following"} else None
    if over and (bid is None or bid.points < (_TELLING if bid.skill == "following" else _WEAK)):
        better = best_bid(over)
        if better and better.skill not in _ALONE and better.points > (bid.points if bid else 0.0) + _MARGIN:
            return better, over.query
    follows = over and bid and bid.skill == situation.conversation.topic and situation.query.elliptic
    return bid, over.query if over and follows else situation.query


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
            if bid and bid.points >= _CLEAR and bid.skill not in _ALONE:
                return bid, query
    return None


def _several(text: str, conversation: Conversation, day: date, known: Knowledge) -> tuple[str, ...]:
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
        if bid is None or bid.points < _CLEAR or bid.skill in {"talking", "outside", "following"}:
            return ()
        if only and bid.skill not in only:
            return ()
        skills.append(bid.skill)
        draft = bid.answer()
        conversation = _after(conversation, bid, draft, compose(draft, query.language, day, known), query)
    return parts if len(set(skills)) == len(skills) else ()


def _joined(
    parts: tuple[str, ...], query: Query, conversation: Conversation, day: date, known: Knowledge
) -> tuple[Reply, Conversation]:
    """Both answers in the order of the questions; the reply is of the first one's kind."""
    replies = []
    for part in parts:
        read = known.reader.read(part)
        bid = best_bid(Situation(read, conversation, day, known))
        draft = bid.answer() if bid else _no_answer()
        made = compose(draft, query.language, day, known)
        conversation = _after(conversation, bid, draft, made, read)
        replies.append(made)
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
    return joined, replace(conversation, last=replace(last, answer=_short(said)) if last else None)


def _alternating(replies: list[Reply]) -> list[tuple[Cited, ...]]:
    """The first two citations of every reply before the rest, so that each answer's clause is among the first."""
    return [one.citations[:2] for one in replies] + [one.citations[2:] for one in replies]


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
        last = Last(
            made.kind.value,
            _short(made.answer),
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


def _short(answer: str) -> str:
    return re.sub(r"\s+$", "", answer)[:_REMEMBERED_ANSWER]
