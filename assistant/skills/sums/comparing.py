"""How a result differs: from the one before, between homes, between the options or sizes that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from assistant.answers import Kind
from assistant.asks import Amount, Choice
from assistant.conversations import Form
from assistant.editions import Edition, Gap, edition_on
from assistant.rules import Outcome, Output, Rule
from assistant.skills.base import Situation
from assistant.skills.sums import households, owners
from assistant.skills.sums.households import options_named
from assistant.understanding.query import Query
from assistant.wording.amounts import said_amount, said_inputs
from corpus.numerals import plain

Given = Mapping[str, Any]

#: What asks which way to choose.
_BETTER = re.compile(r"划算|合算|上算|吃亏|哪种|哪样")
_ONLY_THESE = "这里只比较这两项补偿，不含房屋本身的价值。"


def said_comparison(
    rule: Rule, edition: Edition, output: Output, given: Given, situation: Situation, new: Given
) -> tuple[str, ...]:
    """How the result differs from what the question holds it against; `new` is what the message itself gives."""
    query, form = comparing(situation), situation.conversation.form_of(rule.name)
    if query.has("相差"):
        for pairs in _meant(rule, given, query, form, new):
            found = [(name, value) for name, one in pairs if (value := _value(output, one, edition)) is not None]
            if len(found) > 1:
                return (_between(found),)
    if form and dict(form.given) != dict(given) and not form.asked:
        return _difference(edition, output, form.given, given)
    return ()


def _meant(rule: Rule, given: Given, query: Query, form: Form | None, new: Given) -> Iterable[list[tuple[str, Given]]]:
    """What may be compared, each with its name: homes of two owners, homes told apart, options, sizes, the last two results."""
    if form and (two := owners.compared(query, form.homes)):
        yield [(name, {**given, **home}) for name, home in two]
    apart = [value for value in given.values() if isinstance(value, tuple)]
    if apart:
        homes = [households.home_at(rule, given, place) for place in range(len(apart[0]))]
        yield [(said_inputs(rule, {name: home[name] for name in _differing(given)}), home) for home in homes]
    for ask in rule.inputs:
        if isinstance(ask, Choice) and ask.name in given and len(named := options_named(ask, query)) > 1:
            yield [(ask.options[one].label, {**given, ask.name: one}) for one in named]
    for ask in rule.inputs:
        if isinstance(ask, Amount) and ask.name in given:
            values = list(dict.fromkeys(one.value for one in query.quantities if one.unit and one.unit in ask.units))
            if len(values) == 2:
                yield [(f"{plain(value)}{ask.unit}", {**given, ask.name: value}) for value in values]
    last = _last(form, given)
    if last and not _BETTER.search(query.text):
        yield [(said_inputs(rule, _changed(one, other)), one) for one, other in ((last, given), (given, last))]
    for ask in rule.inputs:
        open_one = ask.name == "option" or ask.name not in {**new, **(form.given if form else {})}
        if isinstance(ask, Choice) and ask.name in given and open_one and not options_named(ask, query):
            yield [(option.label, {**given, ask.name: name}) for name, option in ask.options.items()]


def _last(form: Form | None, given: Given) -> Given | None:
    """The inputs of the result that this one is held against: the last, or the one before where this is the last."""
    if form is None or not form.output or form.asked:
        return None
    same = all(form.given.get(name) == value for name, value in given.items())
    return (form.before or None) if same else form.given


def _differing(given: Given) -> list[str]:
    return [name for name, value in given.items() if isinstance(value, tuple)]


def _changed(one: Given, other: Given) -> dict[str, Any]:
    """What of one result's inputs is not as in the other."""
    return {name: value for name, value in one.items() if other.get(name) != value}


def _between(found: list[tuple[str, Decimal]]) -> str:
    values = [value for _, value in found]
    listed = "，".join(f"{name}{said_amount(value, '元')}" for name, value in found)
    gap = said_amount(max(values) - min(values), "元")
    lead = f"相差{gap}" if len(found) == 2 else f"最多和最少相差{gap}"
    return f"{lead}。分别计算：{listed}。{_ONLY_THESE}"


def said_together(rule: Rule, outcome: Outcome, situation: Situation) -> str:
    """The sum with what was computed just before by another rule, where one is asked for: 另外还有个店，一起多少."""
    query, form = situation.query, situation.conversation.form
    known = situation.known
    before = situation.conversation.last
    if form is None or form.rule == rule.name or form.rule not in known.editions or not query.has("合计"):
        return ""
    if outcome.figure is None or not rule.money or before is None or before.kind != Kind.CALCULATION:
        return ""
    other = edition_on(known.editions[form.rule], situation.day)
    if isinstance(other, Gap):
        return ""
    value = _value(other.rule.output(form.output), form.given, other)
    if value is None or not other.rule.money:
        return ""
    total = value + outcome.figure.value
    each = f"{said_amount(value, '元')} + {said_amount(outcome.figure.value, '元')}"
    return f"连同前面的{other.rule.title}，一共{each} = {said_amount(total, '元')}。"


def comparing(situation: Situation) -> Query:
    """The question that asks for a difference: the message, or the one before it that was asked back about."""
    return situation.once("comparing", lambda: _comparing(situation))


def _comparing(situation: Situation) -> Query:
    last = situation.conversation.last
    asked_back = last is not None and last.kind == Kind.CLARIFICATION and not situation.query.has("相差")
    before = situation.known.reader.read(last.question) if last and asked_back else situation.query
    return before if before.has("相差") else situation.query


def _difference(edition: Edition, output: Output, before: Given, now: Given) -> tuple[str, ...]:
    old, new = _value(output, before, edition), _value(output, now, edition)
    if old is None or new is None or old == new:
        return ()
    return (f"比刚才的{said_amount(old, '元')}{'多' if new > old else '少'}{said_amount(abs(new - old), '元')}。",)


def _value(output: Output, given: Given, edition: Edition) -> Decimal | None:
    try:
        figure = output.compute(given, edition.law).figure
    except KeyError:
        return None
    return figure.value if figure and figure.unit == "元" else None
