"""A figure held against a target, and how much a target grows from year to year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Receipt, Step
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.choice import distinct, remembered
from assistant.skills.targets.wording import in_year, quotes, value
from assistant.understanding.quantities import Quantity
from corpus.numerals import plain
from corpus.register.targets import Target

_UNITS = frozenset({"", "元", "%", "家"})
_LAST_YEAR = 2100  # what is more was read as a year for what stands beside it: 195亿，2020年
_AS_TARGET = re.compile(r"(?:目标|指标|红线|上限|任务|要求)[^,，。\d]{0,4}(?:是|为|定|就|要|到|值|数)?[^,，。\d]{0,3}$")


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
    return next(iter(actual or [value for _, value in found]), None)


def said_as_target(one: Quantity, situation: Situation) -> bool:
    """Whether a figure is said to be the target: 目标是100家."""
    return bool(_AS_TARGET.search(situation.query.text[: one.start]))


def in_unit(one: Quantity, target: Target, situation: Situation) -> Decimal | None:
    """A figure in a target's unit; None where it is of another kind."""
    unit, said = target.unit, situation.query.text[one.start : one.end + 2]
    if unit == "亿元" and ("亿" in said or one.value >= 10**7):
        return one.value / 10**8 if one.value >= 10**6 else one.value
    if unit == "%" and (one.unit == "%" or (one.unit == "" and _bare(one, situation))):
        return one.value
    if unit in {"家", "个"} and one.unit in {"", "家"} and "年" not in said and "号" not in said:
        return one.value
    if unit == "元/人" and one.unit in {"元", ""} and one.value < 10**6:
        return one.value
    return None


def _bare(one: Quantity, situation: Situation) -> bool:
    """Whether a number without a unit may be a percentage: one with decimals, or while the talk is of targets."""
    return situation.conversation.topic == "targets" or one.value != one.value.to_integral_value()


def compared(target: Target, figure: Decimal, situation: Situation) -> Draft:
    met = target.met_by(figure)
    short = abs(target.value - figure)
    name, unit = target.indicator, target.unit
    sign = "≤" if target.at_most else ">" if target.strict else "≥"
    step = Step(
        "与目标比较",
        f"{plain(figure)}{unit} {sign if met else {'≤': '>', '>': '≤', '≥': '<'}[sign]} {plain(target.value)}{unit}",
        figure - target.value,
        unit,
        target.clause.id,
    )
    receipt = Receipt("target", "1", situation.known.version, situation.day)
    over = "高出" if figure > target.value else "少"
    tail = "" if short == 0 else f"，比目标值{over}{plain(short)}{'个百分点' if unit == '%' else unit}"
    lead = f"{'达到' if met else '没有达到'}目标{tail}：{in_year(target)}，给出的数是{plain(figure)}{unit}"
    if not met and not target.at_most:
        lead += f"，还差{plain(short)}{'个百分点' if unit == '%' else unit}"
    calculation = Calculation(
        "target_comparison",
        {"indicator": name, "year": target.year, "figure": figure},
        (step,),
        "达到" if met else "没有达到",
        "",
        receipt,
    )
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{'Met' if met else 'Not met'}: {value(target)} against {plain(figure)}{unit}.",
        quotes=quotes([target]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name], "matters": remembered(situation)},
    )


def _when(target: Target) -> str:
    return target.period.removeprefix("到")


