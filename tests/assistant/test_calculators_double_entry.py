"""Every calculator against a second computation, written here from the printed clauses with figures typed by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from dialogue import IN_FORCE, STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import Calculation, Kind, Reply
from assistant.calculators import all_rules
from assistant.computing import compute
from assistant.editions import law_on
from assistant.figures import stated
from assistant.knowledge import Knowledge
from assistant.rules import Example, Rule

# 嘉政办发〔2017〕62号一、二
MONTHLY = {"inside": Decimal(18), "outside": Decimal(15)}
FLOOR = {"inside": Decimal(1100), "outside": Decimal(900)}
MOVING = {"cash": Decimal(1500), "existing_housing": Decimal(1500), "future_housing": Decimal(3000)}
SHOP, SHOP_INCLUDED, SHOP_RATE = Decimal(1500), Decimal(60), Decimal(15)
# 嘉政办发〔2017〕61号二（四）、三
MUST = {"public": 20_000, "residential": 50_000}
WALLS, WALLS_DECORATED = Decimal("0.04"), Decimal("0.05")
DEPOSIT, RURAL, FUND, PRESALE = Decimal("0.02"), Decimal("0.10"), Decimal("0.20"), Decimal("0.25")
STOREYS = 10
# 嘉政办发〔2017〕63号3.2、4.4
ALERTS = ((401, "红色"), (301, "橙色"), (251, "黄色"), (201, "蓝色"))
WATER_HOT = {"blue": 3, "yellow": 4, "orange": 4, "red": 5}
WATER_MILD = {"blue": 2, "yellow": 2, "orange": 3, "red": 4}

AREAS = st.decimals("0.1", 100_000, allow_nan=False, places=1)
MONTHS = st.integers(1, 600)
RINGS = st.sampled_from(sorted(MONTHLY))
OPTIONS = st.sampled_from(sorted(MOVING))
MONEY = st.integers(1, 10**10)
EXAMPLES = [(rule, example) for rule in all_rules() for example in rule.examples]


def computed(known: Knowledge, name: str, **inputs: Any) -> Calculation:
    """What a rule computes from named inputs, after what holds for every calculation was seen to hold."""
    rule = next(one for one in known.rules if one.name == name)
    made = compute(rule, {key: _plain(value) for key, value in inputs.items()}, IN_FORCE, known)
    assert made.kind == Kind.CALCULATION
    assert made.calculation is not None
    _rests_on_clauses(known, rule, made, made.calculation)
    return made.calculation


def _plain(value: Any) -> Any:
    """A number as it comes out of JSON."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def _rests_on_clauses(known: Knowledge, rule: Rule, made: Reply, calculation: Calculation) -> None:
    """Every step names a clause of the rule's figures, and that clause says the figure that the step uses."""
    law = law_on(known.editions[rule.name], IN_FORCE)
    stating = {one.clause.id for one in law.readings.values()}
    earlier: set[str] = set()
    for step in calculation.steps:
        assert step.clause_id in stating | {""}
        assert step.clause_id in {"", *(one.clause.id for one in made.citations)}
        for name, reading in law.readings.items():
            if not reading.stated.unit or not re.match(r"[\d一二三四五六七八九十]", reading.said):
                continue
            figure = stated(reading).written
            if re.search(rf"(?<![\d.]){re.escape(figure)}(?![/\d])", step.expression) and figure not in earlier:
                assert reading.said in known.library.clause(step.clause_id).text.replace(" ", ""), name
        earlier.add(f"{step.value:f}{step.unit}" if isinstance(step.value, Decimal) else "")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_step_names_the_clause_it_rests_on(known: Knowledge, rule: Rule) -> None:
    steps = [
        step
        for example in rule.examples
        for step in computed(known, rule.name, **example.inputs, output=example.output).steps
    ]
    assert [step.label for step in steps if not step.clause_id] == []


