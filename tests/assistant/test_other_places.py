"""Notices of other places beside ours: a question that names their place is answered from them, never with our figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answering import reply
from assistant.answers import Kind
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library, load_library
from corpus.taking_in import take_in

MADE = Path(__file__).parents[1] / "corpus" / "made"
BAN = """云台市人民政府关于禁止燃放烟花爆竹的通告
云政告〔2022〕3号
为保障公共安全，现就有关事项通告如下：
一、禁放区域。中心城区全年禁止燃放烟花爆竹。
二、处罚规定。违反本通告燃放烟花爆竹的，由公安机关处100元以上500元以下罚款。
云台市人民政府
2022年1月12日
"""
DIVISION = """沧溪市人民政府关于调整市政府领导工作分工的通知
沧政发〔2022〕8号
各县（区）人民政府，市政府各部门：
经研究，对市政府领导工作分工作如下调整：
罗振国市长：领导市政府全面工作。
江映雪副市长：负责教育、科技等方面的工作。
分管：市教育局、市科技局。
沧溪市人民政府
2022年9月5日
"""

PLAN = """枫桥市人民政府关于推进数字政府建设的实施意见
枫政发〔2021〕27号
各镇人民政府，市政府各部门：
一、重点任务
（一）建设政务云平台。承载系统120个。（牵头单位：市大数据局；配合单位：市财政局、市发改委）
（二）推广电子证照。电子证照应归尽归。〔牵头部门：市公安局〕
枫桥市人民政府
2021年6月30日
"""


@pytest.fixture(scope="module")
def known() -> Iterator[Knowledge]:
    sources = [(MADE / "standard.txt").read_text(encoding="utf-8"), BAN, DIVISION, PLAN]
    read = [notice for text in sources for notice in take_in(text.encode(), "other.txt").notices]
    yield build_knowledge(Library((*load_library().notices, *read)))


def answered(question: str, known: Knowledge) -> tuple[Kind, str]:
    said = reply(question, Conversation(), date(2022, 10, 1), known)[0]
    return said.kind, said.answer


def test_a_sum_for_another_city_is_not_worked_out_with_our_figures(known: Knowledge) -> None:
    kind, said = answered("澜州市三环内120平方米的临时安置补偿每平方米多少", known)
    assert kind is Kind.CLAUSE
    assert "24元" in said
    assert "18元" not in said


def test_our_own_sum_is_worked_out_as_before(known: Knowledge) -> None:
    kind, said = answered("三环内120平方米期房产权调换过渡18个月能拿多少", known)
    assert kind is Kind.CALCULATION
    assert "41880元" in said


def test_a_fine_that_a_notice_states_is_told(known: Knowledge) -> None:
    assert "100元以上500元以下罚款" in answered("云台市燃放烟花爆竹罚多少钱", known)[1]


def test_a_division_of_work_with_colons_is_read(known: Knowledge) -> None:
    assert "江映雪副市长分管市教育局" in answered("沧溪市谁分管市教育局", known)[1]


def test_who_leads_and_who_takes_part_in_a_task_of_another_city_is_told(known: Knowledge) -> None:
    assert "牵头部门是市大数据局，配合部门是市财政局、市发改委" in answered("枫桥市建设政务云平台由谁牵头", known)[1]
    assert "牵头部门是市公安局。" in answered("枫桥市推广电子证照由谁牵头", known)[1]


def test_a_fine_that_is_stated_is_quoted_and_titles_that_name_the_place_do_not_stand_before_it(
    known: Knowledge,
) -> None:
    kind, said = answered("云台市放烟花罚多少钱", known)
    assert kind == Kind.CLAUSE
    assert "处100元以上500元以下罚款" in said
