"""Which option of a choice a message means, and whether a flag holds."""

from __future__ import annotations

import re

from assistant.asks import Choice, Flag
from assistant.skills.sums import households
from assistant.skills.sums.households import options_named
from assistant.understanding.query import Query

#: That it is open which of two options holds: 不知道三环内还是外.
_OPEN = re.compile(
    r"一半|不(?:知道|清楚)(?![^,，。]{0,4}(?:哪|怎么|咋|什么))|不晓得|不确定|没想好|没定|没决定|拿不定|搞不清|not sure|don't know"
)

_PARTED = re.compile(r"[,，。;；!！?？]")
_SHORT = 4  # characters before 没想好: it speaks of the part before


def option_meant(ask: Choice, query: Query, asked: bool) -> str | None:
    """The name of the option that a message means; None where it names none, or leaves open which holds."""
    if len(options_named(ask, query)) > 1 and (_left_open(ask, query) or re.search(r"还是[^,，。]{0,8}$", query.text)):
        return None
    found = households.spoken_options(ask, query)
    if found:
        return found[-1][1]
    return _short_answer(ask, query.text) if asked else None


def _left_open(ask: Choice, query: Query) -> bool:
    """Whether it is said, where two of the options stand, that it is open which of them holds."""
    for match in _OPEN.finditer(query.text):
        *before, own = _PARTED.split(query.text[: match.start()])
        told_before = before[-1] if before and len(own) <= _SHORT else ""
        about = told_before + own + _PARTED.split(query.text[match.end() :])[0]
        named = [
            option
            for option in ask.options.values()
            if any(one.surface in about for one in query.mentions if one.concept in option.concepts)
            or any(len(short) <= 2 and short in about for short in option.also)
        ]
        if len(named) > 1:
            return True
    return False


def _short_answer(ask: Choice, text: str) -> str | None:
    """An answer to the question just asked: 里面, 1, 第二个, A."""
    said = re.sub(r"[。.!！,，\s]|的吧|的|吧|呢|应该是|就是|是|选|在|我", "", text)
    place = re.fullmatch(r"第?([1-9一二三四abcd])(?:个|种|项)?", said)
    if place:
        at = "1234".find(place[1]) if place[1].isdigit() else max("一二三四".find(place[1]), "abcd".find(place[1]))
        return list(ask.options)[at] if 0 <= at < len(ask.options) else None
    for name, option in ask.options.items():
        if any(said == short or (len(said) <= 6 and short in said) for short in option.also):
            return name
    return None


def flag_said(ask: Flag, query: Query) -> bool | None:
    """Whether a flag is said to hold; None where nothing is said of it."""
    mentions = [mention for mention in query.mentions if mention.concept in ask.concepts]
    if (
        mentions
        and query.of_unit("月")
        and re.search(r"(?:后面|后来|之后|然后|再)[^,，。]{0,4}$", query.text[: mentions[-1].start])
    ):
        return None  # 前6个月租房，后面搬进周转房: for the months named it does not hold
    if not mentions:
        return False if query.has(*ask.denied_by) else None
    return not mentions[-1].negated
