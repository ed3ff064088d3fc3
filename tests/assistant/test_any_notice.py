"""Questions answered from made notices of other places, taken in as they are: no code knows their names or figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.answering import reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge, build_knowledge
from assistant.shapes import reply_json
from corpus.library import load_library
from corpus.storage import save
from corpus.taking_in import take_in

MADE = Path(__file__).parents[1] / "corpus" / "made"
DAY = date(2022, 9, 1)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("made")
    for source in sorted(MADE.glob("*.txt")):
        save(take_in(source), folder)
    yield build_knowledge(load_library(folder))


def asked(question: str, known: Knowledge) -> dict[str, Any]:
    return reply_json(reply(question, Conversation(), DAY, known)[0])


@pytest.mark.parametrize(
    ("question", "says", "cites"),
    [
        ("谁分管市教育局", "许文静副市长分管市教育局", "qzf-2021-19.3"),
        ("周启明分管哪些单位", "市发改委、市财政局、市统计局", "qzf-2021-19.2"),
        ("新建护理型床位每张补助多少", "每张补助12000元", "lzbf-2020-17.2.1.1"),
        ("擅自移动界桩怎么处罚", "处二千元以上二万元以下的罚款", "yxshdbhtl-20220527.2.2.5"),
        ("河道保护条例第四条怎么规定", "确需变更的，按照原程序报批", "yxshdbhtl-20220527.2.1.2.4"),
        ("云溪省河道保护条例第三条第二款", "应当标明“禁采区”", "yxshdbhtl-20220527.2.1.1.3.p1"),
        ("河道保护条例第三条第三款第二项", "改变河道走向的", "yxshdbhtl-20220527.2.1.1.3.p2.2"),
        ("河道保护条例第三条之一是什么", "征求沿岸乡（镇）人民政府", "yxshdbhtl-20220527.2.1.1.3-1"),
        ("河道保护条例什么时候施行", "2022年8月1日", "yxshdbhtl-20220527.fz.7"),
    ],
)
def test_a_fact_of_a_made_notice_is_answered_with_its_clause(
    known: Knowledge, question: str, says: str, cites: str
) -> None:
    said = asked(question, known)
    assert says in said["answer"]
    assert cites in {one["clause_id"] for one in said["citations"]}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        # 120 × 24 = 2880 a month, over 1500; 18 months 51840; moving twice 4000
        ("我家120平三环里选期房，过渡18个月，一共能拿多少", 55840),
        # 1800 for the household, 30㎡ over 50 at 16
        ("商铺80平搬迁补偿多少钱", 2280),
    ],
)
def test_another_city_s_standard_is_computed_by_its_own_figures(known: Knowledge, question: str, value: int) -> None:
    said = asked(question, known)
    assert said["calculation"]["result"]["value"] == value
    assert {one["document_number"] for one in said["citations"]} == {"澜政办发〔2021〕40号"}


def test_an_article_that_a_law_does_not_have_is_not_made_up(known: Knowledge) -> None:
    said = asked("河道保护条例第八十八条怎么规定", known)
    assert said["kind"] == "no_answer"
    assert "没有第八十八条" in said["answer"]
