"""How many months a sum is for, whether it is enough, from what size on more is paid: computed from the clause's figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dialogue import STEADY, Dialogue
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers import Kind
from assistant.knowledge import Knowledge


@STEADY
@given(st.integers(62, 300), st.integers(2, 60))
def test_the_months_that_a_sum_makes(known: Knowledge, area: int, months: int) -> None:
    made = Dialogue(known).say(f"我三环内{area}平的房子一共领了{18 * area * months}块过渡费，这是几个月的？")
    assert made.kind == Kind.CALCULATION
    assert made.calculation is not None
    assert (made.calculation.value, made.calculation.unit) == (Decimal(months), "个月")


def test_a_sum_that_makes_no_whole_months_is_said_to_make_none(talk: Dialogue) -> None:
    answer = talk.say("三环内80平，领了10000元过渡费，是几个月的").answer
    assert "不是整月数" in answer
    assert "6个月是8640元" in answer
    assert "还余1360元" in answer


def test_whether_it_covers_the_rent_and_what_is_short(talk: Dialogue) -> None:
    first = talk.say("租房一个月要2600，我家130平在三环里，政府每月给的过渡费够付房租吗")
    assert "不够" in first.answer
    assert "还差260元" in talk.say("还差多少").answer


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("三环外多大面积以上就超过保底了", "60㎡"),
        ("三环内多少平以下按最低额算", "约61.11㎡"),
    ],
)
def test_from_what_area_on_more_than_the_floor_is_paid(talk: Dialogue, said: str, area: str) -> None:
    made = talk.say(said)
    assert area in made.answer
    assert made.citations[0].clause.id == "jzbf-2017-62.1.2"


def test_the_least_for_some_months(talk: Dialogue) -> None:
    assert "10800元" in talk.say("过渡期按三环外算，最少拿多少一个月", "一年至少多少").answer


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("我三环内125平，已经领了6个月过渡费，还要等9个月，前后一共该领多少过渡费", 33750),
        ("三环内125平，等了12个月又拖了3个月，过渡费总共多少", 33750),
        ("三环内125平，等了12个月又拖了3个月，总共15个月，过渡费多少", 33750),
    ],
)
def test_waits_that_follow_each_other_add_up(talk: Dialogue, said: str, value: int) -> None:
    made = talk.say(said)
    assert str(value) in made.answer


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("62平方三环外，要期房，过渡到明年三月底，从今年十月初开始算，一共多少钱", 930 * 6 + 3000),
        ("62平三环外，期房，从去年十月到今年十月过渡，一共多少", 930 * 12 + 3000),
        ("62平三环外，期房，2025年十月到2026年3月底过渡，一共多少", 930 * 6 + 3000),
    ],
)
def test_months_between_dates_told_from_this_year(talk: Dialogue, said: str, value: int) -> None:
    assert talk.result(said) == Decimal(value)


@pytest.mark.parametrize(
    "said",
    [
        "商铺选货币补偿和选调换一个新铺子，搬迁费有区别没有？",
        "搬迁补偿费是按人头还是按户发啊，我家五口人",
        "表一里期房那一行写的多少",
        "临时安置费跟搬迁费是一回事吗",
        "这个补偿标准适用哪几个区",
        "Is the temporary allowance paid if the authority lends us a temporary flat?",
    ],
)
def test_who_asks_for_the_rule_is_told_it_and_not_asked_back(talk: Dialogue, said: str) -> None:
    made = talk.say(said)
    assert made.kind in {Kind.LOOKUP, Kind.CALCULATION, Kind.CLAUSE}
    assert made.citations[0].notice.id == "jzbf-2017-62"


def test_a_rough_size_is_computed_and_said_to_be_rough(talk: Dialogue) -> None:
    answer = talk.say("三环内大概一百来平，期房，等一年，一共多少").answer
    assert "24600元" in answer
    assert "约100平方米" in answer


def test_a_size_put_right_in_the_same_breath_is_the_one_reckoned_with(talk: Dialogue) -> None:
    assert "12720元" in talk.say("三环外七十来平，准确说是七十二平，期房，住亲戚家九个月，一共多少").answer


def test_buildings_that_the_support_leaves_out(talk: Dialogue) -> None:
    answer = talk.say("厂房用装配式能享受容积率奖励吗").answer
    assert "不含场馆建筑和工业建筑" in answer


def test_a_sum_after_the_clause_that_was_quoted(talk: Dialogue) -> None:
    assert "96万元" in talk.say("买装配式的房子公积金能多贷多少", "本来能贷八十万的").answer


@STEADY
@given(st.integers(61, 500))
def test_the_size_of_a_shop_by_what_was_paid(known: Knowledge, area: int) -> None:
    made = Dialogue(known).say(f"店铺搬迁费给了{1500 + 15 * (area - 60)}元，是多大的店算的")
    assert made.calculation is not None
    assert (made.calculation.value, made.calculation.unit) == (Decimal(area), "㎡")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("期房等了3年，三环外80平，每月1200没错吧，总共多少", "对，月临时安置补偿费是1200元"),
        ("期房等了3年，三环外80平，每月1300没错吧，总共多少", "不对，按规定应为1200元，不是1300元"),
        ("我爷爷说他住三环外，58个平方，算出来870一个月，对吗", "900元"),
        ("选期房搬家能拿3000对吧", "对，是3000元"),
    ],
)
def test_a_sum_that_is_named_is_held_against_what_it_is_said_to_be(talk: Dialogue, said: str, told: str) -> None:
    assert told in talk.say(said).answer


def test_a_wait_made_longer_counts_with_what_it_was(talk: Dialogue) -> None:
    assert "46200元" in talk.say("期房过渡期延长了半年，原来18个月，三环内100平，总共多少").answer


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("三环里110平，前8个月住女儿家，后10个月租房，过渡费一共", 18),
        ("三环里110平，前8个月租房，后10个月住政府给的周转房，过渡费一共", 8),
        ("三环里110平，过渡费拿了8个月了，还剩多少没拿，总共等20个月", 12),
        ("三环里110平，过渡费领了6个月，还要等9个月，还能领多少", 9),
        ("三环里110平，已经等了14个月，听说还要拖10个月，全部过渡费多少", 24),
        ("三环里110平，等到2026年8月，从2025年2月开始的，过渡费总共多少", 18),
    ],
)
def test_the_months_that_are_meant(talk: Dialogue, said: str, months: int) -> None:
    made = talk.say(said)
    assert made.calculation is not None
    assert made.calculation.inputs["months"] == Decimal(months)


def test_numbers_spelled_apart(talk: Dialogue) -> None:
    assert "41880元" in talk.say("三环内 1 2 0 平 期房 18个月").answer
    assert "29928元" in talk.say("三环里93点5平，期房，16个月，合计").answer


def test_what_a_longer_wait_adds(talk: Dialogue) -> None:
    assert "9000元" in talk.say("三环外100平期房，过渡期原定9个月，延到15个月，临时安置费要追加多少").answer


def test_home_and_shop_in_sentences_of_their_own(talk: Dialogue) -> None:
    answer = talk.say("三环外住宅52.3平，选期房，过渡18个月；同一条街商铺38平，选货币。一共多少").answer
    assert "19200元" in answer
    assert "1500元" in answer
