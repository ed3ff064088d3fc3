"""What each home is paid, and all of them together; homes may differ in every input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.asks import Inputs
from assistant.calculators.relocation.law import (
    MOVING_LATER,
    MOVING_NOW,
    NOT_PAID,
    OPTIONS,
    rate_and_floor,
)
from assistant.figures import Figure, given, larger_of, total
from assistant.rules import Law, Outcome

Home = Mapping[str, Any]


def homes(inputs: Inputs) -> tuple[Home, ...]:
    """The inputs of each home: one for every value of an input that is given home by home, or so many alike."""
    found = kinds_of_home(inputs)
    return found if len(found) > 1 else found * int(Decimal(str(inputs.get("households") or 1)))


def kinds_of_home(inputs: Inputs) -> tuple[Home, ...]:
    """The inputs of each home that is told of on its own, without its like."""
    count = max((len(value) for value in inputs.values() if isinstance(value, tuple)), default=1)
    return tuple(
        {name: value[place] if isinstance(value, tuple) else value for name, value in inputs.items()}
        for place in range(count)
    )


def moving(home: Home, law: Law) -> Figure:
    """The moving compensation of one household."""
    rate = law(MOVING_LATER if home["option"] == "future_housing" else MOVING_NOW)
    return rate.called("搬迁补偿费", "元")


def unpaid(home: Home) -> str:
    """Why no temporary resettlement compensation is paid, or "" where it is."""
    if home.get("option") == "cash":
        return "选择货币补偿的，不支付临时安置补偿费"
    return "由房屋征收部门提供周转用房的，不支付临时安置补偿费" if home.get("turnover_housing") else ""


def reasons(inputs: Inputs) -> tuple[str, ...]:
    """Why homes are not paid for the time between, each reason once."""
    return tuple(dict.fromkeys(reason for home in kinds_of_home(inputs) if (reason := unpaid(home))))


def monthly(home: Home, law: Law) -> Figure:
    """The monthly temporary resettlement compensation of one household, not below the floor."""
    rate, floor = rate_and_floor(home["ring"])
    area = given(Decimal(str(home["area"])), "㎡")
    computed = (area * law(rate)).called("月临时安置补偿费", "元")
    return larger_of(computed, law(floor), "不足最低额，按最低额计发", "元")


def resettlement(home: Home, law: Law) -> Figure:
    """The temporary resettlement compensation of one household for all months."""
    months = given(Decimal(str(home["months"])), "个月")
    return (monthly(home, law) * months).called("临时安置补偿费", "元")


def for_all(amounts: tuple[Figure, ...]) -> Figure:
    """The amounts of several households together."""
    return amounts[0] if len(amounts) == 1 else total(amounts, f"{len(amounts)}户合计", "元")


def moving_of_all(inputs: Inputs, law: Law) -> Figure:
    """The moving compensation of all households."""
    return for_all(tuple(moving(home, law) for home in homes(inputs)))


def _paid(inputs: Inputs) -> tuple[Home, ...]:
    return tuple(home for home in homes(inputs) if not unpaid(home))


def compute_total(inputs: Inputs, law: Law) -> Outcome:
    """Moving and temporary resettlement compensation together."""
    why = reasons(inputs)
    moved = moving_of_all(inputs, law)
    if not _paid(inputs):
        return _outcome("合计", moved, why, law)
    paid = for_all(tuple(resettlement(home, law) for home in _paid(inputs)))
    return _outcome("合计", total((paid, moved), "合计", "元"), why, law)


def compute_moving(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation alone."""
    return _outcome("搬迁补偿费", moving_of_all(inputs, law), (), law)


def compute_monthly(inputs: Inputs, law: Law) -> Outcome:
    """The temporary resettlement compensation of a month."""
    if not _paid(inputs):
        return _nothing(inputs, law)
    each = for_all(tuple(monthly(home, law) for home in _paid(inputs)))
    return _outcome("每月临时安置补偿费", each, reasons(inputs), law)


def compute_daily(inputs: Inputs, law: Law) -> Outcome:
    """The amount of a month where that of a day is asked for: the notice pays by the month."""
    outcome = compute_monthly(inputs, law)
    return replace(outcome, remarks=("通知按月计发，没有规定按天的标准。", *outcome.remarks))


def compute_parts(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation and the monthly amount side by side, where the months are not known."""
    if not _paid(inputs):
        return _nothing(inputs, law)
    moved = moving_of_all(inputs, law)
    each = for_all(tuple(monthly(home, law) for home in _paid(inputs)))
    one_each = "每户" if len(homes(inputs)) == 1 else ""
    remark = f"搬迁补偿费{one_each}{moved.written}（一次性）；临时安置补偿费按实际过渡月数计发，每月{each.written}。"
    return Outcome("每月临时安置补偿费", each.resting_on(*moved.clauses, *each.clauses), remarks=(remark,))


def compute_resettlement(inputs: Inputs, law: Law) -> Outcome:
    """The temporary resettlement compensation of all months; what moving adds is said beside it."""
    if not _paid(inputs):
        return _nothing(inputs, law)
    paid = for_all(tuple(resettlement(home, law) for home in _paid(inputs)))
    if "option" not in inputs:
        return _outcome("临时安置补偿费", paid, (*reasons(inputs), _either_way(paid, inputs, law)), law)
    moved = moving_of_all(inputs, law)
    both = total((paid, moved), "合计", "元")
    remark = f"另有一次性搬迁补偿费{moved.written}，两项合计{both.written}"
    return _outcome("临时安置补偿费", paid.resting_on(*paid.clauses, *moved.clauses), (*reasons(inputs), remark), law)


def _either_way(paid: Figure, inputs: Inputs, law: Law) -> str:
    """What moving adds where the way of compensation was not said."""
    said = []
    for option in ("existing_housing", "future_housing"):
        moved = moving_of_all({**inputs, "option": option}, law)
        said.append(f"{OPTIONS[option].label}{moved.written}（合计{(paid + moved).called('合计', '元').written}）")
    return f"搬迁补偿费另计：{'，'.join(said)}"


def _nothing(inputs: Inputs, law: Law) -> Outcome:
    clause = law.clause(NOT_PAID).id
    figure = Figure(Decimal(0), "元", "0元", (clause,)).called("临时安置补偿费", "元")
    remarks = list(reasons(inputs))
    if "option" in inputs:
        moved = moving(homes(inputs)[0], law)
        remarks.append(f"搬迁补偿费照发：每户{moved.written}")
        figure = figure.resting_on(clause, *moved.clauses)
    return _outcome("临时安置补偿费", figure, tuple(remarks), law)


def _outcome(label: str, figure: Figure, remarks: tuple[str, ...], law: Law) -> Outcome:
    """The outcome; where something is not paid, it rests on the clause that says so as well."""
    unpaid_clause = (law.clause(NOT_PAID).id,) if any("不支付" in one for one in remarks) else ()
    return Outcome(label, figure, remarks=tuple(f"{one}。" for one in remarks), clauses=unpaid_clause)
