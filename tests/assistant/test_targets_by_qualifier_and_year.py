"""A target is the one of the scope, the notice and the year that are said, and is quoted with its year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering import reply
from assistant.answers import Kind, Reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge

_DAY = date(2018, 6, 1)
Asking = Callable[..., Reply]


@pytest.fixture
def ask(known: Knowledge) -> Asking:
    """The reply to the last of the messages of a conversation."""

    def asked(*messages: str) -> Reply:
        conversation = Conversation()
        for message in messages:
            said, conversation = reply(message, conversation, _DAY, known)
        return said

    return asked


def finding(said: Reply) -> str:
    """The answer without what it rests on."""
    return re.split(r"\n(?:依据：|Source )", said.answer)[0]


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("科技型企业2020年上市多少家", ["2020年末", "80家"], ["100家", "40家"]),
        ("科技型企业2018年末上市目标", ["2018年末", "40家"], ["没有", "100家", "80家"]),
        ("科技型企业不同年份的上市目标分别多少", ["2018年末", "40家", "2020年末", "80家"], ["100家"]),
        ("政府性融资担保公司注册资本，县里要多少", ["2017年末", "各县（市）", "1亿元以上"], ["2亿"]),
        ("县里的政策性担保机构注册资本多少，哪年前", ["2017年末", "1亿元以上"], ["2亿"]),
        ("市本级政策性担保机构注册资本多少", ["2017年末", "市本级", "2亿元以上"], ["1亿"]),
        ("科创企业2020年要上市多少家", ["2020年末", "80家"], ["100家", "1000亿"]),
        ("how many tech companies should be listed by 2020", ["80家"], ["100家"]),
        ("31号里新三板的目标", ["60家", "100家"], ["150家"]),
        ("全市股份制企业新增要几家，2020？不是科技型的那个", ["1000家以上"], ["500家"]),
    ],
)
def test_what_is_said_of_a_target_chooses_it(ask: Asking, question: str, told: list[str], untold: list[str]) -> None:
    answer = finding(ask(question))
    assert all(one in answer for one in told), answer
    assert not any(one in answer for one in untold), answer


@pytest.mark.parametrize("question", ["上市公司目标", "2020年新三板目标多少家", "新增股份制企业目标", "保费收入目标"])
def test_the_target_for_everyone_comes_before_those_for_some(ask: Asking, question: str) -> None:
    answer = finding(ask(question))
    assert "〔2017〕60号" in answer.split("科技")[0]
    assert "〔2017〕31号" in answer.split("科技", 1)[1]


def test_targets_of_two_notices_stand_side_by_side(ask: Asking) -> None:
    said = ask("60号文和31号文里上市公司目标一样吗")
    assert "不一样" in said.answer
    assert all(one in finding(said) for one in ("100家以上（嘉政办发〔2017〕60号）", "80家（嘉政发〔2017〕31号）"))
    assert {one.notice.document_number for one in said.citations} == {"嘉政办发〔2017〕60号", "嘉政发〔2017〕31号"}


def test_a_scope_that_no_target_has_is_said_to_be_missing(ask: Asking) -> None:
    assert "没有单独规定科技型企业的这项目标" in ask("科技型企业不良贷款率目标").answer
    assert "没有规定2018年上市公司总数的目标" in ask("2018年上市公司目标").answer


@pytest.mark.parametrize(
    "talk", [["科技型企业上市的呢"], ["科技型企业新三板呢"], ["新三板呢"], ["上市公司目标", "新三板呢"]]
)
def test_each_value_follows_its_year(ask: Asking, talk: list[str]) -> None:
    for part in finding(ask(*talk)).removeprefix("目标是：").split("；"):
        assert part[:6] in {"到2018年", "到2020年"}
        assert part.count("家") - part.count("家以上") <= 1


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (["科技保险谁牵头", "2020年目标是多少"], "到2020年末，全市科技保险保费收入要达到2亿元"),
        (["科技保险谁牵头", "2020年目标是多少", "2018年呢"], "到2018年末，全市科技保险保费收入要达到1亿元"),
        (
            ["市本级担保公司注册资本多少", "县里呢"],
            "目标是：到2017年末，各县（市）政府性融资担保机构注册资本要在1亿元以上",
        ),
        (["股份制科技企业到2020年新增多少家", "全市口径（不限科技型）的呢"], "1000家以上"),
        (["市本级担保公司注册资本多少", "县里呢", "市本级呢"], "目标是：到2017年末，市本级"),
        (["上市公司目标", "科技型的呢", "2018年呢"], "40家"),
    ],
)
def test_a_follow_up_keeps_what_was_spoken_of(ask: Asking, talk: list[str], told: str) -> None:
    assert told in finding(ask(*talk))


@pytest.mark.parametrize(
    "question", ["装配式建筑政策2019年还有效吗", "假如现在是2019年6月，公积金还能上浮吗", "科技金融政策2019年失效了吗"]
)
def test_whether_a_notice_holds_is_no_question_for_a_target(ask: Asking, question: str) -> None:
    assert "目标" not in finding(ask(question))


@pytest.mark.parametrize("question", ["嘉兴2025年GDP目标", "2020年国内生产总值目标", "第三产业增加值目标"])
def test_a_part_of_an_indicator_is_not_the_indicator(ask: Asking, question: str) -> None:
    said = ask(question)
    assert said.kind == Kind.NO_ANSWER
    assert "没有规定" in said.answer


@pytest.mark.parametrize("question", ["金融业增加值占GDP比重", "金融业占GDP比重2020年目标"])
def test_a_fact_is_stated_once_and_every_clause_that_states_it_cited(ask: Asking, question: str) -> None:
    said = ask(question)
    assert finding(said).count("8%") == 1
    assert len(said.citations) == 2


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("保费收入目标", "全市保费收入年均要增长15%以上"),
        ("装配式建造占比目标", "全市新建建筑实施装配式建造的占比要达到30%以上"),
        ("不良贷款率目标", "全市银行不良贷款率要控制在1%以内"),
        ("土地承包经营权贷款年均增速目标", "2017～2020年，土地承包经营权贷款余额年均增速要达到20%以上"),
        ("省级信用县目标", "到2020年，要建成1～2个省级信用县"),
        ("保险深度和保险密度", "到2020年，保险深度要超过4%；到2020年，保险密度要超过4000元/人"),
    ],
)
def test_a_target_reads_as_a_sentence(ask: Asking, question: str, sentence: str) -> None:
    assert sentence in finding(ask(question))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("保险深度和保险密度", ["保险深度超过4%", "保险密度超过4000元/人"]),
        ("科技保险保费目标", ["保费收入达到1亿元", "保费收入达到2亿元"]),
        ("保费收入目标", ["保费收入超过200亿元", "年均增长15%以上", "达到1亿元", "达到2亿元"]),
    ],
)
def test_each_value_is_quoted(ask: Asking, question: str, words: list[str]) -> None:
    basis = ask(question).answer.split("\n依据：")[1]
    assert all(one in basis for one in words), basis


@pytest.mark.parametrize(
    ("question", "told", "clause"),
    [
        ("target for tech company loans by end of 2018", ["By the end of 2018", "80 billion", "800亿元"], "31.1"),
        ("How many prefab bases should be built", ["Before 2018: 2", "建成2个"], "61.1.3"),
        ("registered capital of county guarantee companies", ["By the end of 2017", "100 million"], "31.2.1.4"),
    ],
)
def test_english_questions_find_their_target(ask: Asking, question: str, told: list[str], clause: str) -> None:
    said = ask(question)
    assert all(one in said.answer for one in told), said.answer
    assert said.citations[0].clause.id.endswith(clause)


def test_a_figure_is_held_against_the_target_named_first(ask: Asking) -> None:
    said = ask("上市公司目标", "90家够吗")
    assert said.kind == Kind.CALCULATION
    assert finding(said).startswith("没有达到目标") and "100家以上" in finding(said)


def test_a_list_of_many_tasks_has_no_one_target(ask: Asking) -> None:
    assert "目标是" not in ask("市金融办牵头哪些任务", "2020年目标是多少").answer


def test_the_year_just_asked_is_not_suggested(ask: Asking) -> None:
    assert ask("科技保险2020年目标").suggestions == ("2018年的目标呢？", "原文")
    assert ask("科技保险目标").suggestions == ("原文",)
