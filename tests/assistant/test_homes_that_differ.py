"""Homes told of in one message are each computed with what is said of them, never one with the ring of another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dialogue import STEADY, Dialogue
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import Kind
from assistant.knowledge import Knowledge
from corpus.numerals import plain

#: 一、（二）: what a month is paid for a square metre, and at least.
RATE, FLOOR = {"三环内": 18, "三环外": 15}, {"三环内": 1100, "三环外": 900}
MOVING = {"现房": 1500, "期房": 3000}
AREAS = st.integers(20, 300)
PLACES, WAYS = st.sampled_from(sorted(RATE)), st.sampled_from(sorted(MOVING))


def paid(place: str, area: int, months: int) -> int:
    """The temporary resettlement compensation of one home."""
    return max(RATE[place] * area, FLOOR[place]) * months


@STEADY
@given(st.tuples(PLACES, AREAS), st.tuples(PLACES, AREAS), st.integers(2, 40))
def test_each_home_is_computed_with_its_own_ring(
    known: Knowledge, one: tuple[str, int], other: tuple[str, int], months: int
) -> None:
    told = "，".join(f"一套{place}{area}平" for place, area in (one, other))
    made = Dialogue(known).say(f"我家两套房，{told}，都选期房，过渡{months}个月，一共多少")
    assert made.calculation is not None
    expected = sum(paid(place, area, months) + MOVING["期房"] for place, area in (one, other))
    assert made.calculation.value == Decimal(expected)


@STEADY
@given(AREAS, AREAS, WAYS, WAYS, st.integers(2, 40))
def test_each_home_is_computed_with_its_own_way(
    known: Knowledge, area: int, other: int, way: str, another: str, months: int
) -> None:
    made = Dialogue(known).say(
        f"三环外有两套，{area}平的要{way}，{other}平的要{another}，都过渡{months}个月，总共多少钱"
    )
    assert made.calculation is not None
    expected = paid("三环外", area, months) + paid("三环外", other, months) + MOVING[way] + MOVING[another]
    assert made.calculation.value == Decimal(expected)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("三环内70平，三环外110平，都要期房，都等15个月，合计", 18900 + 3000 + 24750 + 3000),
        ("70平那套在三环内，110平那套在三环外，都要期房，都等15个月，合计", 18900 + 3000 + 24750 + 3000),
        ("三环内有80平和60平两套，三环外45平一套，期房，12个月，一共", 17280 + 13200 + 10800 + 9000),
        ("三环里100平，外面的120平，两套都期房一年，总共多少", 21600 + 3000 + 21600 + 3000),
    ],
)
def test_places_may_stand_before_or_after_the_areas(talk: Dialogue, said: str, value: int) -> None:
    assert talk.result(said) == Decimal(value)


@pytest.mark.parametrize(
    "said",
    [
        "我家三环内100平，期房，在三环外租房住18个月，一共多少",
        "三环内100平的老房，期房，拆了以后在三环外租了个60平的住，18个月，一共多少",
        "三环内100平期房18个月，安置房在三环外120平，一共多少",
    ],
)
def test_where_one_lives_meanwhile_or_later_is_not_the_house_taken(talk: Dialogue, said: str) -> None:
    assert talk.result(said) == Decimal(18 * 100 * 18 + 3000)


BROTHERS = "我家两兄弟，都三环外，哥哥100平，弟弟50平，都期房都过渡一年"


def test_one_of_two_owners_is_asked_about_and_then_the_other(talk: Dialogue) -> None:
    first = talk.say(f"{BROTHERS}，弟弟一个人拿多少")
    second = talk.say("哥哥呢")
    both = talk.say("两个人一共呢")
    assert [one.calculation.value for one in (first, second, both) if one.calculation] == [13800, 21000, 34800]


def test_the_difference_between_two_owners(talk: Dialogue) -> None:
    assert "相差7200元" in talk.say(f"{BROTHERS}，一共多少", "哥哥比弟弟多多少").answer


def test_an_owner_named_before_is_come_back_to(talk: Dialogue) -> None:
    assert talk.result("婆婆三环外66平，期房，15个月，一共多少", "换成我娘家，三环内66平", "婆婆那套呢") == Decimal(
        17850
    )


@STEADY
@given(AREAS, st.integers(1, 60), st.sampled_from(["大", "小"]))
def test_a_size_held_against_another_is_added_or_taken_away(known: Knowledge, area: int, by: int, which: str) -> None:
    talk = Dialogue(known)
    talk.say(f"外公的房子三环内{area + 60}平，期房，租房一年，总共多少")
    made = talk.say(f"隔壁那家比他{which}{by}平，别的都一样")
    size = area + 60 + (by if which == "大" else -by)
    assert made.calculation is not None
    assert made.calculation.value == Decimal(paid("三环内", size, 12) + 3000)
    assert f"{plain(Decimal(size))}平方米" in made.answer


@pytest.mark.parametrize(
    ("said", "more", "gap"),
    [
        ("1百20平，三环内，期房，一年半", ("改成三环外，其他不动", "两个差多少"), "6480元"),
        ("三环外66平，期房，15个月", ("换成三环内", "多多少"), "2970元"),
        ("店铺80平搬迁费多少", ("不是八十，是一百八", "差多少"), "1500元"),
    ],
)
def test_the_last_two_results_are_compared(talk: Dialogue, said: str, more: tuple[str, ...], gap: str) -> None:
    made = talk.say(said, *more)
    assert made.kind == Kind.CALCULATION
    assert made.answer.startswith(f"相差{gap}")


def test_where_only_the_place_is_open_a_difference_is_told_of_both(talk: Dialogue) -> None:
    made = talk.say("过渡费三环内外差几块钱一平", "120平一个月差多少")
    assert "相差360元" in made.answer


def test_homes_without_owners_are_picked_in_turn_and_by_size(talk: Dialogue) -> None:
    said = ("三环外两套房一套40一套100期房等10个月一共多少", "小的那套呢", "大的呢", "两套一共", "第二套单独多少")
    values = [one.calculation.value for one in map(talk.say, said) if one.calculation]
    assert values == [30000, 12000, 18000, 30000, 18000]


def test_shops_told_one_by_one_each_count(talk: Dialogue) -> None:
    said = ("一个店60平一个店100平搬迁费", "第二个店单独是多少", "两个店一共")
    assert [one.calculation.value for one in map(talk.say, said) if one.calculation] == [3600, 2100, 3600]


@pytest.mark.parametrize(
    "said",
    [
        "三环外62平期房20个月，住舅舅家，给钱不",
        "三环外62平期房20个月，能领钱吗，一共",
    ],
)
def test_asking_for_money_is_not_choosing_it(talk: Dialogue, said: str) -> None:
    assert talk.result(said) == Decimal(930 * 20 + 3000)


@pytest.mark.parametrize("provided", ["那要是政府给套房子住呢", "征收办给安排地方住呢", "公家借我们一套房子住呢"])
def test_housing_provided_means_moving_alone(talk: Dialogue, provided: str) -> None:
    assert talk.result("三环内100平期房12个月一共多少", provided) == Decimal(3000)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("修车店面，一本证，前半间42平后半间28平，搬迁费总共怎么给", 1500 + 15 * 10),
        ("写字楼原来两间43.6平和51.9平，后来打通合成了一本产权证，搬迁补偿多少", Decimal("2032.5")),
    ],
)
def test_rooms_on_one_deed_are_one_house(talk: Dialogue, said: str, value: Decimal) -> None:
    assert talk.result(said) == value


def test_a_month_of_the_calendar_is_no_wait(talk: Dialogue) -> None:
    first = talk.say("明年3月搬出去，新楼说是后年3月交，三环内95平选的期房，光过渡费，别算搬家费")
    later = talk.say("开发商又说要晚半年")
    assert [one.calculation.value for one in (first, later) if one.calculation] == [20520, 30780]


def test_what_was_asked_widens_with_what_is_told(talk: Dialogue) -> None:
    said = talk.say(
        "三环外77平，期房，租房9个月，能有多少", "那换现成的房子，搬家费是几块", "再回到刚才期房那个，多等3个月呢"
    )
    assert said.calculation is not None
    assert said.calculation.value == Decimal(1155 * 12 + 3000)


def test_a_house_parted_into_homes_is_not_one_more_home(talk: Dialogue) -> None:
    assert talk.result("老宅120平分给两个儿子各60平，三环外期房一年，每户一共多少") == Decimal(900 * 12 + 3000)
