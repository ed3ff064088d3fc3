"""假设与方针: what a supposition is about comes first, quoted words by their number of characters, units without tasks."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("普惠金融就是给农民贷款吗", "创新普惠金融共享体系"),
        ("普惠金融只是针对小微企业的吧", "创新普惠金融共享体系"),
        ("科技小贷公司就是高利贷吗", "支持设立科技小贷公司"),
        ("行业自律就是自己管自己吗", "发挥行业自律作用"),
    ],
)
def test_a_supposition_is_met_with_the_clause_on_what_it_is_about(talk: Dialogue, question: str, heading: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.CLAUSE
    assert reply.citations[0].clause.heading == heading


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("金融生态区要建成什么样的，哪八个字", "诚信、稳定、高效、创新"),
        ("建筑方针是哪八个字", "适用、经济、绿色、美观"),
        ("金融消费环境要做到哪六个字", "公平、诚信、和谐"),
    ],
)
def test_quoted_words_are_found_by_their_number_of_characters(talk: Dialogue, question: str, words: str) -> None:
    assert f"“{words}”" in talk.say(question).answer


def test_a_unit_without_tasks_is_said_to_have_none(talk: Dialogue) -> None:
    reply = talk.say("南湖区政府牵头过吗")
    assert reply.kind == Kind.NO_ANSWER
    assert "没有列南湖区政府" in reply.answer
    assert "海宁市政府牵头1项" in talk.say("海宁市政府牵头过吗").answer


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("企业信用信息共享谁牵头", ["是，市地税局是责任部门", "是，市国税局是责任部门"]),
        ("知识产权质押的牵头部门是谁", ["没有列市地税局", "没有列市国税局"]),
    ],
)
def test_a_field_in_the_talk_of_a_task_means_its_units(talk: Dialogue, task: str, told: list[str]) -> None:
    answer = talk.say(task, "税务在配合名单里不").answer
    assert all(one in answer for one in told)
