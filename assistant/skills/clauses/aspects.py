"""没有写的方面: an answer that tells nothing of what is wanted of its matter (地点, 金额) is not given as one."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.clauses.searching import Searching
from assistant.skills.meaning.weighing import meanings
from assistant.understanding.normal import normal
from corpus.lexicon import Aspect

_AS_IT_IS = frozenset({Kind.SMALLTALK, Kind.NO_ANSWER, Kind.CALCULATION})
_ASKED_BACK = frozenset({"money", "payable", "term"})  # what a question back leads to
_NUMBER, _LIST = "count", 2  # what is told by a list of so many marks between
_LONGEST = 160  # characters of the clause that comes nearest
_NEAREST = 2
_STORY = 30  # characters of a message that tells more than it asks
_OF_ASKING = frozenset({"asking", "facts"})
_PART = re.compile(r"[^,，。;；!！?？\n]+[?？]?")
_INTERROGATIVE = re.compile(
    r"[?？]|谁|什么|啥|怎|咋|哪|几|多[少久大长高]|吗|么|呢|能不能|要不要|是不是|有没有|[不没]$|何"
)
#: An answer that itself says what is not in the notices, or not yet in force.
_SAYS_SO = re.compile(r"通知没有(?:规定|列)|施行之前不适用")
_SENTENCE = re.compile(r"[^。；;\n]+")


def telling(draft: Draft, situation: Situation) -> Draft:
    """The answer where it tells what is asked of its matter; else that the notices do not say it.

    A story is answered by the clause that tells it, where another word of the story had been taken for its matter.
    """
    refused = _unless_untold(draft, situation)
    if refused is draft or len(situation.query.text) < _STORY:
        return refused
    found = Searching().bid(situation)
    other = found.answer() if found else None
    return other if other and _unless_untold(other, situation) is other else refused


def _unless_untold(draft: Draft, situation: Situation) -> Draft:
    """The answer, or, where it does not tell what is asked of its matter, that the notices do not say it."""
    if draft.kind in _AS_IT_IS or _SAYS_SO.search(draft.lead):
        return draft
    asked = [one for one in situation.known.lexicon.aspects if _asked(one, draft, situation.query.text)]
    told = normal("\n".join((draft.lead, *draft.details))) if asked and draft.kind != Kind.CLARIFICATION else ""
    missed = next((one for one in asked if not _tells(one, told, draft, situation)), None)
    return _untold(missed, draft, situation) if missed else draft


def _tells(aspect: Aspect, told: str, draft: Draft, situation: Situation) -> bool:
    """Whether an answer tells what is wanted; where that matters, in a sentence that speaks of the matter itself."""
    asked = _asked_by(aspect, situation.query.text) if aspect.same else set()
    if not aspect.beside:
        return _stands(aspect, told, asked)
    said = [part for part in _SENTENCE.findall(told) if _stands(aspect, part, asked)]
    matter = _matter(aspect, situation)
    heading = normal(draft.quotes[0].clause.heading) if draft.quotes else ""
    under = all(any(word in heading for word in words) for words in matter)
    return bool(said) and (under or any(word in part for words in matter for word in words for part in said))


def _asked_by(aspect: Aspect, text: str) -> set[str]:
    """The words that it is asked for by: the groups of the expression, or all that it matches."""
    return {word for match in aspect.asks.finditer(text) for word in (match.groups() or (match[0],)) if word}


def _stands(aspect: Aspect, text: str, asked: set[str]) -> bool:
    """Whether a text has words that tell it, or the words themselves by which it was asked for."""
    return bool(aspect.told.search(text)) or any(word in text for word in asked)


def _matter(aspect: Aspect, situation: Situation) -> tuple[tuple[str, ...], ...]:
    """The words for each matter of which something is asked: the terms beside those that ask."""
    query = situation.query
    asking = [match.span() for match in aspect.asks.finditer(query.text)]
    concepts = situation.known.lexicon.concepts
    apart = [
        one
        for one in query.mentions
        if (one.concept not in concepts or concepts[one.concept].group not in _OF_ASKING)
        and not any(start <= one.start < end for start, end in asking)
    ]
    said = {word for one in apart for word in (normal(one.concept), one.surface)}
    found = [one for one in meanings(query, situation.known) if one.known and said & {one.said, *one.words}]
    return tuple(one.words for one in found)


def _asked(aspect: Aspect, draft: Draft, text: str) -> bool:
    """Whether it is asked for, and neither a question back leads to it nor a list tells it by itself."""
    leads_there = draft.kind == Kind.CLARIFICATION and aspect.name in _ASKED_BACK
    listed = draft.kind == Kind.LOOKUP and aspect.name == _NUMBER and draft.lead.count("、") >= _LIST
    return not leads_there and not listed and _in_what_asks(aspect, text)


def _in_what_asks(aspect: Aspect, text: str) -> bool:
    """Whether it is asked for in the question itself, not in what is told beside it: 老师评职称，找哪位副市长."""
    said = [match.start() for match in aspect.asks.finditer(text)]
    asking = [part for part in _PART.finditer(text) if _INTERROGATIVE.search(part[0])] if said else []
    return any(not asking or any(part.start() <= start < part.end() for part in asking) for start in said)


def _untold(aspect: Aspect, draft: Draft, situation: Situation) -> Draft:
    meant = {one.id for one in situation.known.named(situation.query.text)}
    nearest = [one for one in draft.quotes if not meant or one.clause.notice_id in meant][:_NEAREST]
    places = "、".join(f"{situation.known.notice_of(one.clause).document_number}{one.clause.path}" for one in nearest)
    said = nearest[0].clause.text if nearest else ""
    shown = said if len(said) <= _LONGEST else said[:_LONGEST] + "……"
    near = f"最接近的条款是{places}：“{shown}”" if nearest else ""
    return Draft(
        Kind.NO_ANSWER,
        f"现有通知没有写{aspect.says}，我不作回答。{near}",
        f"The notices do not say {aspect.english}.",
        quotes=tuple(nearest),
        keeps_topic=True,
    )
