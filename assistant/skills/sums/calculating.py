"""Rules: finds the rule that a question asks for, and what the message and the talk before give of its inputs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answers import Clarification, Kind, Option
from assistant.asks import Amount, Choice
from assistant.conversations import Form
from assistant.editions import Gap, edition_on
from assistant.rules import Rule
from assistant.skills.base import Bid, Draft, Situation
from assistant.skills.meaning.levels import COLOURS, index_said, levels_said
from assistant.skills.sums.filling import Filled, read
from assistant.skills.sums.limiting import decision_dated
from assistant.skills.sums.outputs import Case, answer, spoken_of
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
#: What asks for the last result in another light without naming an input anew: 你确定吗, 两个差多少, 还差多少.
_OF_THE_LAST = ("相差", "合计", "每月多少", "对吗", "算一算", "够不够", "几个月")
_COMING_BACK = re.compile(r"回到|接着|刚才|刚刚|还是说|改成|之前|上面|前面|再说|继续|那个总数|来着")
_LIKE_BEFORE = re.compile(r"也|一样|同样|照旧|不变|不动")
_CASE, _PLACES = re.compile(r"第([一二三四五12345])[种个类条项]"), "一二三四五12345"
_QUOTING = frozenset({Kind.CLAUSE.value, Kind.LOOKUP.value})


@dataclass(frozen=True)
class _Fit:
    points: float
    case: Case


class Calculating:
    """Answers with a rule."""

    name = "calculating"

    def bid(self, situation: Situation) -> Bid | None:
        """The best-fitting rule, or the open form where the message goes on with it."""
        fits = [fit for rule in situation.known.rules if (fit := _fit(rule, situation))]
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


def _fit(rule: Rule, situation: Situation) -> _Fit | None:
    query = situation.query
    implied = _implied(rule, situation)
    form = situation.conversation.form_of(rule.name) or implied or situation.conversation.form
    spoken = situation.once("spoken", lambda: spoken_of(query))
    dated = any(limit.transition for limit in rule.limits) and decision_dated(query)
    if not (form or dated or rule.name in situation.once("rules", lambda: might_be_meant(spoken, situation))):
        return None
    mine = form is not None and form.rule == rule.name
    new = _read(rule, situation, form, mine)
    given = new.given
    shown = spoken | _shown(rule, situation, form, given, mine)
    trigger = max((len(one) for one in rule.triggers if set(one) <= shown), default=0)
    if trigger and any(query.has(*limit.asked_by) for limit in rule.limits if not limit.transition):
        trigger += 1
    if dated:
        trigger = max(trigger, 2)
    no_alert = "aqi" in given and not levels_said(situation)
    blocked = any(concept in spoken for concept in rule.unless) and not no_alert
    if blocked and not (mine and form and form.asked in given):
        return None
    goes_on = form and (mine or _related(rule, form)) and _goes_on(rule, form, given, trigger, mine, situation)
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
    if not trigger:
        return None
    measured = any(isinstance(ask, Amount) and ask.name in given for ask in _telling(rule))
    alone = 0.8 if not given and says_little_else(query) else 0.0
    points = 1.7 + trigger + 1.2 * _evidence(query, rule, given) + (0.8 if measured else 0.0) + alone
    return _Fit(points, Case(rule, given, situation, new))


def _implied(rule: Rule, situation: Situation) -> Form | None:
    """An empty form, where the clause just quoted is one that states the rule's figures: 本来能贷八十万 after the clause on loans."""
    last, talk = situation.conversation.last, situation.conversation
    if talk.topic == "calculating" or not last or not last.citations or last.kind not in _QUOTING:
        return None
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap) or not rule.money:
        return None
    stating = {reading.clause.id for reading in edition.law.readings.values() if reading.stated.unit}
    if last.citations[0] not in stating:
        return None
    return Form(rule.name, read(rule, situation.known.reader.read(last.question)).given)


