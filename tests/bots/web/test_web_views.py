"""How notices and calculators are laid out before they become pages."""

from __future__ import annotations

import pytest

from bots.web.forms import fields, inputs
from bots.web.notice_view import lay, marked
from bots.web.rendering import STATIC
from bots.web.table_view import head, lay_rows, split, width
from bots.web.widget_script import script

ROWS = [
    ("r1", "搬迁补偿费", "搬迁补偿费 货币补偿 1500元/户"),
    ("r2", "搬迁补偿费 产权调换", "产权调换 现房 1500元/户"),
    ("r3", "搬迁补偿费 产权调换", "期房 3000元/户"),
    ("r4", "临时安置补偿费", "临时安置补偿费 1.三环内的"),
    ("r5", "临时安置补偿费", "2.三环外的"),
]


def test_merged_cells_stand_once_and_fill_the_table() -> None:
    rows = lay_rows(ROWS)
    shown = [[(cell.text, cell.columns, cell.rows) for cell in row.cells] for row in rows]
    assert shown == [
        [("搬迁补偿费", 1, 3), ("货币补偿", 2, 1), ("1500元/户", 1, 1)],
        [("产权调换", 1, 2), ("现房", 1, 1), ("1500元/户", 1, 1)],
        [("期房", 1, 1), ("3000元/户", 1, 1)],
        [("临时安置补偿费", 1, 2), ("1.三环内的", 3, 1)],
        [("2.三环外的", 3, 1)],
    ]
    assert width(rows) == 4
    assert [cell.columns for cell in head("补偿费名称 补偿方式 补偿标准", 4)] == [1, 2, 1]


def test_every_row_covers_every_column() -> None:
    rows = lay_rows(ROWS)
    covered = [[0] * 4 for _ in rows]
    for number, row in enumerate(rows):
        for cell in row.cells:
            start = covered[number].index(0)
            for below in range(cell.rows):
                for across in range(cell.columns):
                    covered[number + below][start + across] += 1
    assert covered == [[1] * 4 for _ in rows]


@pytest.mark.parametrize("text", ["甲\t乙 丙\t丁", "甲　乙 丙　丁", "甲  乙 丙  丁", "甲 | 乙 丙 | 丁"])
def test_wide_gaps_set_cells_apart_before_single_spaces_do(text: str) -> None:
    assert split(text) == ["甲", "乙 丙", "丁"]


def test_a_heading_runs_in_or_stands_alone_as_printed() -> None:
    clauses = [
        {
            "clause_id": "n.1",
            "clause": "一、",
            "heading": "目标",
            "text": "一、目标\n到2020年。",
            "parent_id": None,
            "kind": "body",
        },
        {
            "clause_id": "n.1.1",
            "clause": "一、（一）",
            "heading": "范围",
            "text": "（一）范围。全市。",
            "parent_id": "n.1",
            "kind": "body",
        },
    ]
    alone, runs_in = lay(clauses).blocks
    assert (alone.heading, alone.runs_in, alone.depth) == ("一、目标", False, 0)
    assert (runs_in.heading, runs_in.runs_in, runs_in.depth) == ("（一）范围。", True, 1)
    assert runs_in.paragraphs == [[("全市。", False)]]


def test_words_are_marked_wherever_they_stand() -> None:
    assert marked("按月计发，按月", "按月") == [("按月", True), ("计发，", False), ("按月", True)]


RULE = {
    "inputs": [
        {"name": "area", "label": "面积", "type": "number", "many": True},
        {"name": "floors", "label": "层数", "type": "integer"},
        {"name": "ring", "label": "位置", "type": "choice", "options": [{"label": "三环内", "value": "inside"}]},
        {"name": "turnover", "label": "周转用房", "type": "boolean", "required": False},
    ]
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"area": "120", "floors": "6", "ring": "inside"}, {"area": 120, "floors": 6, "ring": "inside"}),
        ({"area": "100、80.5", "turnover": "true"}, {"area": [100, 80.5], "turnover": True}),
        ({"area": "一百", "floors": " "}, {"area": "一百"}),
        ({"ring": "elsewhere", "turnover": "false"}, {"ring": "elsewhere", "turnover": False}),
    ],
)
def test_what_was_filled_in_becomes_named_inputs(given: dict[str, str], expected: dict[str, object]) -> None:
    assert inputs(fields(RULE, given, {})) == expected


@pytest.mark.parametrize(
    "forbidden",
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "http://", "https://"],
)
def test_scripts_never_parse_markup_nor_name_other_hosts(forbidden: str) -> None:
    namespace = "http://www.w3.org/2000/svg"
    scripts = [script(), *(content for name, content in STATIC.items() if name.endswith(".js"))]
    assert all(forbidden not in source.decode().replace(namespace, "") for source in scripts)
