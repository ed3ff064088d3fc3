"""Which kind of small talk or steering a message is, from end to end."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from assistant.understanding.matching import PATTERN
from assistant.understanding.normal import normal

_TRIM = re.compile(r"[\s,，.。!！?？~～、…;；:：'\"“”()（）]+")
_SOFT = re.compile(
    r"^(?:那|请|麻烦|能不能|可以|你|帮我|给我|再|好的?|嗯|哦|啊|有|看看?|看一下|想看|我想看|我要看|我要|我想|请给|发一下|来一下|没看清|没听清|没看懂)+|(?:呢|吗|么|啊|呀|吧|啦|哦|哈|了|一下|好吗|可以吗|给我看看|给我|看看|的|来着)+$"
)
#: Kinds that a message may be put together of (好嘞谢啦), the one that is answered first.
_POLITE = ("ability", "human", "thanks", "bye", "greeting", "yes_ok")
_PARTICLES = re.compile(r"[啦呀啊哦噢了吧嘞哈呢嘛的是你您我好那嗯请吗呗就先再也都]|麻烦|辛苦|打扰")
_STEERING = ("sure", "restart", "repeat", "source", "simpler", "cancel", "told", "human")
_SHORT = 16
_LONGEST = 60


def kind_of(situation: Situation) -> str | None:
    """The kind of a message that is small talk or steering and nothing else; None for any other."""
    expressions = _expressions(situation)
    said = _bare(situation.query.text)
    if len(said) > _LONGEST:
        return None
    raw = _bare(normal(situation.query.said))
    core = _SOFT.sub("", _SOFT.sub("", said))
    for one in (said, raw, core):
        if one and one in expressions:
            return expressions[one]
    if len(said) <= _SHORT and not _new_matter(situation):
        inside = {
            kind for one, kind in expressions.items() if one in said and len(one) >= (2 if kind == "abuse" else 3)
        }
        steering = [kind for kind in (*_STEERING, "abuse") if kind in inside and _may_be(kind, situation)]
        if steering:
            return steering[0]
    patterned = _patterned(situation, said) or _patterned(situation, core)
    if patterned:
        return patterned
    pieces = [_bare(piece) for piece in re.split(r"[,，.。!！?？;；\s]+", situation.query.text) if piece]
    first = _whole(pieces[0], situation) if pieces else None
    if first and all(_whole(piece, situation) for piece in pieces[1:]):
        return first
    return _put_together(said, situation)


def _may_be(kind: str, situation: Situation) -> bool:
    """Whether a message that only contains a doubt may be one: there has to be an answer to doubt."""
    return kind != "sure" or situation.conversation.last is not None


def _patterned(situation: Situation, said: str) -> str | None:
    """The kind of which a regular expression is the whole message."""
    talk = situation.known.lexicon.talk
    patterns = situation.known.once(
        "patterns of talk",
        lambda: [(re.compile(one[1:]), kind) for kind in talk for one in talk[kind] if one.startswith(PATTERN)],
    )
    return next((kind for pattern, kind in patterns if pattern.fullmatch(said)), None)


def _put_together(said: str, situation: Situation) -> str | None:
    """The kind of a short message that is nothing but expressions of courtesy and particles: 行，辛苦; 再见啦."""
    if not said or len(said) > _SHORT or situation.query.quantities or _new_matter(situation):
        return None
    expressions = _expressions(situation)
    polite = situation.known.once(
        "courtesies",
        lambda: sorted((one for one, kind in expressions.items() if kind in _POLITE and len(one) > 1), key=len)[::-1],
    )
    found: list[str] = []
    for one in polite:
        if one in said:
            said = said.replace(one, "")
            found.append(expressions[one])
    found += [expressions[one] for one in said if expressions.get(one) in _POLITE]
    left = "".join(one for one in _PARTICLES.sub("", said) if expressions.get(one) not in _POLITE)
    return min(found, key=_POLITE.index, default=None) if not left else None


def _whole(piece: str, situation: Situation) -> str | None:
    expressions = _expressions(situation)
    return expressions.get(piece) or expressions.get(_SOFT.sub("", _SOFT.sub("", piece)))


def _expressions(situation: Situation) -> dict[str, str]:
    """Every expression of small talk with its kind; the first kind that has it."""
    talk = situation.known.lexicon.talk
    return situation.known.once(
        "talk",
        lambda: {
            _bare(normal(one)): kind
            for kind in reversed(list(talk))
            for one in talk[kind]
            if _bare(normal(one)) and not one.startswith(PATTERN)
        },
    )


def _new_matter(situation: Situation) -> bool:
    """Whether the message speaks of a matter of its own besides steering."""
    concepts = situation.known.lexicon.concepts
    form = situation.conversation.form
    if form and any(one.surface in form.homes for one in situation.query.mentions):
        return True
    return any(
        one.concept not in concepts or concepts[one.concept].group not in {"asking"} for one in situation.query.mentions
    )


def _bare(text: str) -> str:
    return _TRIM.sub("", text.lower())
