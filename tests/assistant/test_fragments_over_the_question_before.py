"""A fragment is read with the question before: also where both together ask what the notices leave open."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("before", "fragment"),
    [
        ("红色预警要停课吗", "大学呢"),
        ("单双号限行范围是哪里", "几点到几点"),
        ("单双号限行范围是哪里", "外地车呢"),
        ("三环内期房搬迁费多少", "租客呢"),
        ("橙色预警搅拌站要停产吗", "有补贴吗"),
    ],
)
def test_what_only_both_together_ask_is_refused_where_it_is_open(talk: Dialogue, before: str, fragment: str) -> None:
    assert talk.say(before).kind is not Kind.NO_ANSWER
    assert talk.say(fragment).kind is Kind.NO_ANSWER


def test_the_question_before_stands_after_a_refusal(talk: Dialogue) -> None:
    assert talk.say("红色预警要停课吗", "大学呢", "培训班呢").kind is Kind.NO_ANSWER


def test_a_covered_fragment_is_answered(talk: Dialogue) -> None:
    assert "停课" in talk.say("红色预警大学要停课吗", "那幼儿园呢").answer


def test_another_grade_takes_the_place_of_the_one_before(talk: Dialogue) -> None:
    assert "没有写C级工地停工" in talk.say("橙色预警我们工地评了D要停吗", "那C呢").answer


def test_the_part_with_all_that_is_asked_is_quoted(talk: Dialogue) -> None:
    assert "广播、电视、报纸" in talk.say("发预警短信的是谁", "电视上也会播吗").answer


def test_to_whom_is_read_over_the_question_before(talk: Dialogue) -> None:
    assert "报市指挥部办公室" in talk.say("24小时内交什么材料", "交给谁").answer


@pytest.mark.parametrize(
    "question",
    [
        "去年嘉兴发了几次红色预警",
        "明天学校停课吗",
        "雾霾得了肺病能索赔吗",
        "期房几年能交",
        "明年过渡费会涨吗",
        "不搬会断水断电吗",
    ],
)
def test_matters_near_the_notices_are_refused(talk: Dialogue, question: str) -> None:
    assert talk.say(question).kind is Kind.NO_ANSWER


def test_a_fragment_that_the_clause_just_cited_tells_stands_by_itself(talk: Dialogue) -> None:
    assert "不含场馆建筑" in talk.say("我们造的是厂房，用装配式能享受扶持政策不", "体育馆呢").answer
    assert "全部实施装配式建造" in talk.say("装配式占新建建筑的比例2020年目标，是不是20%", "保障房要求一样吗").answer