def growth(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """The growth of one indicator between two years that have targets."""
    name = found[0].indicator
    stated = sorted((target for target in found if target.indicator == name), key=lambda target: target.year)
    if len(stated) < 2:
        return None
    first, last = stated[0], stated[-1]
    if len(years) >= 2:
        first = next((target for target in stated if target.year == min(years)), first)
        last = next((target for target in stated if target.year == max(years)), last)
    rise = last.value - first.value
    share = (rise / first.value * 100).quantize(Decimal("0.1"))
    steps = (
        Step(
            "增加额",
            f"{plain(last.value)}{last.unit} − {plain(first.value)}{first.unit}",
            rise,
            last.unit,
            last.clause.id,
        ),
        Step("增幅", f"{plain(rise)} ÷ {plain(first.value)} × 100%", share, "%", first.clause.id),
    )
    receipt = Receipt("target", "1", situation.known.version, situation.day)
    calculation = Calculation(
        "target_growth", {"indicator": name, "from": first.year, "to": last.year}, steps, rise, last.unit, receipt
    )
    lead = f"{name}的目标从{_when(first)}的{plain(first.value)}{first.unit}到{_when(last)}的{plain(last.value)}{last.unit}，增加{plain(rise)}{last.unit}，增长{plain(share)}%（{plain(last.value)} − {plain(first.value)} = {plain(rise)}；{plain(rise)} ÷ {plain(first.value)}）"
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{name}: from {plain(first.value)} to {plain(last.value)}, up {plain(rise)}{last.unit} ({plain(share)}%).",
        quotes=quotes([first, last]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name], "matters": remembered(situation)},
    )


def times(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """How many times one target is another of the same unit and year."""
    pair = _alike(found, years)
    if pair is None:
        return None
    larger, smaller = pair
    ratio = (larger.value / smaller.value).quantize(Decimal("0.01"))
    step = Step(
        "倍数",
        f"{plain(larger.value)}{larger.unit} ÷ {plain(smaller.value)}{smaller.unit}",
        ratio,
        "倍",
        larger.clause.id,
    )
    calculation = Calculation(
        "target_ratio",
        {"indicator": larger.indicator, "to": smaller.indicator, "year": larger.year},
        (step,),
        ratio,
        "倍",
        Receipt("target", "1", situation.known.version, situation.day),
    )
    return Draft(
        Kind.CALCULATION,
        f"{larger.indicator}的目标是{smaller.indicator}的{plain(ratio)}倍（{plain(larger.value)} ÷ {plain(smaller.value)}）："
        f"{in_year(larger)}；{in_year(smaller)}。",
        f"{plain(ratio)} times: {value(larger)} against {value(smaller)}.",
        quotes=quotes([larger, smaller]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [larger.indicator, smaller.indicator], "matters": remembered(situation)},
    )


def apart(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """By how much one target is above another of the same unit and year."""
    pair = _alike(found, years)
    if pair is None:
        return None
    larger, smaller = pair
    more = larger.value - smaller.value
    unit = "个百分点" if larger.unit == "%" else larger.unit
    step = Step(
        "相差",
        f"{plain(larger.value)}{larger.unit} − {plain(smaller.value)}{smaller.unit}",
        more,
        unit,
        larger.clause.id,
    )
    calculation = Calculation(
        "target_difference",
        {"indicator": larger.indicator, "to": smaller.indicator, "year": larger.year},
        (step,),
        more,
        unit,
        Receipt("target", "1", situation.known.version, situation.day),
    )
    return Draft(
        Kind.CALCULATION,
        f"{larger.indicator}的目标比{smaller.indicator}的高{plain(more)}{unit}（{plain(larger.value)} − {plain(smaller.value)}）："
        f"{in_year(larger)}；{in_year(smaller)}。",
        f"{plain(more)}{unit} more: {value(larger)} against {value(smaller)}.",
        quotes=quotes([larger, smaller]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [larger.indicator, smaller.indicator], "matters": remembered(situation)},
    )


def _alike(found: Sequence[Target], years: Sequence[int]) -> tuple[Target, Target] | None:
    """The two best targets of one unit and year, the larger first; None where there are not two."""
    wanted = set(years) or {max((target.year for target in found), default=0)}
    alike = {target.indicator: target for target in distinct(found) if target.year in wanted}
    for first in alike.values():
        same = [one for one in alike.values() if one.unit == first.unit]
        if len(same) > 1:
            larger, smaller = sorted(same[:2], key=lambda target: -target.value)
            return larger, smaller
    return None