def monthly(ring: str, area: Decimal) -> Decimal:
    """一、（二）: by the area, not below the floor."""
    return max(area * MONTHLY[ring], FLOOR[ring])


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: one.name)
def test_a_worked_example_comes_out_through_the_same_door(known: Knowledge, rule: Rule, example: Example) -> None:
    inputs: Mapping[str, Any] = {**example.inputs, **({"output": example.output} if example.output else {})}
    value = computed(known, rule.name, **inputs).value
    assert value == example.result or (isinstance(example.result, str) and example.result in str(value))


@STEADY
@given(RINGS, AREAS, OPTIONS, MONTHS)
def test_homes_in_total(known: Knowledge, ring: str, area: Decimal, option: str, months: int) -> None:
    paid = 0 if option == "cash" else monthly(ring, area) * months
    made = computed(known, "relocation", ring=ring, area=area, option=option, months=months)
    assert made.value == paid + MOVING[option]


@STEADY
@given(RINGS, AREAS)
def test_homes_by_the_month(known: Knowledge, ring: str, area: Decimal) -> None:
    assert computed(known, "relocation", output="monthly", ring=ring, area=area).value == monthly(ring, area)


@STEADY
@given(RINGS, st.lists(AREAS, min_size=2, max_size=5), MONTHS)
def test_several_homes_each_have_their_own_floor(
    known: Knowledge, ring: str, areas: list[Decimal], months: int
) -> None:
    made = computed(known, "relocation", ring=ring, area=tuple(areas), option="future_housing", months=months)
    assert made.value == sum(monthly(ring, area) * months + MOVING["future_housing"] for area in areas)


@STEADY
@given(RINGS, AREAS, OPTIONS, MONTHS, st.integers(1, 50))
def test_households_alike_are_paid_alike(
    known: Knowledge, ring: str, area: Decimal, option: str, months: int, households: int
) -> None:
    one = computed(known, "relocation", ring=ring, area=area, option=option, months=months)
    all_of_them = computed(
        known, "relocation", ring=ring, area=area, option=option, months=months, households=households
    )
    assert all_of_them.value == Decimal(str(one.value)) * households


@STEADY
@given(RINGS, AREAS, st.sampled_from(["existing_housing", "future_housing"]), MONTHS)
def test_with_turnover_housing_only_moving_is_paid(
    known: Knowledge, ring: str, area: Decimal, option: str, months: int
) -> None:
    made = computed(known, "relocation", ring=ring, area=area, option=option, months=months, turnover_housing=True)
    assert made.value == MOVING[option]


@STEADY
@given(RINGS, st.tuples(AREAS, AREAS), OPTIONS, st.tuples(MONTHS, MONTHS))
def test_a_larger_home_or_a_longer_wait_never_lowers_what_is_paid(
    known: Knowledge, ring: str, areas: tuple[Decimal, Decimal], option: str, waits: tuple[int, int]
) -> None:
    small, large = sorted(areas)
    short, long = sorted(waits)
    less = computed(known, "relocation", ring=ring, area=small, option=option, months=short)
    more = computed(known, "relocation", ring=ring, area=large, option=option, months=long)
    assert Decimal(str(less.value)) <= Decimal(str(more.value))


@STEADY
@given(AREAS, OPTIONS, MONTHS)
def test_outside_the_ring_is_never_paid_more_than_inside(
    known: Knowledge, area: Decimal, option: str, months: int
) -> None:
    inside, outside = (
        computed(known, "relocation", ring=ring, area=area, option=option, months=months).value for ring in MONTHLY
    )
    assert Decimal(str(outside)) <= Decimal(str(inside))


@STEADY
@given(AREAS)
def test_shops_and_offices(known: Knowledge, area: Decimal) -> None:
    assert computed(known, "business_relocation", area=area).value == SHOP + max(area - SHOP_INCLUDED, 0) * SHOP_RATE


@STEADY
@given(st.lists(AREAS, min_size=2, max_size=4))
def test_several_shops_each_have_their_own_sixty_square_metres(known: Knowledge, areas: list[Decimal]) -> None:
    made = computed(known, "business_relocation", area=tuple(areas))
    assert made.value == sum(SHOP + max(area - SHOP_INCLUDED, 0) * SHOP_RATE for area in areas)


