"""How the result of a rule is put into words: the result, how it came about, what it differs from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.answers import Kind
from assistant.asks import Amount, Choice
from assistant.editions import Edition, Gap, edition_on
from assistant.rules import Outcome, Output, Rule
from assistant.understanding.query import Query
from assistant.wording.amounts import said_amount, said_inputs, said_inputs_english
from corpus.numerals import plain

if TYPE_CHECKING:
    from assistant.skills.base import Situation


def said_result(rule: Rule, outcome: Outcome, given: Mapping[str, Any], query: Query) -> tuple[str, str]:
    """The result sentence in Chinese and English, with its steps."""
    if outcome.figure is None or outcome.verdict:
        return f"{_checked(outcome, query)}{outcome.verdict}。", f"{outcome.english}."
    figure = outcome.figure
    basis, basis_en = said_inputs(rule, given), said_inputs_english(rule, given)
    steps = "；".join(
        f"{step.label}：{step.expression} = {_written(step.value, step.unit)}"
        for step in figure.steps
        if _telling(step.expression, step.value, step.unit)
    )
    amount = said_amount(figure.value, figure.unit)
    lead = f"{_checked(outcome, query)}按{basis}计算，{outcome.label}{amount}" + (
        f"。计算过程：{steps}。" if steps else "。"
    )
    english_steps = "; ".join(
        f"{step.expression} = {_written(step.value, step.unit)}"
        for step in figure.steps
        if _telling(step.expression, step.value, step.unit)
    )
    english = (
        f"For {basis_en}: {plain(figure.value)} {'yuan' if figure.unit == '元' else figure.unit} ({outcome.label_en or outcome.label})."
        + (f" Steps: {english_steps}." if english_steps else "")
    )
    return lead, english


def _written(value: object, unit: str) -> str:
    return said_amount(value, unit) if isinstance(value, Decimal) else f"{value}{unit}"


def _telling(expression: str, value: object, unit: str) -> bool:
    """Whether a step says more than its own result."""
    return not isinstance(value, Decimal) or expression != f"{plain(value)}{unit}"


def _checked(outcome: Outcome, query: Query) -> str:
    """Whether a sum that the user named is right: 不对，应为2100元，不是3000元."""
    if not query.has("对吗") or outcome.figure is None or outcome.verdict:
        return ""
    claims = [one.value for one in query.quantities if one.unit in {"元", ""} and one.value >= 100]
    if not claims:
        return ""
    result = outcome.figure.value
    if result in claims and claims[-1] == result:
        return f"对，是{said_amount(result, '元')}。"
    return f"不对，按规定应为{said_amount(result, '元')}，不是{said_amount(claims[-1], '元')}。"


def said_verification(outcome: Outcome, edition: Edition, query: Query) -> str:
    """Where the user names a rate, whether the notice states it; "" where none is named."""
    claims = [one for one in query.quantities if one.unit in {"元/㎡", "元"} and one.value > 0]
    if not claims or not (query.has("对吗") or query.text.rstrip("?？。").endswith(("吗", "吧", "么", "嘛"))):
        return ""
    stated = {reading.said for reading in edition.law.readings.values() if reading.said in outcome.verdict}
    wrong = [one for one in claims if plain(one.value) not in stated]
    return f"不是{plain(wrong[0].value)}元。" if wrong else "对。"


def said_comparison(
    rule: Rule, edition: Edition, output: Output, given: Mapping[str, Any], situation: Situation
) -> tuple[str, ...]:
    """How the result differs from the one before, or between the options that the question names."""
    query, form = comparing(situation), situation.conversation.form_of(rule.name)
    if query.has("相差"):
        for ask in rule.inputs:
            if isinstance(ask, Choice) and ask.name in given:
                named = options_named(ask, query)
                several = named if len(named) > 1 else list(ask.options) if ask.name == "option" and not named else []
                if several:
                    return _between(ask, several, edition, output, given)
        changed = _two_amounts(rule, given, query)
        if changed:
            name, values = changed
            found = [(value, _value(output, {**given, name: value}, edition)) for value in values]
            if all(result is not None for _, result in found):
                (first, one), (second, other) = found
                unit = "个月" if name == "months" else "㎡"
                return (
                    f"{plain(first)}{unit}为{said_amount(one or Decimal(0), '元')}，{plain(second)}{unit}为{said_amount(other or Decimal(0), '元')}，相差{said_amount(abs((one or Decimal(0)) - (other or Decimal(0))), '元')}。",
                )
    if form and form.rule == rule.name and dict(form.given) != dict(given):
        return _difference(edition, output, form.given, given)
    return ()


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
    last = situation.conversation.last
    asked_back = last is not None and last.kind == Kind.CLARIFICATION and not situation.query.has("相差")
    before = situation.known.reader.read(last.question) if last and asked_back else situation.query
    return before if before.has("相差") else situation.query


def options_named(ask: Choice, query: Query) -> list[str]:
    """The options of a choice that a question names."""
    return [
        name
        for name, option in ask.options.items()
        if query.has(*option.concepts) or any(len(one) <= 2 and one in query.text for one in option.also)
    ]


def _two_amounts(rule: Rule, given: Mapping[str, Any], query: Query) -> tuple[str, list[Decimal]] | None:
    """Two amounts of one kind between which a difference is asked: 从10个月拖到16个月."""
    for ask in rule.inputs:
        if isinstance(ask, Amount) and ask.name in given:
            values = list(dict.fromkeys(one.value for one in query.quantities if one.unit and one.unit in ask.units))
            if len(values) == 2:
                return ask.name, values
    return None


def _between(
    ask: Choice, names: list[str], edition: Edition, output: Output, given: Mapping[str, Any]
) -> tuple[str, ...]:
    found = []
    for name in names:
        value = _value(output, {**given, ask.name: name}, edition)
        if value is not None:
            found.append((value, ask.options[name].label))
    if len(found) < 2:
        return ()
    listed = "，".join(f"{label}{said_amount(value, '元')}" for value, label in found)
    values = [value for value, _ in found]
    return (
        f"分别计算：{listed}；最多和最少相差{said_amount(max(values) - min(values), '元')}。这里只比较这两项补偿，不含房屋本身的价值。",
    )


def _difference(edition: Edition, output: Output, before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    old, new = _value(output, before, edition), _value(output, now, edition)
    if old is None or new is None or old == new:
        return ()
    return (f"比刚才的{said_amount(old, '元')}{'多' if new > old else '少'}{said_amount(abs(new - old), '元')}。",)


def _value(output: Output, given: Mapping[str, Any], edition: Edition) -> Decimal | None:
    try:
        figure = output.compute(given, edition.law).figure
    except KeyError:
        return None
    return figure.value if figure and figure.unit == "元" else None
