"""An index below the lowest alert: there is no level, so no measures of it and nobody to sign it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.answers import Kind
from assistant.calculators.alert_level import BLUE, RULE
from assistant.rules import Law
from assistant.skills.alerts.acts import Act, acts_asked
from assistant.skills.alerts.response_clauses import capital, named, named_in_english
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.meaning.levels import index_said, levels_said
from assistant.skills.sums.calculating import Calculating

_SUGGESTED = ("各级预警的空气质量指数分别是多少？", "红色预警谁签发？", "什么时候学校停课？")


def no_alert(situation: Situation, law: Law, matters: list[str]) -> Bid | None:
    """The rule's own answer for an index below every alert, or what follows from it for a question that goes on."""
    index = index_said(situation)
    if levels_said(situation):
        return None
    if index is not None and index < law(BLUE).value:
        computed = Calculating().bid(situation)
        return (
            Bid(computed.skill, computed.points + 0.1, lambda: _completed(computed.answer(), situation, law))
            if computed
            else None
        )
    before = _index_before(situation)
    follows = bool(matters) or situation.query.has("签发")
    if index is not None or before is None or before >= law(BLUE).value or not follows:
        return None
    return Bid("measures", 8.0, lambda: _none(before, situation, law))


def _index_before(situation: Situation) -> Decimal | None:
    """The index that the talk is about."""
    talk = situation.conversation
    about = talk.form is not None and talk.form.rule == RULE.name and talk.topic in {"calculating", "measures"}
    value = talk.form.given.get("aqi") if talk.form and about else None
    return value if isinstance(value, Decimal) and not talk.focus.get("levels") else None


def _completed(draft: Draft, situation: Situation, law: Law) -> Draft:
    """The level's answer, with what is written of the acts asked about, and nothing offered of a level there is none of."""
    if draft.calculation is None:
        return draft
    acts = _acts(situation, law)
    return replace(
        draft,
        lead="".join((draft.lead, *(_written_at(act, law) for act in acts))),
        english=" ".join((draft.english, *(_written_for(act) for act in acts))),
        quotes=(*draft.quotes, *(quote for act in acts for quote in act.quotes)),
        suggestions=_SUGGESTED,
    )


def _none(index: Decimal, situation: Situation, law: Law) -> Draft:
    acts = _acts(situation, law)
    signed = situation.query.has("签发")
    what = "没有预警要签发" if signed else "没有这一级别的措施"
    what_english = "there is no alert to sign" if signed else "there are no measures of a level"
    return Draft(
        Kind.CLAUSE,
        f"空气质量指数{index}低于{law(BLUE).written}，未达到预警条件，{what}。"
        + "".join(_written_at(act, law) for act in acts),
        " ".join((f"AQI {index} is below {law(BLUE).written}: {what_english}.", *(_written_for(act) for act in acts))),
        quotes=(Quote(law.clause(BLUE)), *(quote for act in acts for quote in act.quotes)),
        suggestions=_SUGGESTED,
        form=situation.conversation.form,
    )


def _acts(situation: Situation, law: Law) -> list[Act]:
    return [act for act in acts_asked(situation, law) if act.levels]


def _written_at(act: Act, law: Law) -> str:
    return f"{act.name}只写在{named(act.levels, law)}的措施里。"


def _written_for(act: Act) -> str:
    return f"{capital(act.english)} is written only for {named_in_english(act.levels)}."
