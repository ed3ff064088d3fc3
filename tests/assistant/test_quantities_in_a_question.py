"""Areas, months, money, shares, degrees and dates are read out of a question as people write them."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import pytest
from chinese_numerals import spoken, written
from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.changing import change_of
from assistant.understanding.normal import normal
from assistant.understanding.periods import month_span
from assistant.understanding.quantities import quantities


def read(said: str) -> list[tuple[Decimal, str]]:
    return [(one.value, one.unit) for one in quantities(normal(said))]


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("120平", "120", "㎡"),
        ("一百二十平米", "120", "㎡"),
        ("120㎡", "120", "㎡"),
        ("１２０平方米", "120", "㎡"),
        ("120 平方米左右", "120", "㎡"),
        ("1百20平", "120", "㎡"),
        ("6十平", "60", "㎡"),
        ("一百2十平", "120", "㎡"),
        ("3千5", "3500", ""),
        ("一百二平", "120", "㎡"),
        ("120m²", "120", "㎡"),
        ("120 sqm", "120", "㎡"),
        ("一百二十点五平", "120.5", "㎡"),
        ("−80平", "-80", "㎡"),
        ("-80平", "-80", "㎡"),
        ("负八十平", "-80", "㎡"),
        ("一百二", "120", ""),
        ("1百20", "120", ""),
        ("两万五", "25000", ""),
        ("2.5万", "25000", ""),
        ("2.5万元", "25000", "元"),
        ("两万五千块", "25000", "元"),
        ("18个月", "18", "月"),
        ("十八个月", "18", "月"),
        ("一年半", "18", "月"),
        ("1.5年", "18", "月"),
        ("半年", "6", "月"),
        ("两年", "24", "月"),
        ("两年半", "30", "月"),
        ("一年零三个月", "15", "月"),
        ("1年3个月", "15", "月"),
        ("两个季度", "6", "月"),
        ("a year and a half", "18", "月"),
        ("零下2度", "-2", "℃"),
        ("-2℃", "-2", "℃"),
        ("38度", "38", "℃"),
        ("百分之五", "5", "%"),
        ("百分之二十五", "25", "%"),
        ("24.9%", "24.9", "%"),
        ("5％", "5", "%"),
        ("十八层", "18", "层"),
        ("每平方米18元", "18", "元/㎡"),
        ("18块一平", "18", "元/㎡"),
        ("24小时", "24", "小时"),
    ],
)
def test_a_quantity_is_read_with_its_unit(said: str, value: str, unit: str) -> None:
    assert read(said) == [(Decimal(value), unit)]


@STEADY
@given(st.integers(2, 99_999))
def test_an_area_reads_alike_in_digits_and_in_characters(area: int) -> None:
    assert (
        read(f"我家{area}平")
        == read(f"我家{written(area)}平米")
        == read(f"我家{spoken(area)}平方")
        == [(Decimal(area), "㎡")]
    )


@pytest.mark.parametrize(
    ("said", "change", "unit"),
    [
        ("再加20平", 20, "㎡"),
        ("如果再加100", 100, ""),
        ("涨50", 50, ""),
        ("涨了五十", 50, ""),
        ("再加十点", 10, ""),
        ("那小一百呢", -100, ""),
        ("面积小20平呢", -20, "㎡"),
        ("要是AQI再降30", -30, ""),
        ("多过渡3个月", 3, "月"),
        ("如果少过渡半年呢", -6, "月"),
        ("延长半年，一共多少", 6, "月"),
        ("比刚才多20平", 20, "㎡"),
        ("+20平", 20, "㎡"),
        ("what if it rises by 50", 50, ""),
    ],
)
def test_more_and_less_are_changes(said: str, change: int, unit: str) -> None:
    text = normal(said)
    made = change_of(text, quantities(text))
    assert made is not None
    assert (made.value, made.unit) == (change, unit)


@pytest.mark.parametrize(
    "said",
    [
        "涨到350",
        "那280呢",
        "改成80平",
        "大概120平",
        "最多20平",
        "差不多120平",
        "缩短到12个月",
        "我家120平三环里选期房，再加20平",
        "大20平的院子",
        "再加一点",
        "-20平",
    ],
)
def test_a_number_that_is_named_is_no_change(said: str) -> None:
    text = normal(said)
    assert change_of(text, quantities(text)) is None


@pytest.mark.parametrize("said", ["alert(1)", "<script>alert(300)</script>", "console.log(280)", "<td width=200>"])
def test_a_number_in_code_is_no_number(said: str) -> None:
    assert read(said) == []


def test_a_number_between_tags_or_in_brackets_is_a_number() -> None:
    assert read("<b>120平</b>") == [(Decimal(120), "㎡")]
    assert read("AQI(280)") == [(Decimal(280), "")]


def test_smaller_and_larger_signs_are_no_markup() -> None:
    assert normal("100 < AQI 且 AQI > 50") == "100 < aqi 且 aqi > 50"


@pytest.mark.parametrize(
    "said", ["1" * 4000, "1百" + "1" * 4000, "一百1" * 1300, "一" * 4000, "那再" * 2000, "<a" * 2000]
)
def test_a_long_row_of_digits_is_read_in_a_moment(said: str) -> None:
    started = perf_counter()
    read(said)
    assert perf_counter() - started < 5


@STEADY
@given(st.integers(2, 600))
def test_months_read_alike_in_digits_and_in_characters(months: int) -> None:
    assert read(f"过渡{months}个月") == read(f"过渡{written(months)}个月") == [(Decimal(months), "月")]


def test_every_number_of_an_enumeration_has_the_unit_of_the_last() -> None:
    assert read("80、60、45平") == [(Decimal(80), "㎡"), (Decimal(60), "㎡"), (Decimal(45), "㎡")]


@pytest.mark.parametrize("said", ["三环内", "一起去问", "第一条怎么说", "统一安排"])
def test_characters_inside_words_are_no_numbers(said: str) -> None:
    assert read(said) == []


def test_a_document_number_is_no_amount() -> None:
    assert all(value == 0 for value, _ in read("31号文件怎么说"))


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("从2018年3月到2019年9月", 18),
        ("2018年3月到2019年9月", 18),
        ("2018.3至2019.9", 18),
        ("2018年1月1日到2019年6月30日", 18),
        ("2018年3月到次年9月", 18),
        ("2018年3月到9月", 6),
    ],
)
def test_a_range_of_dates_is_counted_in_months(said: str, months: int) -> None:
    span = month_span(normal(said))
    assert span is not None
    assert span.count == months


@pytest.mark.parametrize("said", ["2019年9月到2018年3月", "2018年3月", "三月到九月", "2018年2月30日到2018年2月31日"])
def test_what_is_no_range_of_dates_is_not_counted(said: str) -> None:
    assert month_span(normal(said)) is None


def test_how_a_range_was_counted_is_said() -> None:
    span = month_span("2018年3月到2019年9月")
    assert span is not None
    assert span.said == "2018年3月到2019年9月"


def test_two_or_three_months_are_not_twenty_three() -> None:
    assert (Decimal(23), "月") not in read("过渡两三个月")


def test_a_range_of_months_is_not_negative() -> None:
    assert all(value > 0 for value, _ in read("过渡3-5个月"))


def test_a_power_of_ten_is_not_read_as_another_number() -> None:
    assert read("10¹²平") in ([], [(Decimal(10**12), "㎡")])


def test_in_case_is_no_number() -> None:
    assert read("万一不行呢") == []
