"""Who does a task is told in whatever form a notice states it: by label without a lead, in words, on lines of its own, in a table."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from docx import Document

from assistant.answering import reply
from assistant.answers import Kind
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library, load_library
from corpus.model import Notice
from corpus.register.tasks import tasks
from corpus.taking_in import take_in

PLAN = """青溪市人民政府办公室关于推进数字政府建设的通知
青政办发〔2022〕9号
各镇人民政府，市政府各部门：
一、重点任务
（一）建设政务云平台。承载系统120个。（责任单位：市大数据局、市财政局）
（二）推广电子证照。电子证照应归尽归。
责任单位：市公安局、市民政局
（三）完善应急指挥体系。建成两级平台。（市应急局牵头，市水利局、市气象局配合）
（四）保护古树名木。普查全市古树。
牵头单位：市林业局
配合单位：市建委、市文旅局
（五）提升农贸市场。三年改造40家。（市市场监管局、市商务局按职责分工负责）
（六）开放公共停车位。夜间向居民开放（含周末和节假日）。
青溪市人民政府办公室
2022年3月2日
"""
TITLE, NUMBER, SENT = "青溪市人民政府办公室关于印发民生实事清单的通知", "青政办发〔2022〕10号", "各镇人民政府："
TABLE = (
    ("序号", "工作任务", "牵头单位", "配合单位"),
    ("1", "扩建公共厕所", "市城管局", "市财政局、市建委"),
    ("2", "设立夜间门诊", "市卫健委", ""),
    ("3", "修缮历史建筑，完善名录", "", "市文旅局"),
)


def as_word() -> bytes:
    document, made = Document(), io.BytesIO()
    for line in (TITLE, NUMBER, SENT, "清单见下表。"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(made)
    return made.getvalue()


def as_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    head = f"<h1>{TITLE}</h1><p>{NUMBER}</p><p>{SENT}</p><p>清单见下表。</p>"
    return f"<html><body>{head}<table>{rows}</table></body></html>".encode()


@pytest.fixture(scope="module")
def known() -> Iterator[Knowledge]:
    read = [*take_in(PLAN.encode(), "plan.txt").notices, *take_in(as_word(), "list.docx").notices]
    yield build_knowledge(Library((*load_library().notices, *read)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青溪市建设政务云平台由谁牵头", "责任部门是市大数据局、市财政局，没有写明由谁牵头"),
        ("青溪市推广电子证照的责任单位有哪些", "责任部门是市公安局、市民政局，没有写明由谁牵头"),
        ("青溪市应急指挥体系哪个部门牵头", "牵头部门是市应急局，配合部门是市水利局、市气象局"),
        ("青溪市古树名木由谁牵头保护", "牵头部门是市林业局，配合部门是市建委、市文旅局"),
        ("青溪市提升农贸市场的责任部门是谁", "责任部门是市市场监管局、市商务局"),
        ("青溪市扩建公共厕所由谁牵头", "牵头部门是市城管局，配合部门是市财政局、市建委"),
        ("青溪市修缮历史建筑由谁牵头", "配合部门是市文旅局，没有写明由谁牵头"),
    ],
)
def test_departments_are_told_with_the_clause(question: str, told: str, known: Knowledge) -> None:
    made = reply(question, Conversation(), date(2022, 10, 1), known)[0]
    assert made.kind is Kind.LOOKUP
    assert told in made.answer
    assert made.citations


def read(content: bytes, name: str) -> Notice:
    return take_in(content, name).notices[0]


@pytest.mark.parametrize(("made", "name"), [(as_word, "list.docx"), (as_page, "list.html")])
def test_an_empty_cell_of_a_table_moves_no_department_to_another_part(made: Callable[[], bytes], name: str) -> None:
    found = {task.title: (task.lead, dict(task.roles)) for task in tasks(read(made(), name))}
    assert found["扩建公共厕所"] == ((("市城管局",),), {"配合部门": (("市财政局",), ("市建委",))})
    assert found["设立夜间门诊"] == ((("市卫健委",),), {})
    assert found["修缮历史建筑，完善名录"] == ((), {"配合部门": (("市文旅局",),)})


def test_a_bracket_that_names_no_department_makes_no_task() -> None:
    titles = [task.title for task in tasks(read(PLAN.encode(), "plan.txt"))]
    assert len(titles) == 5
    assert "开放公共停车位" not in titles
