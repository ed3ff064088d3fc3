"""Figures that a question gives to be held against a target, in the target's unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.skills.base import Situation
from assistant.understanding.quantity import Quantity
from corpus.register.targets import Target

_UNITS = frozenset({"", "元", "%", "家"})
_LAST_YEAR = 2100  # what is more was read as a year for what stands beside it: 195亿，2020年
_NEAR = 4  # characters between the words of a bound and the figure
_SCALE = 5  # how many times more or less a figure may be than its target, and still be told in its unit
#: Words of the bound of a target, which do not say what was reached: 要超过, 控制在.
BOUND = re.compile(
    r"(?:要|应该?|须|必须)(?:超过?|达到?|占到?|做到|有|控制在|新增|增长)|控制在|不(?:超过|低于|高于|少于)|(?:超过|达到)(?=\d)"
)
_CONFIRMED = re.compile(r"(?:对吗|对不对|是不是|是吗|没错吧|吧|对吧)[?？。]?$")
_AS_TARGET = re.compile(r"(?:目标|指标|红线|上限|任务|要求)[^,，。\d]{0,4}(?:是|为|定|就|要|到|值|数)?[^,，。\d]{0,3}$")
#: Before the figure that was reached, where the target is given beside it: 4%够不够，我们现在3.8.
_REACHED = re.compile(r"(?:现在|实际|目前|眼下|只有|做到了?|完成了?|才)(?:是|有|到)?\s*$")


def figures(situation: Situation) -> list[Quantity]:
    """Figures that the user gives to be held against the target."""
    return [
        one
        for one in situation.query.quantities
        if one.value > 0 and (one.unit in _UNITS or (one.unit == "年份" and one.value > _LAST_YEAR))
    ]


def figure_given(situation: Situation, chosen: Sequence[Target]) -> Decimal | None:
    """The figure to be compared, in the target's unit; what is said to be the target itself only where it is alone."""
    if not chosen:
        return None
    found = [(one, value) for one in figures(situation) if (value := in_unit(one, chosen[0], situation)) is not None]
    actual = [value for one, value in found if not said_as_target(one, situation)]
    reached = [value for one, value in found if _REACHED.search(situation.query.text[: one.start])]
    return next(iter(reached or actual or [value for _, value in found]), None)


def said_as_target(one: Quantity, situation: Situation) -> bool:
    """Whether a figure is said to be the target: 目标是100家, 要超过50%是不是."""
    text = situation.query.text
    bound = [match.end() for match in BOUND.finditer(text[: one.start + 1]) if one.start - match.end() < _NEAR]
    return bool(_AS_TARGET.search(text[: one.start]) or (bound and _CONFIRMED.search(text)))


def in_unit(one: Quantity, target: Target, situation: Situation) -> Decimal | None:
    """A figure in a target's unit; None where it is of another kind."""
    unit, said = target.unit, situation.query.text[one.start : one.end + 2]
    if unit == "亿元" and ("亿" in said or one.value >= 10**7):
        return one.value / 10**8 if one.value >= 10**6 else one.value
    if unit == "亿元" and one.unit == "" and _goes_on(one, target, situation):
        return one.value
    if unit == "%" and (one.unit == "%" or (one.unit == "" and _bare(one, situation))):
        return one.value
    if unit in {"家", "个"} and one.unit in {"", "家"} and "年" not in said and "号" not in said:
        return one.value
    if unit == "元/人" and one.unit in {"元", ""} and one.value < 10**6:
        return one.value
    return None


def _goes_on(one: Quantity, target: Target, situation: Situation) -> bool:
    """Whether a number without a unit is told in that of the talk: 要是只有870呢, of a target of 1000亿元."""
    talk = situation.conversation.topic == "targets" and situation.query.elliptic
    return talk and target.value <= one.value * _SCALE <= target.value * _SCALE**2


def _bare(one: Quantity, situation: Situation) -> bool:
    """Whether a number without a unit may be a percentage: one with decimals, or while the talk is of targets."""
    return situation.conversation.topic == "targets" or one.value != one.value.to_integral_value()
