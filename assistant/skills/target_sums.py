"""A figure held against a target, and how much a target grows from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Receipt, Step
from assistant.skills.base import Draft, Situation
from assistant.skills.target_choice import remembered
from assistant.skills.target_wording import in_year, quotes, value
from assistant.understanding.quantities import Quantity
from corpus.numerals import plain
from corpus.register.targets import Target


def figures(situation: Situation) -> list[Quantity]:
    """Figures that the user gives to be held against the target."""
    return [one for one in situation.query.quantities if one.unit in {"", "元", "%", "家"} and one.value > 0]


def figure_given(situation: Situation, chosen: Sequence[Target]) -> Decimal | None:
    """The figure to be compared, in the target's unit."""
    if not chosen:
        return None
    unit = chosen[0].unit
    for one in figures(situation):
        said = situation.query.text[one.start : one.end + 2]
        if unit == "亿元" and ("亿" in said or one.value >= 10**7):
            return one.value / 10**8 if one.value >= 10**6 else one.value
        if unit == "%" and (one.unit == "%" or (one.unit == "" and situation.conversation.topic == "targets")):
            return one.value
        if unit in {"家", "个"} and one.unit in {"", "家"} and "年" not in said and "号" not in said:
            return one.value
        if unit == "元/人" and one.unit in {"元", ""} and one.value < 10**6:
            return one.value
    return None


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
