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
        ("投贷联动2018年目标5亿？", Kind.LOOKUP, "不是，目标是：到2018年末，投贷联动业务规模要达到3亿元"),
        ("上市公司总数目标是80家吗", Kind.LOOKUP, "上市公司总数要达到100家以上"),
        ("2025年金融业增加值目标定了没", Kind.NO_ANSWER, "全市金融业增加值要超400亿元"),
        ("2019年不良率目标", Kind.NO_ANSWER, "到2020年，全市银行不良贷款率要控制在1%以内"),
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