def _read(rule: Rule, situation: Situation, form: Form | None, mine: bool) -> Filled:
    """What the message gives, in the light of the form it may go on with."""
    talking = situation.conversation.topic == "calculating"
    follows = form is not None and (mine or _related(rule, form)) and talking
    new = read(
        rule,
        situation.query,
        form.asked if mine and form else "",
        form.given if form and follows else (),
        form.homes if form and mine else {},
    )
    given = {**_level(rule, situation, new.given), **new.given}
    if form and mine:
        given = {**_case_picked(rule, form, situation.query), **given}
    index = index_said(situation) if "aqi" in {ask.name for ask in rule.inputs} else None
    if index is not None:  # the number of the index is no temperature
        given = {**{name: value for name, value in given.items() if value != index}, "aqi": index}
    return Filled(given, new.homes)


def _case_picked(rule: Rule, form: Form, query: Query) -> dict[str, Any]:
    """The inputs of the case that the message picks out of those just listed: 我属于第二种."""
    cases = rule.output(form.output).cases if form.output else ()
    picked = _CASE.search(query.text)
    place = _PLACES.find(picked[1]) % len(_PLACES[:5]) if picked else len(cases)
    return dict(cases[place]) if place < len(cases) else {}


def _shown(rule: Rule, situation: Situation, form: Form | None, given: Mapping[str, Any], mine: bool) -> frozenset[str]:
    """What triggers may ask for beside concepts: inputs given, the rule spoken of before, a message of hardly more."""
    query, talking = situation.query, situation.conversation.topic == "calculating"
    follows = form is not None and (mine or _related(rule, form)) and talking
    kept = tuple(form.given) if form and follows and query.elliptic else ()
    shown = {f"@{name}" for name in (*given, *kept)}
    if form and talking:
        shown.add(f"@after {form.rule}")
    if says_little_else(query):
        shown.add("@alone")
    return frozenset(shown)


def _level(rule: Rule, situation: Situation, given: Mapping[str, Any]) -> dict[str, Any]:
    """An alert level that the question gives by its index (AQI 410) rather than by its colour."""
    for ask in rule.inputs:
        if isinstance(ask, Choice) and ask.name not in given:
            meant = (
                {COLOURS[colour] for colour in levels_said(situation)} if index_said(situation) is not None else set()
            )
            for name, option in ask.options.items():
                if meant & set(option.concepts):
                    return {ask.name: name}
    return {}


def _telling(rule: Rule) -> list[Any]:
    """The inputs that show that the rule is meant."""
    return [ask for ask in rule.inputs if not (isinstance(ask, Amount) and ask.aside)]


def _evidence(query: Query, rule: Rule, given: Mapping[str, Any]) -> float:
    told = sum(1 for ask in _telling(rule) if ask.name in given)
    return min(told, 4) * 1.0 + (1.0 if query.has(*_ASKING) else 0.0)


def _related(rule: Rule, form: Form) -> bool:
    """Whether a form can be carried over to this rule: the two home and shop rules share inputs."""
    return (
        rule.name != form.rule and bool({"area"} & set(form.given) & {ask.name for ask in rule.inputs}) and rule.money
    )


def _goes_on(rule: Rule, form: Form, given: Mapping[str, Any], trigger: int, mine: bool, situation: Situation) -> bool:
    """Whether a message continues the form rather than asks something new."""
    query, open_form = situation.query, situation.conversation.form
    last_was_rule = (
        situation.conversation.topic == "calculating" and open_form is not None and open_form.rule == form.rule
    )
    if mine and not last_was_rule and _COMING_BACK.search(query.text) and (given or trigger):
        return True
    if form.asked and form.asked in given and mine:
        return True
    if not mine:
        return last_was_rule and trigger > 0 and query.elliptic and not {"area"} & set(given)
    if not last_was_rule:
        return bool(form.asked) and bool(given) and not trigger
    return not _anew(rule, query, given, trigger) and (bool(given) or trigger > 0 or query.has(*_OF_THE_LAST))


def _anew(rule: Rule, query: Query, given: Mapping[str, Any], trigger: int) -> bool:
    """Whether the case is told from the start: the size with most else, and nothing said to be as before."""
    sizes = {ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.required}
    whole = bool(trigger) and len(given) >= 3 and bool(sizes & set(given))
    return whole and not ("area" not in given and "area" in sizes) and not _LIKE_BEFORE.search(query.text)