@STEADY
@given(AREAS, AREAS)
def test_a_larger_shop_is_never_paid_less(known: Knowledge, one: Decimal, other: Decimal) -> None:
    less, more = (computed(known, "business_relocation", area=area).value for area in sorted((one, other)))
    assert Decimal(str(less)) <= Decimal(str(more))


@STEADY
@given(st.sampled_from(["quality", "maintenance"]), MONEY, MONEY)
def test_deposits(known: Knowledge, deposit: str, one: int, other: int) -> None:
    parts, base = sorted((one, other))
    assert computed(known, "deposits", deposit=deposit, base=base, parts=parts).value == (base - parts) * DEPOSIT


@STEADY
@given(MONEY)
def test_rural_subsidy(known: Knowledge, cost: int) -> None:
    assert computed(known, "rural_subsidy", cost=cost).value == cost * RURAL


@STEADY
@given(MONEY)
def test_provident_fund(known: Knowledge, limit: int) -> None:
    assert computed(known, "provident_fund", limit=limit).value == limit * (1 + FUND)


@STEADY
@given(AREAS, AREAS, st.booleans())
def test_walls_left_out_of_the_plot_ratio(known: Knowledge, total: Decimal, walls: Decimal, decorated: bool) -> None:
    made = computed(known, "plot_ratio", total_area=total, wall_area=walls, full_decoration=decorated)
    assert made.value == min(walls, total * (WALLS_DECORATED if decorated else WALLS))


@STEADY
@given(AREAS, AREAS, AREAS)
def test_more_walls_never_leave_out_less(known: Knowledge, total: Decimal, one: Decimal, other: Decimal) -> None:
    less, more = (
        computed(known, "plot_ratio", total_area=total, wall_area=walls).value for walls in sorted((one, other))
    )
    assert Decimal(str(less)) <= Decimal(str(more))


@STEADY
@given(MONEY, MONEY)
def test_presale_by_amounts(known: Knowledge, total: int, invested: int) -> None:
    value = str(computed(known, "presale", output="reached", total=total, invested=invested).value)
    assert value.startswith("已达到" if invested >= total * PRESALE else "未达到")


@STEADY
@given(st.decimals(0, 100, allow_nan=False, places=1))
def test_presale_by_share(known: Knowledge, share: Decimal) -> None:
    value = str(computed(known, "presale", output="share_reached", share=share).value)
    assert value.startswith("已达到" if share / 100 >= PRESALE else "未达到")


@STEADY
@given(st.sampled_from(sorted(MUST)), AREAS)
def test_prefabrication(known: Knowledge, kind: str, area: Decimal) -> None:
    value = str(computed(known, "prefabrication", kind=kind, area=area).value)
    assert ("必须" in value) == (area >= MUST[kind])


@STEADY
@given(st.integers(1, 60))
def test_staged_acceptance(known: Knowledge, floors: int) -> None:
    value = str(computed(known, "staged_acceptance", floors=floors).value)
    assert value.startswith("可以" if floors >= STOREYS else "不适用")


@STEADY
@given(st.integers(0, 600))
def test_alert_levels(known: Knowledge, aqi: int) -> None:
    colour = next((name for bound, name in ALERTS if aqi >= bound), "")
    value = str(computed(known, "alert_level", aqi=aqi).value)
    assert (f"（{colour}预警）" in value) if colour else ("不启动预警" in value)


@STEADY
@given(st.sampled_from(sorted(WATER_HOT)), st.integers(-20, 45).filter(lambda degrees: degrees != 30))
def test_road_watering(known: Knowledge, level: str, degrees: int) -> None:
    value = computed(known, "road_watering", level=level, temperature=degrees).value
    expected = WATER_HOT[level] if degrees > 30 else WATER_MILD[level]
    assert ("没有规定" in str(value)) if degrees < 3 else (value == expected)


@STEADY
@given(RINGS, AREAS, OPTIONS, MONTHS)
def test_a_calculation_is_repeated_from_its_receipt(
    known: Knowledge, ring: str, area: Decimal, option: str, months: int
) -> None:
    first = computed(known, "relocation", ring=ring, area=area, option=option, months=months)
    again = computed(known, first.receipt.rule if first.receipt else "", **first.inputs)
    assert again == first
