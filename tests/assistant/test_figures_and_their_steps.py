"""A figure is found where the notice states it, remembers its clause, and writes its own steps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.figures import Figure, FigureError, Stated, given, larger_of, smaller_of, stated, total
from corpus.library import Library
from corpus.model import Notice

RATE = Stated("月标准", "位于三环内的，…每月每平方米{元}的临时安置补偿费", "元/㎡")


@pytest.fixture
def notice(library: Library) -> Notice:
    return library.notice("jzbf-2017-62")


def _with(notice: Notice, clause_id: str, text: str) -> Notice:
    return replace(
        notice, clauses=tuple(replace(one, text=text) if one.id == clause_id else one for one in notice.clauses)
    )


def test_a_figure_is_read_from_the_clause_that_states_it(notice: Notice) -> None:
    reading = RATE.read(notice)
    assert reading is not None
    assert (reading.value, reading.clause.id) == (Decimal(18), "jzbf-2017-62.1.2")


@pytest.mark.parametrize(
    ("printed", "value"), [("18元", "18"), ("十八元", "18"), ("1,800元", "1800"), ("2.5万元", "25000"), ("1 8元", "18")]
)
def test_a_figure_is_read_in_any_script(notice: Notice, printed: str, value: str) -> None:
    text = f"被征收房屋位于三环内的，予以每户每月每平方米{printed}的临时安置补偿费。"
    reading = RATE.read(_with(notice, "jzbf-2017-62.1.2", text))
    assert reading is not None
    assert reading.value == Decimal(value)


def test_words_of_another_sentence_are_not_skipped_over(notice: Notice) -> None:
    text = "位于三环内的，另行规定。三环外每月每平方米15元的临时安置补偿费。"
    assert RATE.read(_with(notice, "jzbf-2017-62.1.2", text)) is None


def test_a_figure_in_another_unit_is_not_read(notice: Notice) -> None:
    text = "位于三环内的，予以每户每月每平方米18美元的临时安置补偿费。"
    assert RATE.read(_with(notice, "jzbf-2017-62.1.2", text)) is None


def test_a_figure_stated_twice_differently_is_refused(notice: Notice) -> None:
    text = "位于三环内的，每月每平方米18元的临时安置补偿费。位于三环内的，每月每平方米19元的临时安置补偿费。"
    with pytest.raises(FigureError, match="月标准"):
        RATE.read(_with(notice, "jzbf-2017-62.1.2", text))


def test_the_same_words_are_told_apart_by_the_heading_above(library: Library) -> None:
    words = "℃以上时，一、二级保洁道路路面洒水每天应不少于{次}"
    levels = ("四级响应", "三级响应", "二级响应", "一级响应")
    readings = [Stated(level, words, "次", level).read(library.notice("jzbf-2017-63")) for level in levels]
    assert [one.value for one in readings if one] == [3, 4, 4, 5]


def test_per_cent_becomes_a_factor_that_is_still_written_as_per_cent(library: Library) -> None:
    reading = Stated("上浮", "公积金贷款额度最高可以上浮{%}", "%").read(library.notice("jzbf-2017-61"))
    assert reading is not None
    assert (stated(reading).value, stated(reading).written) == (Decimal("0.2"), "20%")


@pytest.fixture
def rate() -> Figure:
    return Figure(Decimal(18), "元/㎡", "18元/㎡", ("notice.rate",))


def test_arithmetic_writes_its_own_step(rate: Figure) -> None:
    monthly = (given(Decimal(120), "㎡") * rate).called("月补偿", "元")
    step = monthly.steps[-1]
    assert (step.label, step.expression, step.value, step.clause_id) == (
        "月补偿",
        "120㎡ × 18元/㎡",
        2160,
        "notice.rate",
    )


def test_a_sum_is_put_in_brackets_before_it_is_multiplied(rate: Figure) -> None:
    both = given(Decimal(60), "㎡") + given(Decimal(40), "㎡")
    assert (both * rate).written == "（60㎡ + 40㎡） × 18元/㎡"


def test_a_sum_is_put_in_brackets_before_it_is_subtracted() -> None:
    both = given(Decimal(60), "㎡") + given(Decimal(40), "㎡")
    assert (given(Decimal(200), "㎡") - both).written == "200㎡ − （60㎡ + 40㎡）"


def test_a_product_rests_on_the_clauses_of_both_factors(rate: Figure) -> None:
    share = Figure(Decimal("0.2"), "%", "20%", ("notice.share",))
    assert set((rate * share).clauses) == {"notice.rate", "notice.share"}


def test_no_step_is_told_twice(rate: Figure) -> None:
    monthly = (given(Decimal(120), "㎡") * rate).called("月补偿", "元")
    assert [step.label for step in total((monthly, monthly), "两户", "元").steps] == ["月补偿", "两户"]


def test_the_floor_wins_only_below_it(rate: Figure) -> None:
    floor = Figure(Decimal(1100), "元", "1100元", ("notice.floor",))
    results = [larger_of(given(Decimal(one), "元"), floor, "最低", "元") for one in (1099, 1100, 1101)]
    assert [one.value for one in results] == [1100, 1100, 1101]
    assert [bool(one.steps) for one in results] == [True, False, False]


def test_a_step_below_the_floor_rests_on_the_floor_s_clause() -> None:
    floor = Figure(Decimal(1100), "元", "1100元", ("notice.floor",))
    assert larger_of(given(Decimal(900), "元"), floor, "最低", "元").steps[-1].clause_id == "notice.floor"


def test_the_ceiling_wins_only_above_it() -> None:
    ceiling = Figure(Decimal(2400), "㎡", "2400㎡", ("notice.ceiling",))
    results = [smaller_of(given(Decimal(one), "㎡"), ceiling, "不计", "㎡").value for one in (2399, 2400, 2401)]
    assert results == [2399, 2400, 2400]
