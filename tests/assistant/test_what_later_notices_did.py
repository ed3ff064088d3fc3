"""The list of notices tells what later ones have done to each by the day asked about: taken its place, or changed clauses."""

from __future__ import annotations

from datetime import date

import pytest
from later_texts import notice_text

from assistant.browsing import document, documents
from bots.web import schemas
from corpus.library import Library, load_library
from corpus.taking_in import take_in

ENDS = notice_text("关于废止文件的通知", "嘉政办发〔2019〕7号", "嘉政办发〔2017〕61号自2019年6月1日起废止。")
CHANGES = notice_text(
    "关于修改征收补偿标准的通知",
    "嘉政办发〔2019〕8号",
    "对《关于调整市区国有土地上房屋征收相关补偿标准的通知》（嘉政办发〔2017〕62号）作如下修改：",
    "一、第一条第（二）项中的“18元”修改为“20元”。",
)


@pytest.fixture(scope="module")
def library() -> Library:
    read = [take_in(text.encode(), "later.txt").notices[0] for text in (ENDS, CHANGES)]
    return Library((*load_library().notices, *read))


def test_what_took_the_place_of_a_notice_is_told_from_its_day_on(library: Library) -> None:
    before = document("jzbf-2017-61", library, date(2019, 5, 31))
    after = document("jzbf-2017-61", library, date(2019, 6, 1))
    assert before["superseded_by"] is None
    assert after["validity"] == "superseded"
    assert after["superseded_by"]["document_number"] == "嘉政办发〔2019〕7号"
    assert after["superseded_by"]["since"] == "2019-06-01"
    said = library.clause(after["superseded_by"]["clause_id"])
    assert "废止" in said.text


def test_a_change_names_the_clause_that_makes_it_and_the_one_it_is_made_of(library: Library) -> None:
    listed = {one["id"]: one for one in documents(library, date(2020, 1, 1))}
    change = listed["jzbf-2017-62"]["amended_by"][0]
    assert change["id"] == "jzbf-2019-8"
    assert change["amended_clause_id"] == "jzbf-2017-62.1.2"
    assert "20元" in library.clause(change["clause_id"]).text
    assert listed["jzbf-2017-63"]["amended_by"] == []


def test_the_web_hands_on_what_is_told(library: Library) -> None:
    listed = documents(library, date(2020, 1, 1))
    assert schemas.NoticeList.model_validate({"documents": listed}).model_dump()["documents"] == listed
