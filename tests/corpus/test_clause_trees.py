"""The tree of every notice, as read against the printed bulletin: one line a clause, id, path and heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import Library
from corpus.model import ClauseKind

REVIEWED = Path(__file__).parent / "clause_trees"
LONGEST_CITATION = 1500


def listing(library: Library, notice_id: str) -> str:
    """The notice's clauses, indented by their depth."""
    lines = []
    for clause in library.notice(notice_id).clauses:
        depth, parent = 0, clause.parent_id
        while parent is not None:
            depth, parent = depth + 1, library.clause(parent).parent_id
        lines.append(f"{'  ' * depth}{clause.id}  {clause.path}  {clause.heading}".rstrip())
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", sorted(REVIEWED.glob("*.txt")), ids=lambda path: path.stem)
def test_the_tree_is_the_reviewed_one(library: Library, path: Path) -> None:
    assert listing(library, path.stem) == path.read_text(encoding="utf-8")


def test_every_notice_has_a_reviewed_tree(library: Library) -> None:
    assert {path.stem for path in REVIEWED.glob("*.txt")} == {notice.id for notice in library.notices}


def test_a_clause_begins_with_its_label(library: Library) -> None:
    for notice in library.notices:
        for clause in notice.clauses:
            if clause.kind is not ClauseKind.ROW:
                assert clause.text.startswith(clause.label)


def test_a_clause_is_short_enough_to_be_cited_and_ends_where_a_sentence_does(library: Library) -> None:
    for notice in library.notices:
        for clause in notice.clauses:
            assert len(clause.text) <= LONGEST_CITATION
            if clause.kind is ClauseKind.BODY and "。" in clause.text:
                assert clause.text[-1] in "。；：）〕”", clause.id


def test_a_parent_is_printed_before_its_children(library: Library) -> None:
    for notice in library.notices:
        seen: set[str] = set()
        for clause in notice.clauses:
            assert clause.parent_id is None or clause.parent_id in seen
            seen.add(clause.id)


@pytest.mark.parametrize(
    ("clause_id", "begins", "ends"),
    [
        ("jzbf-2017-62.1.2", "（二）临时安置补偿。被征收房屋位于三环内的", "不支付临时安置补偿费。"),
        ("jzbf-2017-62.p1", "本标准自印发之日起施行。", "仍按原标准执行。"),
        ("jzbf-2017-61.3.p1", "以上享受扶持政策的", "工业建筑。"),
        ("jzbf-2017-61.p1", "本实施意见自10月20日起实施", "2020年12月31日。"),
        ("jzbf-2017-63.2.1.4.p1", "本预案未规定职责的", "开展应对工作。"),
        ("jzbf-2017-63.3.3.2", "3.3.2 预警发布\n由市指挥部办公室", "减排措施。"),
        ("jzbf-2017-63.4.2.p1", "启动应急响应后", "以下一项或几项措施："),
        ("jzbf-2017-63.4.3", "4.3 分级响应\n发布蓝色预警", "启动一级应急响应。"),
        ("jzbf-2017-63.7.3", "7.3 预案管理与更新\n本预案由", "适时组织评估和修订。"),
        ("jzf-2017-32.1", "胡海峰市长 领导市政府全面工作", "市咨询委。"),
    ],
)
def test_paragraphs_stay_with_their_clause(library: Library, clause_id: str, begins: str, ends: str) -> None:
    text = library.clause(clause_id).text
    assert text.startswith(begins)
    assert text.endswith(ends)


def test_table_rows_read_across_and_know_their_category(library: Library) -> None:
    rows = library.children("jzbf-2017-62.t1")
    assert [row.text for row in rows[:3]] == [
        "搬迁补偿费 货币补偿 1500元/户",
        "产权调换 现房 1500元/户",
        "期房 3000元/户",
    ]
    assert [row.heading for row in rows[:3]] == ["搬迁补偿费", "搬迁补偿费 产权调换", "搬迁补偿费 产权调换"]
    assert "按照被征收房屋的建筑面积每月每平方米18元计发" in rows[3].text
    assert rows[3].heading == "临时安置补偿费"
    assert len(rows) == 6
