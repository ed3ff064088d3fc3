"""没有写的方面: an answer that tells nothing of what is wanted of its matter (地点, 金额) is not given as one."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.meaning.weighing import meanings
from assistant.understanding.normal import normal
from corpus.lexicon import Aspect

_AS_IT_IS = frozenset({Kind.SMALLTALK, Kind.NO_ANSWER, Kind.CALCULATION})
_AMOUNT = "money"  # what a question back leads to
_NUMBER, _LIST = "count", 2  # what is told by a list of so many marks between
_LONGEST = 160  # characters of the clause that comes nearest
_NEAREST = 2
_OF_ASKING = frozenset({"asking", "facts"})
_SENTENCE = re.compile(r"[^。；;\n]+")


def unless_untold(draft: Draft, situation: Situation) -> Draft:
    """The answer, or, where it does not tell what is asked of its matter, that the notices do not say it."""
    if draft.kind in _AS_IT_IS:
        return draft
    asked = [one for one in situation.known.lexicon.aspects if _asked(one, draft, situation.query.text)]
    told = normal("\n".join((draft.lead, *draft.details))) if asked and draft.kind != Kind.CLARIFICATION else ""
    missed = next((one for one in asked if not _tells(one, told, situation)), None)
    return _untold(missed, draft, situation) if missed else draft


def _tells(aspect: Aspect, told: str, situation: Situation) -> bool:
    """Whether an answer tells what is wanted; where that matters, in a sentence that speaks of the matter itself."""
    if not aspect.beside:
        return bool(aspect.told.search(told))
    said = [part for part in _SENTENCE.findall(told) if aspect.told.search(part)]
    matter = _matter(aspect, situation)
    return bool(said) and (not matter or any(any(word in part for word in matter) for part in said))


def _matter(aspect: Aspect, situation: Situation) -> tuple[str, ...]:
    """The words for the matter of which something is asked: the terms beside those that ask."""
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
    return tuple(word for one in found for word in one.words)


def _asked(aspect: Aspect, draft: Draft, text: str) -> bool:
    """Whether it is asked for, and neither a question back leads to it nor a list tells it by itself."""
    leads_there = draft.kind == Kind.CLARIFICATION and aspect.name == _AMOUNT
    listed = draft.kind == Kind.LOOKUP and aspect.name == _NUMBER and draft.lead.count("、") >= _LIST
    return bool(aspect.asks.search(text)) and not leads_there and not listed


def _untold(aspect: Aspect, draft: Draft, situation: Situation) -> Draft:
    nearest = draft.quotes[:_NEAREST]
    places = "、".join(f"{situation.known.notice_of(one.clause).document_number}{one.clause.path}" for one in nearest)
    said = nearest[0].clause.text if nearest else ""
    shown = said if len(said) <= _LONGEST else said[:_LONGEST] + "……"
    near = f"最接近的条款是{places}：“{shown}”" if nearest else ""
    return Draft(
        Kind.NO_ANSWER,
        f"现有通知没有写{aspect.says}，我不作回答。{near}",
        f"The notices do not say {aspect.english}.",
        quotes=nearest,
        keeps_topic=True,
    )
