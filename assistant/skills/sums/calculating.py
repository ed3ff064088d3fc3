"""Rules: finds the rule that a question asks for, and what the message and the talk before give of its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answers import Clarification, Kind, Option
from assistant.asks import Amount
from assistant.rules import Rule
from assistant.skills.base import Bid, Draft, Situation
from assistant.skills.meaning.levels import levels_said
from assistant.skills.sums.asked import spoken_of
from assistant.skills.sums.case import Case
from assistant.skills.sums.elsewhere import answered_elsewhere
from assistant.skills.sums.given import implied_form, read_in_talk, shown_in_talk
from assistant.skills.sums.going_on import continues, related
from assistant.skills.sums.limiting import decision_dated
from assistant.skills.sums.outputs import answer
from assistant.skills.sums.passing_over import passes_over
from assistant.skills.sums.summing_up import sum_asked
from assistant.skills.sums.triggers import might_be_meant, names_another, names_its_own, says_little_else
from assistant.understanding.query import Query

_ASKING = (
    "算一算",
    "怎么规定",
    "多少",
    "合计",
    "每月多少",
    "单价",
    "能否",
    "对吗",
    "相差",
    "何时",
    "什么",
    "不足按最低计发",
    "不支付",
    "够不够",
    "几个月",
    "多大面积",
    "写明",
)
_SUMMED = 7.0  # points where nothing but the sum of the results just computed is asked for
_PASSING = 1.9  # points where a rule is given nothing and most of the question is about something else


@dataclass(frozen=True)
class _Fit:
    points: float
    case: Case


class Calculating:
    """Answers with a rule."""

    name = "calculating"

    def bid(self, situation: Situation) -> Bid | None:
        """The best-fitting rule, or the open form where the message goes on with it; rules hold for our place alone."""
        if situation.known.place_named(situation.query.text):
            return None
        if summed := sum_asked(situation):
            return Bid(self.name, _SUMMED, lambda: summed)
        fits = [fit for rule in _at_all_meant(situation) if (fit := _fit(rule, situation))]
        if not fits:
            return _bid_on_nothing_named(situation)
        best = max(fits, key=lambda fit: (fit.points, fit.case.rule.name))
        return Bid(self.name, best.points, lambda: answer(best.case))


def _bid_on_nothing_named(situation: Situation) -> Bid | None:
    """A bare 帮我算一下: asks which of the sums is wanted."""
    query = situation.query
    if not query.has("算一算") or not says_little_else(query) or len(query.concepts) > 1:
        return None
    return Bid(Calculating.name, 3.0, lambda: _which(situation))


def _which(situation: Situation) -> Draft:
    rules = [rule for rule in situation.known.rules if rule.money]
    titles = [rule.title for rule in sorted(rules, key=lambda rule: -len(rule.inputs))]
    question = "要算哪一项？"
    return Draft(
        Kind.CLARIFICATION,
        f"{question}能按通知算的有：{'、'.join(titles)}。说一下是哪一项，以及知道的面积、月数或金额。",
        "Which sum is it to be: " + ", ".join(rule.title_en for rule in rules) + "?",
        clarification=Clarification("rule", question, tuple(Option(title, title) for title in titles)),
        suggestions=tuple(titles[:4]),
    )


def _at_all_meant(situation: Situation) -> list[Rule]:
    """The rules that the question may mean: all in a talk that has begun, else those whose concepts are spoken of."""
    if situation.conversation.last or situation.conversation.form:
        return list(situation.known.rules)
    dated = decision_dated(situation.query)
    named = _named(situation)
    return [rule for rule in situation.known.rules if rule.name in named or (dated and _has_transition(rule))]


def _spoken(situation: Situation) -> frozenset[str]:
    return situation.once("spoken", lambda: spoken_of(situation.query))


def _named(situation: Situation) -> frozenset[str]:
    return situation.once("rules", lambda: might_be_meant(_spoken(situation), situation))


def _has_transition(rule: Rule) -> bool:
    return any(limit.transition for limit in rule.limits)


def _fit(rule: Rule, situation: Situation) -> _Fit | None:
    query, talk = situation.query, situation.conversation
    spoken, dated = _spoken(situation), _has_transition(rule) and decision_dated(query)
    implied = implied_form(rule, situation)
    form = talk.form_of(rule.name) or implied or talk.form
    if not (form or dated or rule.name in _named(situation)):
        return None
    mine = form is not None and form.rule == rule.name
    new = read_in_talk(rule, situation, form, mine)
    given = new.given
    shown = spoken | shown_in_talk(rule, situation, form, given, mine)
    trigger = max((len(one) for one in rule.triggers if set(one) <= shown), default=0)
    if trigger and any(query.has(*limit.asked_by) for limit in rule.limits if not limit.transition):
        trigger += 1
    if dated:
        trigger = max(trigger, 2)
    no_alert = "aqi" in given and not levels_said(situation)
    blocked = any(concept in spoken for concept in rule.unless) and not no_alert
    if blocked and not (mine and form and form.asked in given):
        return None
    goes_on = form and (mine or related(rule, form)) and continues(rule, form, given, trigger, mine, situation)
    if form and (goes_on or (mine and implied is form and given)):
        if not mine and not names_its_own(rule.name, form.rule, spoken, situation):
            return None
        if mine and names_another(rule, spoken, situation):
            return None
        kept = {name: value for name, value in form.given.items() if name in {ask.name for ask in rule.inputs}}
        asked = 3.0 if form.asked in given and mine else 0.0
        switched = 0.0 if mine else 1.0
        points = 3.0 + asked + switched + trigger + _evidence(query, rule, given)
        return _Fit(points, Case(rule, {**kept, **given}, situation, new, continued=True))
    if not trigger or (not given and answered_elsewhere(rule, situation)):
        return None
    measured = any(isinstance(ask, Amount) and ask.name in given for ask in _telling(rule))
    alone = 0.8 if not given and says_little_else(query) else 0.0
    points = 1.7 + trigger + 1.2 * _evidence(query, rule, given) + (0.8 if measured else 0.0) + alone
    if not given and not dated and points > _PASSING and passes_over(rule, situation):
        points = _PASSING
    return _Fit(points, Case(rule, given, situation, new))


def _telling(rule: Rule) -> list[Any]:
    """The inputs that show that the rule is meant."""
    return [ask for ask in rule.inputs if not (isinstance(ask, Amount) and ask.aside)]


def _evidence(query: Query, rule: Rule, given: Mapping[str, Any]) -> float:
    told = sum(1 for ask in _telling(rule) if ask.name in given)
    return min(told, 4) * 1.0 + (1.0 if query.has(*_ASKING) else 0.0)
