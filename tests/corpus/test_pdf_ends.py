"""Where a paragraph of a PDF ends that is not set in: short lines, their last marks and the words below them tell."""

from __future__ import annotations

import pytest

from corpus.reception.pdf_ends import Ends, begins_by_words, ends_of
from corpus.reception.pdf_lines import PrintedLine

SIZE = 10.0


def line(text: str, right: float) -> PrintedLine:
    return PrintedLine(text, 0.0, right, 0.0, SIZE, SIZE)


def column(*rights: float) -> list[PrintedLine]:
    return [line("市政府各部门要加强组织领导", right) for right in rights]


EVEN = ends_of(column(200, 200, 200, 200, 200, 120, 200), 200, set_in=False)
UNEVEN = ends_of(column(200, 193, 186, 198, 190, 184, 196), 200, set_in=False)


@pytest.mark.parametrize(
    ("ends", "text", "right", "following", "ended"),
    [
        (EVEN, "各部门要抓好落实。", 190, "市财政局要保障经费", True),
        (EVEN, "各部门要抓好落实。", 200, "市财政局要保障经费", False),
        (EVEN, "各部门要抓好落", 190, "（一）保障经费", True),  # a number stands below
        (EVEN, "补助标准为每人每年", 170, "2009至2012年执行", True),  # the year would have had room
        (EVEN, "补助标准为每人每年", 185, "2009，执行", False),  # it would not, and no line may part it
        (UNEVEN, "各部门要抓好落", 172, "实工作", False),  # lines end anywhere here
        (UNEVEN, "各部门要抓好落", 150, "实工作", True),
        (UNEVEN, "各部门要抓好落实。", 175, "市财政局要保障经费", True),
    ],
)
def test_a_paragraph_ends_with_a_line_that_could_have_held_more(
    ends: Ends, text: str, right: float, following: str, ended: bool
) -> None:
    assert ends.end(text, line(text, right), line(following, 200)) is ended


def test_where_paragraphs_are_set_in_a_line_has_to_be_two_characters_short() -> None:
    ends = ends_of(column(200, 200, 200, 200, 200, 200), 200, set_in=True)
    assert not ends.end("各部门要抓好落实。", line("", 185), line("市财政局", 200))
    assert ends.end("各部门要抓好落实。", line("", 180), line("市财政局", 200))


@pytest.mark.parametrize(
    ("text", "before", "following", "begins"),
    [
        ("各县（市、区）人民政府，市政府各部门：", "", "为加强管理，通知如下", True),
        ("申请表；", "应当提交下列材料：", "身份证明；", True),
        ("（一）申请表；", "应当提交下列材料：", "身份证明；", False),
        ("会议认真研究；", "会议听取了汇报。", "并作出部署。", False),
        ("市政府办公室负责。", "", "组长：王海涛", True),
        ("市政府办公室负责。", "", "各部门配合", False),
    ],
)
def test_words_tell_a_new_paragraph_below_a_full_line(text: str, before: str, following: str, begins: bool) -> None:
    assert begins_by_words(text, before, following) is begins
