"""A figure held against a target, and how much a target grows from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Receipt, Step
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.sameness import distinct
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
    tail = "" if short == 0 else f"，比目标值{over}{plain(short)}{_points(unit)}"
    lead = f"{'达到' if met else '没有达到'}目标{tail}：{in_year(target)}，给出的数是{plain(figure)}{unit}"
    if not met and not target.at_most:
        lead += f"，还差{plain(short)}{_points(unit)}"
    calculation = Calculation(
        "target_comparison",
        {"indicator": name, "year": target.year, "figure": figure},
        (step,),
        "达到" if met else "没有达到",
        "",
        _receipt(situation),
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
            f"{_figure(last)} − {_figure(first)}",
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
        _receipt(situation),
    )
    lead = f"{name}的目标从{_when(first)}的{_figure(first)}到{_when(last)}的{_figure(last)}，增加{plain(rise)}{last.unit}，增长{plain(share)}%（{plain(last.value)} − {plain(first.value)} = {plain(rise)}；{plain(rise)} ÷ {plain(first.value)}）"
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
    step = Step("倍数", f"{_figure(larger)} ÷ {_figure(smaller)}", ratio, "倍", larger.clause.id)
    return _of_two(
        pair,
        "target_ratio",
        step,
        f"{larger.indicator}的目标是{smaller.indicator}的{plain(ratio)}倍（{plain(larger.value)} ÷ {plain(smaller.value)}）",
        f"{plain(ratio)} times",
        situation,
    )


def apart(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """By how much one target is above another of the same unit and year."""
    pair = _alike(found, years)
    if pair is None:
        return None
    larger, smaller = pair
    more, unit = larger.value - smaller.value, _points(larger.unit)
    step = Step("相差", f"{_figure(larger)} − {_figure(smaller)}", more, unit, larger.clause.id)
    return _of_two(
        pair,
        "target_difference",
        step,
        f"{larger.indicator}的目标比{smaller.indicator}的高{plain(more)}{unit}（{plain(larger.value)} − {plain(smaller.value)}）",
        f"{plain(more)}{unit} more",
        situation,
    )


def _of_two(pair: tuple[Target, Target], name: str, step: Step, said: str, english: str, situation: Situation) -> Draft:
    """One step from two targets, the larger first, and both of them as they are stated."""
    larger, smaller = pair
    calculation = Calculation(
        name,
        {"indicator": larger.indicator, "to": smaller.indicator, "year": larger.year},
        (step,),
        step.value,
        step.unit,
        _receipt(situation),
    )
    return Draft(
        Kind.CALCULATION,
        f"{said}：{in_year(larger)}；{in_year(smaller)}。",
        f"{english}: {value(larger)} against {value(smaller)}.",
        quotes=quotes(pair),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [larger.indicator, smaller.indicator], "matters": remembered(situation)},
    )


def _figure(target: Target) -> str:
    return f"{plain(target.value)}{target.unit}"


def _points(unit: str) -> str:
    """The unit of a difference: of percentages it is 个百分点."""
    return "个百分点" if unit == "%" else unit


def _receipt(situation: Situation) -> Receipt:
    return Receipt("target", "1", situation.known.version, situation.day)


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
