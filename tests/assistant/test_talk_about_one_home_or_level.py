"""What was told of a home or a level is kept where something else of it is put right or asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dialogue import Dialogue, cited

from assistant.answers import Kind


def test_a_home_that_is_a_shop_after_all_keeps_its_area(talk: Dialogue) -> None:
    assert talk.result("三环内140平，期房，搬迁费？", "哦忘了讲，这是我公司的办公用房，不是住宅") == Decimal(2700)


def test_months_are_put_right(talk: Dialogue) -> None:
    assert talk.result("三环内期房80平一年过渡费加搬家费", "我问的不是一年，是一年半") == Decimal(28920)


def test_moving_is_added_to_what_was_computed(talk: Dialogue) -> None:
    assert talk.result("三环外，53平，期房，过渡15个月。过渡费多少？", "再加上搬家的钱") == Decimal(16500)


@pytest.mark.parametrize(
    ("question", "sum_of_all"),
    [
        ("三家全选货币补偿，都在三环里，搬迁费总共多少", 4500),
        ("我们兄弟三个各一户，都选期房，搬家费加起来多少", 9000),
    ],
)
def test_households_are_counted_as_people_count_them(talk: Dialogue, question: str, sum_of_all: int) -> None:
    assert talk.result(question) == Decimal(sum_of_all)


@pytest.mark.parametrize(
    ("before", "asked", "times"),
    [
        ("AQI 401是几级", "那洒水按哪档，气温19度", 4),
        ("指数310什么预警", "这时候路面要洒几次，气温12度", 3),
        ("黄色预警要做什么", "气温20度洒水几次", 2),
    ],
)
def test_roads_are_watered_by_the_level_that_the_talk_is_of(
    talk: Dialogue, before: str, asked: str, times: int
) -> None:
    assert talk.result(before, asked) == Decimal(times)


def test_what_is_paid_with_cash_is_cited_with_what_is_not(talk: Dialogue) -> None:
    made = talk.say("三环外105平，拿货币补偿，搬家费和过渡费各能给多少")
    assert {"jzbf-2017-62.1.1", "jzbf-2017-62.1.2"} <= set(cited(made))


@pytest.mark.parametrize(
    "question",
    [
        "理发店是租来的，那份搬迁费该房东拿还是我拿",
        "商铺租给别人开的，搬迁费归谁",
        "私立医院的门诊楼被征收，搬迁补偿能套商业办公那条吗",
        "为什么期房的搬家费比现房多一倍，文件里解释过原因没有",
    ],
)
def test_what_the_notice_leaves_open_is_said_to_be_open(talk: Dialogue, question: str) -> None:
    assert talk.say(question).kind is Kind.NO_ANSWER


@pytest.mark.parametrize("question", ["秀洲区的项目归62号管吗", "62号适用哪些地方"])
def test_a_notice_named_by_number_is_the_one_answered_from(talk: Dialogue, question: str) -> None:
    made = talk.say(question)
    assert "秀洲" in made.answer
    assert {one.notice.id for one in made.citations} == {"jzbf-2017-62"}
