"""Small talk, and what steers the conversation: greeting, thanks, start anew, say it again, the clause itself."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable

from assistant.answers import Kind
from assistant.conversations import Last
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.understanding.matching import PATTERN
from assistant.understanding.normal import normal
from assistant.wording.amounts import said_inputs
from assistant.wording.talk import ABILITY, SAID, contact
from corpus.library import UnknownClauseError
from corpus.model import Clause

_TRIM = re.compile(r"[\s,，.。!！?？~～、…;；:：'\"“”()（）]+")
_SOFT = re.compile(
    r"^(?:那|请|麻烦|能不能|可以|你|帮我|给我|再|好的?|嗯|哦|啊|有|看看?|看一下|想看|我想看|我要看|我要|我想|请给|发一下|来一下|没看清|没听清|没看懂)+|(?:呢|吗|么|啊|呀|吧|啦|哦|哈|了|一下|好吗|可以吗|给我看看|给我|看看|的|来着)+$"
)
#: Kinds that a message may be put together of (好嘞谢啦), the one that is answered first.
_POLITE = ("ability", "human", "thanks", "bye", "greeting", "yes_ok")
_PARTICLES = re.compile(r"[啦呀啊哦噢了吧嘞哈呢嘛的是你您我好那嗯请吗呗就先再也都]|麻烦|辛苦|打扰")
_STEERING = ("sure", "restart", "repeat", "source", "simpler", "cancel", "told", "human")
_HOW = re.compile(r"怎么.{0,2}(?:算|来|得)|如何算|how")
_SHORT = 16
_LONGEST = 60
_SHOWN = 3  # clauses whose words are shown when they are asked for


class Talking:
    """Answers small talk and steers the conversation."""

    name = "talking"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids highest where the whole message is small talk or steering."""
        kind = _kind(situation)
        if kind is None:
            return None
        answer = _ANSWERS.get(kind)
        return Bid(self.name, 20.0, lambda: answer(situation) if answer else _plain(kind))


def _kind(situation: Situation) -> str | None:
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
        steering = [kind for kind in (*_STEERING, "abuse") if kind in inside]
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


def _plain(kind: str) -> Draft:
    chinese, english = contact() if kind == "human" else SAID[kind]
    nothing = kind in {"joke"}
    return Draft(
        Kind.NO_ANSWER if nothing else Kind.SMALLTALK,
        chinese,
        english,
        suggestions=ABILITY[:4] if kind in {"greeting", "ability"} else (),
        keeps_topic=True,
    )


def _sure(situation: Situation) -> Draft:
    last = situation.conversation.last
    if last is None:
        return Draft(Kind.SMALLTALK, *SAID["nothing_said"], suggestions=ABILITY[:3], keeps_topic=True)
    return _again(last, situation, f"我只按通知的条款回答，刚才的回答是：\n{last.answer}")


def _repeat(situation: Situation) -> Draft:
    last = situation.conversation.last
    if last is None:
        return Draft(Kind.SMALLTALK, *SAID["nothing_said"], suggestions=ABILITY[:3], keeps_topic=True)
    return _again(last, situation, last.answer)


def _again(last: Last, situation: Situation, answer: str) -> Draft:
    quotes = tuple(Quote(one) for one in _cited(last, situation))
    kind = Kind(last.kind)
    if kind in {Kind.CALCULATION, Kind.CLARIFICATION}:
        kind = Kind.LOOKUP if quotes else Kind.SMALLTALK
    return Draft(kind, answer, answer, quotes=quotes, suggestions=("原文",) if quotes else (), keeps_topic=True)


def _cited(last: Last, situation: Situation) -> list[Clause]:
    """The clauses of the last answer, but for those that have gone from the notices since."""
    found = []
    for one in last.citations:
        with contextlib.suppress(UnknownClauseError):
            found.append(situation.known.library.clause(one))
    return found


def _source(situation: Situation) -> Draft:
    last = situation.conversation.last
    cited = _cited(last, situation) if last else []
    if not cited:
        return Draft(Kind.SMALLTALK, *SAID["nothing_cited"], suggestions=ABILITY[:3], keeps_topic=True)
    known = situation.known
    said = "\n".join(
        f"{known.notice_of(clause).document_number}《{known.notice_of(clause).title}》{clause.path}：{clause.text}"
        for clause in cited[:_SHOWN]
    )
    quotes = tuple(Quote(one) for one in cited)
    if last and last.kind == Kind.CALCULATION and _HOW.search(situation.query.text):
        return Draft(Kind.CLAUSE, f"{last.answer}\n条款原文：\n{said}", last.answer, quotes=quotes, keeps_topic=True)
    return Draft(
        Kind.CLAUSE, f"依据的条款原文是：\n{said}", f"The clauses read:\n{said}", quotes=quotes, keeps_topic=True
    )


def _simpler(situation: Situation) -> Draft:
    last = situation.conversation.last
    if last is None:
        return _repeat(situation)
    first = re.split(r"(?<=。)", last.answer.strip())[0]
    return _again(last, situation, f"简单说：{first}")


def _restart(situation: Situation) -> Draft:
    return Draft(Kind.SMALLTALK, *SAID["restart"], suggestions=ABILITY[:4], focus={"restart": True})


def _cancel(situation: Situation) -> Draft:
    return Draft(Kind.SMALLTALK, *SAID["cancel"], suggestions=ABILITY[:3])


def _told(situation: Situation) -> Draft:
    form = situation.conversation.form
    rule = next((one for one in situation.known.rules if form and one.name == form.rule), None)
    if form is None or rule is None or not form.given:
        return Draft(Kind.SMALLTALK, *SAID["told_nothing"], keeps_topic=True)
    return Draft(
        Kind.SMALLTALK,
        f"关于{rule.title}，您告诉过我：{said_inputs(rule, form.given)}。要改哪一项，直接说就行。",
        f"You told me: {said_inputs(rule, form.given)}.",
        form=form,
        keeps_topic=True,
    )


_ANSWERS: dict[str, Callable[[Situation], Draft]] = {
    "sure": _sure,
    "repeat": _repeat,
    "source": _source,
    "simpler": _simpler,
    "restart": _restart,
    "cancel": _cancel,
    "told": _told,
}
