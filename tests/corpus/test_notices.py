"""What each notice of the bulletin is: number, title, issuer, dates, addressees, what it cites."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.library import Library

ALL = ("各县（市、区）人民政府", "市政府各部门", "直属各单位")
CITY, OFFICE = "嘉兴市人民政府", "嘉兴市人民政府办公室"
NOTICES = [
    ("嘉政发〔2017〕31号", "jzf-2017-31", CITY, date(2017, 9, 5), ALL, date(2017, 9, 5), None),
    ("嘉政发〔2017〕32号", "jzf-2017-32", CITY, date(2017, 9, 6), ALL, date(2017, 9, 6), None),
    ("嘉政发〔2017〕34号", "jzf-2017-34", CITY, None, (), None, None),
    ("嘉政发〔2017〕35号", "jzf-2017-35", CITY, date(2017, 9, 30), ALL, date(2017, 9, 30), None),
    ("嘉政办发〔2017〕60号", "jzbf-2017-60", OFFICE, date(2017, 9, 3), ALL, date(2017, 9, 3), None),
    ("嘉政办发〔2017〕61号", "jzbf-2017-61", OFFICE, date(2017, 9, 12), ALL, date(2017, 10, 20), date(2020, 12, 31)),
    (
        "嘉政办发〔2017〕62号",
        "jzbf-2017-62",
        OFFICE,
        date(2017, 9, 30),
        ("南湖区、秀洲区人民政府", "市级有关部门", "直属有关单位"),
        date(2017, 9, 30),
        None,
    ),
    ("嘉政办发〔2017〕63号", "jzbf-2017-63", OFFICE, date(2017, 10, 9), ALL, date(2017, 10, 9), None),
]
TITLES = {
    "jzf-2017-31": "嘉兴市人民政府关于印发嘉兴市深化创建省科技金融改革创新试验区行动方案的通知",
    "jzf-2017-32": "嘉兴市人民政府关于八届市政府领导分工的通知",
    "jzf-2017-34": "嘉兴市人民政府关于同意嘉兴市绿色建筑专项规划（2017-2025年）的批复",
    "jzf-2017-35": "嘉兴市人民政府关于授予马克·胡恩等九位外国专家“南湖友谊奖”的通知",
    "jzbf-2017-60": "嘉兴市人民政府办公室关于建设长三角最优金融生态区的实施意见（2017～2020年）",
    "jzbf-2017-61": "嘉兴市人民政府办公室关于加快推进绿色建筑和建筑工业化的实施意见",
    "jzbf-2017-62": "嘉兴市人民政府办公室关于调整市区国有土地上房屋征收相关补偿标准的通知",
    "jzbf-2017-63": "嘉兴市人民政府办公室关于印发嘉兴市大气重污染应急预案（修订）的通知",
}
ATTACHED = {
    "jzf-2017-31": "嘉兴市深化创建省科技金融改革创新试验区行动方案",
    "jzbf-2017-62": "嘉兴市区国有土地上房屋征收相关补偿标准",
    "jzbf-2017-63": "嘉兴市大气重污染应急预案（修订）",
}


def test_the_bulletin_holds_these_notices_in_the_order_of_its_list(library: Library) -> None:
    assert [notice.document_number for notice in library.notices] == [number for number, *_ in NOTICES]


@pytest.mark.parametrize("expected", NOTICES, ids=[notice_id for _, notice_id, *_ in NOTICES])
def test_a_notice_says_who_issued_it_when_and_to_whom(library: Library, expected: tuple[object, ...]) -> None:
    notice = library.by_number(str(expected[0]))
    assert notice is not None
    said = (notice.document_number, notice.id, notice.issuer, notice.date, notice.addressees)
    assert (*said, notice.effective_from, notice.valid_until) == expected


def test_titles_are_whole_though_printed_on_several_lines(library: Library) -> None:
    assert {notice.id: notice.title for notice in library.notices} == TITLES


def test_a_notice_that_issues_a_document_names_it(library: Library) -> None:
    assert {notice.id: notice.attached for notice in library.notices if notice.attached} == ATTACHED


def test_a_signature_is_issuer_and_date(library: Library) -> None:
    for notice in library.notices:
        if notice.printed:
            issuer, day = notice.signature.split("\n")
            assert issuer == notice.issuer
            assert notice.date is not None
            assert day == f"{notice.date.year}年{notice.date.month}月{notice.date.day}日"


def test_a_listed_notice_without_text_can_still_be_cited(library: Library) -> None:
    notice = library.notice("jzf-2017-34")
    assert not notice.printed
    assert [clause.text for clause in notice.clauses] == [f"嘉政发〔2017〕34号 {TITLES['jzf-2017-34']}"]


def test_documents_cited_come_with_their_numbers(library: Library) -> None:
    assert library.notice("jzbf-2017-61").cites == (
        "《中共中央国务院关于进一步加强城市规划建设管理工作的若干意见》（中发〔2016〕6号）",
        "《国务院办公厅关于大力发展装配式建筑的指导意见》（国办发〔2016〕71号）",
        "《浙江省绿色建筑条例》",
        "《浙江省人民政府办公厅关于推进绿色建筑和建筑工业化发展的实施意见》（浙政办发〔2016〕111号）",
        "《嘉兴市建筑业发展“十三五”规划》",
        "《浙江省绿色建筑专项规划编制技术导则》",
    )
    assert "《环境空气质量标准》（GB 3095-2012）" in library.notice("jzbf-2017-63").cites
