"""Two targets held against each other: how many times one is the other, and by how much it is above it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Step
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.sameness import distinct
from assistant.skills.targets.sums import figure_of, points_of, receipt, when
from assistant.skills.targets.wording import in_year, quotes, value
from corpus.numerals import plain
from corpus.register.targets import Target


def times(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """How many times one target is another of the same unit and year."""
    pair = _alike(found, years)
    if pair is None:
        return None
    larger, smaller = pair
    ratio = (larger.value / smaller.value).quantize(Decimal("0.01"))
    step = Step("倍数", f"{figure_of(larger)} ÷ {figure_of(smaller)}", ratio, "倍", larger.clause.id)
    return _of_two(
        pair,
        "target_ratio",
        step,
        f"{larger.indicator}的目标是{smaller.indicator}的{plain(ratio)}倍（{plain(larger.value)} ÷ {plain(smaller.value)}）",
        f"{plain(ratio)} times",
        situation,
    )


def times_since(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """How many times the target of one year is that of another, of one indicator."""
    name = found[0].indicator
    stated = {target.year: target for target in found if target.indicator == name and target.year in years}
    if len(stated) != 2:
        return None
    smaller, larger = sorted(stated.values(), key=lambda target: target.value)
    ratio = (larger.value / smaller.value).quantize(Decimal("0.01"))
    step = Step("倍数", f"{figure_of(larger)} ÷ {figure_of(smaller)}", ratio, "倍", larger.clause.id)
    return _of_two(
        (larger, smaller),
        "target_ratio",
        step,
        f"{name}{when(larger)}的目标是{when(smaller)}的{plain(ratio)}倍（{plain(larger.value)} ÷ {plain(smaller.value)}）",
        f"{plain(ratio)} times",
        situation,
    )


def apart(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """By how much one target is above another of the same unit and year."""
    pair = _alike(found, years)
    if pair is None:
        return None
    larger, smaller = pair
    more, unit = larger.value - smaller.value, points_of(larger.unit)
    step = Step("相差", f"{figure_of(larger)} − {figure_of(smaller)}", more, unit, larger.clause.id)
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
        receipt(situation),
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
