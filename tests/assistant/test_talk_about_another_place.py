"""A talk about another city goes on there until ours is named; a question that names both is answered for both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answering import reply
from assistant.answers import Kind, Reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library, load_library
from corpus.taking_in import take_in

DIVISION = """海宁市人民政府关于调整市政府领导工作分工的通知
海政发〔2017〕8号
各镇人民政府，市政府各部门：
经研究，对市政府领导工作分工作如下调整：
罗振国市长：领导市政府全面工作。
江映雪副市长：负责教育、科技等方面的工作。
分管：市教育局、市科技局。
何庆元副市长：负责卫生、民政等方面的工作。
分管：市卫生计生委、市民政局。
海宁市人民政府
2017年9月5日
"""


@pytest.fixture(scope="module")
def known() -> Iterator[Knowledge]:
    read = take_in(DIVISION.encode(), "division.txt").notices
    yield build_knowledge(Library((*load_library().notices, *read)))


def said(known: Knowledge, *turns: str) -> Reply:
    state = Conversation()
    for turn in turns:
        made, state = reply(turn, state, date(2017, 11, 1), known)
    return made


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("海宁谁分管教育", "那卫生呢"), "何庆元"),
        (("海宁谁分管教育", "那卫生呢", "民政局呢"), "何庆元"),
        (("海宁谁分管教育", "你好", "那卫生呢"), "何庆元"),
        (("谁分管教育", "海宁呢", "卫生呢"), "何庆元"),
        (("海宁谁分管教育", "嘉兴的呢"), "邢海华"),
        (("海宁谁分管卫生", "嘉兴的呢", "那教育呢"), "邢海华"),
        (("海宁谁分管教育", "嘉兴市谁分管卫生", "那教育呢"), "邢海华"),
    ],
)
def test_a_follow_up_stays_in_the_place_spoken_of(turns: tuple[str, ...], told: str, known: Knowledge) -> None:
    made = said(known, *turns)
    assert told in made.answer
    assert "海宁" not in made.answer or told == "何庆元"


def test_a_question_that_names_both_is_answered_for_both(known: Knowledge) -> None:
    for question in ("海宁和嘉兴谁分管教育", "嘉兴市、海宁市谁分管教育"):
        made = said(known, question)
        assert "江映雪" in made.answer
        assert "邢海华" in made.answer
        assert {one.notice.document_number for one in made.citations} >= {"海政发〔2017〕8号", "嘉政发〔2017〕32号"}


def test_a_question_of_our_own_is_computed_after_one_of_another_place(known: Knowledge) -> None:
    made = said(known, "海宁谁分管教育", "三环内120平方米期房产权调换过渡18个月能拿多少")
    assert made.kind is Kind.CALCULATION
