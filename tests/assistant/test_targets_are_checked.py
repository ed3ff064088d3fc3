"""目标的核对: a supposed target confirmed or corrected, years without one, figures held against several, paces of growth."""

from __future__ import annotations

from datetime import date

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "kind", "told"),
    [
        ("科技型企业新三板挂牌2020目标是100家，对吧？", Kind.LOOKUP, "是的，目标是"),
        ("银行不良率目标不超过2%对吗", Kind.LOOKUP, "不是，目标是"),
        ("制造业贷款围绕哪些领域", Kind.CLAUSE, "重点领域"),
        ("投贷联动2018年目标5亿？", Kind.LOOKUP, "不是，目标是：到2018年末，投贷联动业务规模要达到3亿元"),
        ("上市公司总数目标是80家吗", Kind.LOOKUP, "上市公司总数要达到100家以上"),
        ("2025年金融业增加值目标定了没", Kind.NO_ANSWER, "全市金融业增加值要超400亿元"),
        ("2019年不良率目标", Kind.NO_ANSWER, "到2020年，全市银行不良贷款率要控制在1%以内"),
        ("制造业贷款占比要超50%是不是", Kind.LOOKUP, "不是，目标是"),
        ("不良贷款率控制在1.5%以内对不对", Kind.LOOKUP, "不是，目标是"),
        ("31号说的上市80家和60号说的上市100家，是一回事吗", Kind.LOOKUP, "不一样，各通知说的不是同一项指标"),
        ("60号里2018年的目标有哪些", Kind.NO_ANSWER, "通知没有规定2018年"),
        ("小微企业贷款增幅有什么要求", Kind.LOOKUP, "不低于全部贷款增幅"),
        ("科技企业贷款增速跟全市平均比有啥要求", Kind.LOOKUP, "不低于全市各项贷款余额平均增速"),
    ],
)
def test_what_is_supposed_of_a_target(talk: Dialogue, question: str, kind: Kind, told: str) -> None:
    reply = talk.say(question)
    assert reply.kind == kind
    assert told in reply.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("预制装配占比目标30%，实际28.6%，差几个点", "还差1.4个百分点"),
        ("保险深度4.3%，密度3900元，2020年两项分别过没过？", "还差100元/人"),
        ("全市保费195亿，2020目标够不够？", "还差5亿元"),
        ("全市上市公司要比科技型的多几家", "高20家（100 − 80）"),
        ("金融业增加值占三产比重比占GDP高几个点", "高8个百分点（16 − 8）"),
        ("以2020年目标计，全市股份制企业新增数是科技型新增数的几倍？", "2倍（1000 ÷ 500）"),
    ],
)
def test_figures_are_held_against_targets(talk: Dialogue, question: str, told: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.CALCULATION
    assert told in reply.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("专利权质押贷款2018到2020两年要多出多少", "增加1亿元"),
        ("科技保险保费2020年是2018年的几倍", "2倍（2 ÷ 1）"),
        ("科技企业从银行贷的款，2018年底要做到几个亿？到2020又是几个亿，涨多少", "增加200亿元"),
        ("科技企业并购重组，17到18两年要做到多大规模，2020末呢", "50亿元"),
        ("投贷联动2018年末是3亿，那2020年末应该翻倍到6亿吧？", "不是6亿"),
        ("2020年末科技型企业贷款余额要是只做到980亿，缺口多大", "还差20亿元"),
    ],
)
def test_years_of_one_indicator_are_set_against_each_other(talk: Dialogue, question: str, told: str) -> None:
    assert told in talk.say(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "现在全市银行的不良贷款率实际是多少",
        "保险深度目前做到多少了",
        "装配式占比完成情况怎么样",
        "制造业贷款占比最新数是多少",
    ],
)
def test_what_has_been_reached_is_not_what_is_to_be(talk: Dialogue, question: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.NO_ANSWER
    assert "通知只规定了目标" in reply.answer


def test_the_two_targets_told_one_after_the_other_are_set_against_each_other(talk: Dialogue) -> None:
    talk.say("全市新三板2020年要挂牌多少家", "那科技型企业的呢")
    assert "高50家（150 − 100）" in talk.say("差多少家").answer


@pytest.mark.parametrize(
    "question",
    ["到2020年 一星绿建、二星以上、装配式 三个比例各是什么", "一星级绿色建筑要做到多大比例", "61号主要目标有哪些"],
)
def test_what_is_to_be_reached_as_a_whole_is_told_beside_the_figures(talk: Dialogue, question: str) -> None:
    assert "实现一星级绿色建筑全覆盖" in talk.say(question).answer


def test_a_span_of_years_covers_the_years_within(talk: Dialogue) -> None:
    assert "没有单独规定2017年" not in talk.say("直接融资17-18年要融多少，再到2020").answer


def test_every_indicator_named_is_told(talk: Dialogue) -> None:
    answer = talk.say("61号文给2020年定的两个占比：装配式、二星级以上绿色建筑，各多少？").answer
    assert "30%以上" in answer
    assert "15%以上" in answer


@pytest.mark.parametrize(
    "question",
    ["按31号方案，我们县要组建的政府性融资担保机构，注册资本最低得多少？", "科技支行星级评定，牵头评估的是哪家"],
)
def test_words_of_compensation_are_not_taken_for_it_elsewhere(talk: Dialogue, question: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.LOOKUP
    assert reply.citations[0].notice.document_number == "嘉政发〔2017〕31号"


def test_the_year_of_a_figure_is_told(talk: Dialogue) -> None:
    assert "到2020年末" in talk.say("投贷联动2018年目标是多少", "那5亿是哪年").answer


def test_everyones_figure_follows_that_of_technology_firms(talk: Dialogue) -> None:
    talk.say("科技企业上市目标18年", "20年")
    assert "上市公司总数要达到100家以上" in talk.say("全市口径的也要").answer


def test_all_targets_of_a_notice_are_listed(talk: Dialogue) -> None:
    answer = talk.say("31号里2018年的目标有哪些").answer
    assert "800亿元" in answer
    assert "500亿元" in answer
    assert "到2020年" not in answer.split("依据：")[0]


def test_a_year_may_be_said_from_the_day_asked_about(talk: Dialogue) -> None:
    assert "800亿元" in talk.say("去年年底科技型企业贷款余额目标是多少", day=date(2019, 1, 10)).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("科技企业贷款已经有930亿，离2020年末目标还差多少", "要是只有870呢"), "还差130亿元"),
        (("科技型企业累计直接融资2020年末的目标", "17到18年那一档呢"), "200亿元"),
        (("保险深度4%够不够了，我们现在3.8",), "还差0.2个百分点"),
        (("应收账款质押融资余额做到了550亿，跟2018年末的要求比怎么样",), "高出50亿元"),
        (("科技企业贷款现在920亿，离2020年末的目标还差多少", "那比2018年的目标呢"), "高出120亿元"),
        (("我们县担保公司注册资本才8000万，2017年末的要求够不够，差多少",), "还差0.2亿元"),
    ],
)
def test_what_was_said_before_stands_where_nothing_else_is_said(
    talk: Dialogue, turns: tuple[str, ...], told: str
) -> None:
    assert told in talk.say(*turns).answer
