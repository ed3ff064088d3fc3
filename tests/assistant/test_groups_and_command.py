"""议事机构: heads, members, offices and work of the leading groups and of the command, as their clauses state them."""

from __future__ import annotations

import pytest
from dialogue import Dialogue, cited

from assistant.knowledge import Knowledge


@pytest.mark.parametrize(
    ("question", "told", "clause"),
    [
        ("大气重污染指挥部副总指挥由哪几位担任", "市环保局局长、市气象局局长（共3位）", "jzbf-2017-63.2.1.1"),
        (
            "大气办的主任、副主任分别由谁兼",
            "办公室主任是市环保局局长；副主任是市气象局和市环保局分管副局长",
            "jzbf-2017-63.2.1.3",
        ),
        ("61号里的领导小组，办公室挂在哪", "办公室设在市建委", "jzbf-2017-61.4.1"),
        ("金融生态区领导小组由谁当组长", "组长是市政府分管副市长", "jzbf-2017-60.3.1"),
        ("61号的专家委员会是干啥的", "技术审查、评估和论证", "jzbf-2017-61.4.1"),
        ("市里搞装配式的领导小组，谁挂帅", "市推进绿色建筑和建筑工业化领导小组：组长是分管副市长", "jzbf-2017-61.4.1"),
    ],
)
def test_a_post_or_a_part_is_told_with_its_clause(talk: Dialogue, question: str, told: str, clause: str) -> None:
    reply = talk.say(question)
    assert told in reply.answer
    assert clause in cited(reply)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("绿建领导小组成员里有没有气象局", "没有，"),
        ("气象局属于大气指挥部成员吗", "是的，市气象局"),
        (
            "环保局长在大气指挥部兼几个职务，各是什么",
            "市环保局局长任副总指挥；是成员单位；办公室设在市环保局；市环保局局长任办公室主任",
        ),
        ("绿建领导小组副组长由谁担任，是建委主任吗", "不是市建委。"),
        ("审计局在重污染时干什么", "必须服从市指挥部的指挥"),
        ("大气总指挥是洪湖鹏吗", "没有写姓名"),
    ],
)
def test_whether_a_unit_belongs_to_a_body_and_as_what(talk: Dialogue, question: str, told: str) -> None:
    assert told in talk.say(question).answer


def test_another_body_is_asked_for_the_same_part(talk: Dialogue) -> None:
    assert "办公室设在市环保局" in talk.say("大气指挥部办公室设哪儿").answer
    assert "人行嘉兴市中心支行" in talk.say("金融生态区的设哪儿").answer
    assert "办公室设在市建委" in talk.say("绿建的呢").answer


def test_every_post_is_read_out_of_the_clause_that_states_it(known: Knowledge) -> None:
    assert len(known.register.bodies) == 3
    for body in known.register.bodies:
        assert {"head", "deputy", "member", "office"} <= {part.role for part in body.parts}
        for part in body.parts:
            assert part.who in part.sentence
            assert part.sentence in part.clause.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "金融生态区、绿色建筑、大气重污染三个议事机构，办公室各设在哪个单位",
            ("人行嘉兴市中心支行", "市建委", "市环保局"),
        ),
        ("金融生态区领导小组管什么的，它办公室又承担啥", ("重大任务", "日常组织")),
        ("指挥部还能临时增加成员单位吗", ("必要时增加",)),
        ("我局在预案里没写职责，是不是可以不用管", ("必须服从市指挥部的指挥",)),
        ("启动大气应急响应要经谁批准", ("经市指挥部批准，启动应急响应",)),
        ("大气重污染预案日常由谁管理", ("本预案由市指挥部办公室负责管理",)),
    ],
)
def test_what_the_clause_and_not_the_table_tells(talk: Dialogue, question: str, told: tuple[str, ...]) -> None:
    answer = talk.say(question).answer
    assert all(one in answer for one in told)
