"""A rule that is named in passing gives way to the clause on what is asked, and a quoted clause is quoted with all that is asked."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "clause", "words"),
    [
        ("霾天一直不散的话，预警能不能中途往上调", "3.4", "提前提升、降低预警级别"),
        ("预警发出去的时候要写明什么", "3.3.2", "时间、地点、范围"),
        ("预警是哪个单位对外发布的", "3.3.2", "由市指挥部办公室发布"),
        ("重度污染AQI多少起算大气重污染", "1.3", "201以上"),
        ("空气变好了，应急怎么收场", "4.7", "报市指挥部批准后"),
        ("污染是从外省飘来的，跟周边城市有没有个说法", "4.6", "联防联控机制"),
        ("治霾应急的开支由谁来出", "2.1.4（6）", "经费保障工作"),
    ],
)
def test_what_is_asked_of_an_alert_is_answered_and_not_its_bounds(
    talk: Dialogue, question: str, clause: str, words: str
) -> None:
    made = talk.say(question)
    assert words in made.answer
    assert clause in [one.clause.path for one in made.citations[:5]]


def test_the_bounds_of_the_levels_are_told_where_they_are_asked_for(talk: Dialogue) -> None:
    assert "201～250" in talk.say("蓝黄橙红分别对应多少数值").answer


def test_a_rule_is_not_asked_for_by_a_word_within_another_question(talk: Dialogue) -> None:
    assert talk.say("想开一家小额贷款公司，注册资本最低多少").kind is Kind.NO_ANSWER


def test_who_leads_is_quoted_beside_what_is_done(talk: Dialogue) -> None:
    assert "银监分局牵头" in talk.say("金融突发事件处置预案要跟谁牵头的联系").answer


@pytest.mark.parametrize("question", ["现在外面AQI多少？", "目前嘉兴的空气指数是多少", "昨天南湖区aqi多少"])
def test_there_are_no_live_figures(talk: Dialogue, question: str) -> None:
    assert talk.say(question).kind is Kind.NO_ANSWER


@pytest.mark.parametrize("question", ["橙色预警让我们搅拌站停产，停掉的产值政府赔多少", "限产少赚的利润赔不赔"])
def test_lost_output_is_not_covered(talk: Dialogue, question: str) -> None:
    assert talk.say(question).kind is Kind.NO_ANSWER


@pytest.mark.parametrize("asked", ["哪个文件第几条写的", "这话出自哪份文件", "具体在第几条第几款"])
def test_where_it_is_written_is_asked_after_an_answer(talk: Dialogue, asked: str) -> None:
    made = talk.say("红色预警，气温35度，一天洒水最少几次", asked)
    assert "4.4.4（2）④" in [one.clause.path for one in made.citations]


def test_an_item_of_a_list_is_told_with_whose_list_it_is(talk: Dialogue) -> None:
    made = talk.say("重污染的应急演练平时归谁组织")
    assert "市指挥部办公室" in made.answer
    assert "2.1.3（8）" in [one.clause.path for one in made.citations[:5]]


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("我们厂有烟囱往外排气，自己也得编一份应急预案吗", "1.4"),
        ("县里自己也得写一份预案么", "2.2"),
        ("接到启动应急响应的通知，成员单位最晚几小时内要动起来", "4.2续段"),
    ],
)
def test_duties_of_firms_counties_and_members_are_found(talk: Dialogue, question: str, clause: str) -> None:
    assert clause in [one.clause.path for one in talk.say(question).citations[:5]]


def test_a_decision_of_the_same_year_without_a_month_is_told_of_the_transition(talk: Dialogue) -> None:
    assert "仍按原标准执行" in talk.say("我们那片是2017年春天就作了征收决定的，现在按哪个算").answer


def test_a_reckoning_is_checked_and_not_taken_for_an_opinion(talk: Dialogue) -> None:
    assert "1950" in talk.say("90平的小超市，中介帮我算：15乘90再加1500，等于2850。靠谱吗").answer


def test_a_term_of_several_words_weighs_more_than_its_commonest_word(talk: Dialogue) -> None:
    assert "技术审查" in talk.say("建筑工业化专家委员会的意见有用吗").answer
