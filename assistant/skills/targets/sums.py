"""A figure held against a target, and how much a target grows from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Receipt, Step
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.wording import in_year, quotes, value
from corpus.numerals import plain
from corpus.register.targets import Target


def compared(target: Target, figure: Decimal, situation: Situation) -> Draft:
    """Whether a figure meets a target, and by how much it is above or below; `figure` in the target's unit."""
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
    over = "高出" if figure > target.value else "少"
    tail = "" if short == 0 else f"，比目标值{over}{plain(short)}{points_of(unit)}"
    lead = f"{'达到' if met else '没有达到'}目标{tail}：{in_year(target)}，给出的数是{plain(figure)}{unit}"
    if not met and not target.at_most:
        lead += f"，还差{plain(short)}{points_of(unit)}"
    calculation = Calculation(
        "target_comparison",
        {"indicator": name, "year": target.year, "figure": figure},
        (step,),
        "达到" if met else "没有达到",
        "",
        receipt(situation),
    )
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{'Met' if met else 'Not met'}: {value(target)} against {plain(figure)}{unit}.",
        quotes=quotes([target]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name], "matters": remembered(situation), "year": target.year, "figure": str(figure)},
    )


def when(target: Target) -> str:
    """The words of time of a target, as they stand before 的目标: 2020年末."""
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
            f"{figure_of(last)} − {figure_of(first)}",
            rise,
            last.unit,
            last.clause.id,
        ),
        Step("增幅", f"{plain(rise)} ÷ {plain(first.value)} × 100%", share, "%", first.clause.id),
    )
    calculation = Calculation(
        "target_growth",
        {"indicator": name, "from": first.year, "to": last.year},
        steps,
        rise,
        last.unit,
        receipt(situation),
    )
    lead = f"{name}的目标从{when(first)}的{figure_of(first)}到{when(last)}的{figure_of(last)}，增加{plain(rise)}{last.unit}，增长{plain(share)}%（{plain(last.value)} − {plain(first.value)} = {plain(rise)}；{plain(rise)} ÷ {plain(first.value)}）"
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{name}: from {plain(first.value)} to {plain(last.value)}, up {plain(rise)}{last.unit} ({plain(share)}%).",
        quotes=quotes([first, last]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name], "matters": remembered(situation)},
    )


def figure_of(target: Target) -> str:
    """The value with its unit."""
    return f"{plain(target.value)}{target.unit}"


def points_of(unit: str) -> str:
    """The unit of a difference: of percentages it is 个百分点."""
    return "个百分点" if unit == "%" else unit


def receipt(situation: Situation) -> Receipt:
    """What lets anyone repeat a sum of targets."""
    return Receipt("target", "1", situation.known.version, situation.day)
