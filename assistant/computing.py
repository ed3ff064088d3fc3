"""Computes a rule straight from named inputs, with the same steps and citations as in a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.answers import Reply
from assistant.asks import Amount, Ask, Choice, beyond_the_whole, uneven
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge
from assistant.rules import Output, Rule
from assistant.skills.base import Situation
from assistant.skills.sums.results import computed
from assistant.understanding.normal import Language
from assistant.wording.compose import compose

_MOST = 100  # numbers of one input, as many as are read out of a message


class BadInputs(ValueError):
    """A rule was given inputs that it cannot compute with; `problems` says which and why, in Chinese."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("；".join(problems.values()))
        self.problems = problems


def compute(rule: Rule, inputs: Mapping[str, Any], day: date, known: Knowledge) -> Reply:
    """The reply for named inputs; `output` may name one of the rule's outputs; raises `BadInputs`."""
    given = dict(inputs)
    output = _output(rule, given.pop("output", ""), inputs)
    read, problems = _read(rule, given)
    problems.update({**beyond_the_whole(rule.inputs, read), **uneven(rule.inputs, read)})
    problems.update(
        {name: f"缺少{rule.input(name).label}" for name in output.needs if name not in read and name not in problems}
    )
    if problems and not _enough(rule, output.name, read, problems):
        raise BadInputs(problems)
    situation = Situation(known.reader.read(""), Conversation(), day, known)
    return compose(computed(rule, output, read, situation), Language.SIMPLIFIED, day, known)


def _output(rule: Rule, name: Any, given: Mapping[str, Any]) -> Output:
    """The output of that name; without one, the first that the inputs allow."""
    if name == "":
        return next((one for one in rule.outputs if one.computes and one.when(given)), rule.outputs[0])
    try:
        return rule.output(name if isinstance(name, str) else "?")
    except KeyError:
        raise BadInputs(
            {"output": f"没有名为{name}的结果，有：{'、'.join(one.name for one in rule.outputs)}"}
        ) from None


def _enough(rule: Rule, output: str, read: Mapping[str, Any], problems: Mapping[str, str]) -> bool:
    """Whether only such inputs are missing as make no difference (with cash, area and months do not matter)."""
    missing = {name for name in problems if name not in read and problems[name].startswith("缺少")}
    return missing == set(problems) and rule.settled(output, read)


def _read(rule: Rule, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    read: dict[str, Any] = {}
    problems: dict[str, str] = {}
    asks = {ask.name: ask for ask in rule.inputs}
    for name, value in given.items():
        if name not in asks:
            problems[name] = f"没有名为{name}的输入，有：{'、'.join(asks)}"
        elif value is not None:
            try:
                read[name] = _value(asks[name], value)
            except ValueError as error:
                problems[name] = str(error)
    return read, problems


def _value(ask: Ask, value: Any) -> Any:
    """The value as a calculation takes it: one, or one for each household where the input allows that."""
    if isinstance(value, list) and ask.many and value:
        if len(value) > _MOST:
            raise ValueError(f"{ask.label}一次最多给出{_MOST}个")
        return tuple(_single(ask, one) for one in value)
    return _single(ask, value)


def _single(ask: Ask, value: Any) -> Any:
    if isinstance(ask, Choice):
        if not isinstance(value, str) or value not in ask.options:
            raise ValueError(f"{ask.label}应是{'、'.join(ask.options)}之一")
        return value
    if isinstance(ask, Amount):
        return _number(ask, value)
    if not isinstance(value, bool):
        raise ValueError(f"{ask.label}应是 true 或 false")
    return value


def _number(ask: Amount, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"{ask.label}应是数字")
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):  # more digits than a number is written with
        raise ValueError(f"{ask.label}应是数字") from None
    if not number.is_finite():
        raise ValueError(f"{ask.label}应是数字")
    problem = ask.problem(number)
    if problem:
        raise ValueError(problem)
    if ask.whole and number != number.to_integral_value():
        raise ValueError(f"{ask.label}应是整数")
    return number or Decimal(0)  # not −0
