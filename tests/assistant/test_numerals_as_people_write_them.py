"""Numbers in every script read as the same number."""

from __future__ import annotations

import re
from decimal import Decimal
from time import perf_counter

import pytest
from chinese_numerals import DIGITS, clipped, digit_by_digit, formal, spoken, written
from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from corpus.numerals import NUMBER, NumeralError, number, plain

WHOLE = st.integers(0, 10**12 - 1)
RANKS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("120", "120"),
        ("1,200", "1200"),
        ("一百二十", "120"),
        ("一百二", "120"),
        ("1百20", "120"),
        ("6十", "60"),
        ("5十", "50"),
        ("1百2十", "120"),
        ("一百2十", "120"),
        ("二十5", "25"),
        ("1百05", "105"),
        ("3千5", "3500"),
        ("2万3", "23000"),
        ("一百零二", "102"),
        ("两万五", "25000"),
        ("2.5万", "25000"),
        ("1万2", "12000"),
        ("3亿", "300000000"),
        ("三千万", "30000000"),
        ("廿五", "25"),
        ("卅", "30"),
        ("半", "0.5"),
        ("一百二十点五", "120.5"),
        ("二〇一八", "2018"),
        ("壹佰贰拾", "120"),
        ("十", "10"),
        ("零", "0"),
    ],
)
def test_a_numeral_means_what_people_mean_by_it(said: str, meant: str) -> None:
    assert number(said) == Decimal(meant)


@STEADY
@given(WHOLE)
def test_what_is_written_in_characters_reads_back(value: int) -> None:
    assert number(written(value)) == value


@STEADY
@given(WHOLE)
def test_what_is_said_aloud_reads_back(value: int) -> None:
    assert number(spoken(value)) == value


@STEADY
@given(WHOLE)
def test_what_stands_on_a_receipt_reads_back(value: int) -> None:
    assert number(formal(value)) == value


@STEADY
@given(st.integers(1900, 2099))
def test_a_year_digit_by_digit_reads_back(year: int) -> None:
    assert number(digit_by_digit(year)) == year


@STEADY
@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(sorted(RANKS)))
def test_a_last_digit_counts_the_rank_below(first: int, second: int, rank: str) -> None:
    assert number(clipped(first, second, rank)) == first * RANKS[rank] + second * RANKS[rank] // 10


@STEADY
@given(st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=3))
def test_arabic_digits_go_out_and_come_back(value: Decimal) -> None:
    assert number(plain(value)) == value


@STEADY
@given(WHOLE)
def test_thousands_may_be_set_apart_by_commas(value: int) -> None:
    assert number(f"{value:,}") == value


@STEADY
@given(st.integers(1, 99_999), st.sampled_from(["万", "亿"]))
def test_digits_may_be_followed_by_a_rank_word(tenths: int, rank: str) -> None:
    assert number(f"{plain(Decimal(tenths) / 10)}{rank}") == Decimal(tenths) / 10 * RANKS[rank]


def mixed(draw: st.DrawFn, value: int) -> str:
    """A number in characters, some of its digits in figures: 1百二十, 一百2十."""
    return "".join(
        str(DIGITS.index(char)) if char in DIGITS[1:] and draw(st.booleans()) else char for char in written(value)
    )


@STEADY
@given(st.data(), WHOLE)
def test_characters_and_figures_may_be_mixed(data: st.DataObject, value: int) -> None:
    said = mixed(data.draw, value)
    assert number(said) == value
    assert re.fullmatch(NUMBER, said)


@pytest.mark.parametrize("said", ["1" * 4000, "1百" + "1" * 4000, "一百1" * 1300, "一" * 4000])
def test_a_long_row_of_digits_is_read_in_a_moment(said: str) -> None:
    started = perf_counter()
    assert not re.search(rf"(?:{NUMBER})平", said)
    assert perf_counter() - started < 1


@pytest.mark.parametrize("said", ["", "三环", "平", "12a", "一二三十", "点五"])
def test_what_is_no_number_is_refused(said: str) -> None:
    with pytest.raises(NumeralError):
        number(said)


def test_an_answer_writes_neither_exponents_nor_idle_zeros() -> None:
    assert [plain(Decimal(one)) for one in ("41880", "1E+6", "2.50", "720000.0")] == [
        "41880",
        "1000000",
        "2.5",
        "720000",
    ]
