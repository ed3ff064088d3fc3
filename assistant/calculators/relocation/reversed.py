"""Questions put the other way round: how many months a sum is for, whether it suffices, from what area on more is paid."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from assistant.asks import Inputs
from assistant.calculators.relocation.homes import for_all, homes, monthly, moving_of_all
from assistant.calculators.relocation.law import RINGS, rate_and_floor
from assistant.calculators.relocation.law import rings as rings_of
from assistant.figures import Figure, given
from assistant.rules import Law, Outcome
from corpus.numerals import plain

_CENT = Decimal("0.01")


def _of_a_month(inputs: Inputs, law: Law) -> Figure:
    return for_all(tuple(monthly(home, law) for home in homes(inputs)))


def months_of_sum(inputs: Inputs, law: Law) -> Outcome:
    """How many months of temporary resettlement compensation a sum makes."""
    each, paid = _of_a_month(inputs, law), given(Decimal(str(inputs["sum"])), "元")
    whole = int(paid.value // each.value)
    rest = paid.value - each.value * whole
    if not rest:
        return Outcome("相当于", (paid / each).called("月数", "个月"))
    needed = (paid.value / each.value).to_integral_value(ROUND_CEILING)
    said = f"不是整月数：{whole}个月是{plain(each.value * whole)}元，还余{plain(rest)}元；要到{paid.written}需满{plain(needed)}个月"
    step = Figure(paid.value - rest, "元", f"{each.written} × {whole}个月", each.clauses, each.steps)
    return Outcome(
        "月数", step.called(f"{whole}个月", "元"), said, english=f"{whole} months and {plain(rest)} yuan over"
    )


def short_of_sum(inputs: Inputs, law: Law) -> Outcome:
    """Whether the monthly compensation covers a sum to be paid each month, and what is short or left."""
    return _against(_of_a_month(inputs, law), inputs, "每月临时安置补偿费")


def moving_short_of_sum(inputs: Inputs, law: Law) -> Outcome:
    """The same of the moving compensation and what moving costs."""
    return _against(moving_of_all(inputs, law), inputs, "搬迁补偿费")


def _against(paid: Figure, inputs: Inputs, label: str) -> Outcome:
    needed = given(Decimal(str(inputs["sum"])), "元")
    if paid.value >= needed.value:
        left = (paid - needed).called("多出", "元")
        return Outcome("多出", left, remarks=(f"{label}{paid.written}，比{needed.written}多{left.written}，够。",))
    short = (needed - paid).called("还差", "元")
    return Outcome("还差", short, remarks=(f"{label}{paid.written}，比{needed.written}少{short.written}，不够。",))


def area_of_sum(inputs: Inputs, law: Law) -> Outcome:
    """The floor area for which a sum is paid a month."""
    rate, floor = rate_and_floor(inputs["ring"])
    paid, least = given(Decimal(str(inputs["sum"])), "元"), law(floor)
    if paid.value < least.value:
        said = f"没有这样的面积：每月最低{least.written}，不会是{paid.written}"
        return Outcome("建筑面积", least, said, english=f"none: at least {least.written} are paid a month")
    area = (paid / law(rate)).called("建筑面积", "㎡")
    if paid.value == least.value:
        said = f"建筑面积不超过{plain(area.value.quantize(_CENT, ROUND_HALF_UP))}㎡的，都按最低额{least.written}计发"
        return Outcome("建筑面积", area, said, english=f"any area up to {plain(area.value.quantize(_CENT))} m²")
    return Outcome("建筑面积", area)


def least_area(inputs: Inputs, law: Law) -> Outcome:
    """From what area on more than the floor is paid: the floor over the rate."""
    said, english, steps = [], [], []
    for ring, rate, floor in rings_of(inputs.get("ring")):
        bound = law(floor) / law(rate)
        area = bound.value.quantize(_CENT, ROUND_HALF_UP)
        exact = "" if area == bound.value else "约"
        steps.append(bound.called(f"{RINGS[ring].label}达到最低额的面积", "㎡"))
        said.append(
            f"{RINGS[ring].label}建筑面积超过{exact}{plain(area)}㎡的，按面积算出的月补偿额才超过最低额{law(floor).written}；不到的按{law(floor).written}计发"
        )
        english.append(f"{RINGS[ring].english}: above {plain(area)} m² more than the floor of {law.words(floor)} yuan")
    merged = steps[0]
    for step in steps[1:]:
        merged = Figure(
            step.value, step.unit, step.written, (*merged.clauses, *step.clauses), (*merged.steps, *step.steps)
        )
    return Outcome("达到最低额的面积", merged, "；".join(said), english="; ".join(english))


def least_of_months(inputs: Inputs, law: Law) -> Outcome:
    """The least that is paid for some months, whatever the area."""
    _, floor = rate_and_floor(inputs["ring"])
    months = given(Decimal(str(inputs["months"])), "个月")
    return Outcome("最低", (law(floor) * months).called("最低临时安置补偿费", "元"))
