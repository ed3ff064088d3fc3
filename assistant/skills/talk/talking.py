"""Small talk, and what steers the conversation: greeting, thanks, start anew, say it again, the clause itself."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable

from assistant.answers import Kind
from assistant.conversations import Last
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.talk.kinds import kind_of
from assistant.wording.amounts import said_inputs
from assistant.wording.talk import ABILITY, SAID, contact
from corpus.library import UnknownClauseError
from corpus.model import Clause

_HOW = re.compile(r"怎么.{0,2}(?:算|来|得)|如何算|how")
_SHOWN = 3  # clauses whose words are shown when they are asked for


class Talking:
    """Answers small talk and steers the conversation."""

    name = "talking"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids highest where the whole message is small talk or steering."""
        kind = kind_of(situation)
        if kind is None:
            return None
        answer = _ANSWERS.get(kind)
        return Bid(self.name, 20.0, lambda: answer(situation) if answer else _plain(kind))


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
