"""废止、修改: what a notice takes out of force or changes, as the usual words of notices say it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.library import Library, load_library
from corpus.model import Notice, Validity
from corpus.taking_in import take_in

HEAD = "各县（市、区）人民政府，市政府各部门、直属各单位：\n"
STANDARD = "《嘉兴市区国有土地上房屋征收相关补偿标准》"


def later(*paragraphs: str, title: str = "关于有关事项的通知") -> Notice:
    """A notice of 1 March 2019 with these paragraphs."""
    body = "\n".join(paragraphs)
    text = f"嘉兴市人民政府办公室{title}\n嘉政办发〔2019〕7号\n{HEAD}{body}\n嘉兴市人民政府办公室\n2019年3月1日\n"
    return take_in(text.encode(), "later.txt").notices[0]


def with_it(notice: Notice) -> Library:
    return Library((*load_library().notices, notice))


def replaced(notice: Notice) -> dict[str, date]:
    return {one.earlier.id: one.since for one in with_it(notice).succession.replacements}


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        (f"{STANDARD}（嘉政办发〔2017〕62号）同时废止。", {"jzbf-2017-62"}),
        (f"原{STANDARD}同时废止。", {"jzbf-2017-62"}),
        ("嘉政办发〔2017〕61号、嘉政办发〔2017〕62号文件停止执行。", {"jzbf-2017-61", "jzbf-2017-62"}),
        (f"本通知自发布之日起施行，{STANDARD}（嘉政办发〔2017〕62号）不再执行。", {"jzbf-2017-62"}),
        ("下列文件予以废止：\n1.嘉政办发〔2017〕60号；\n2.嘉政办发〔2017〕61号。", {"jzbf-2017-60", "jzbf-2017-61"}),
        ("嘉政办发〔2017〕62号文件尚未废止。", set()),
        ("根据《关于废止有关办法的决定》，嘉政办发〔2017〕62号文件继续执行。", set()),
        ("《嘉兴市某办法》（嘉政办发〔2001〕1号）同时废止。", set()),
    ],
)
def test_what_a_notice_takes_out_of_force(said: str, ids: set[str]) -> None:
    assert set(replaced(later(said))) == ids


def test_it_ends_on_the_day_the_later_notice_begins_or_on_the_day_said() -> None:
    assert replaced(later("本通知自2019年5月1日起施行，嘉政办发〔2017〕62号同时废止。")) == {
        "jzbf-2017-62": date(2019, 5, 1)
    }
    assert replaced(later("嘉政办发〔2017〕62号自2019年6月1日起停止执行。")) == {"jzbf-2017-62": date(2019, 6, 1)}


def test_the_day_before_it_still_holds() -> None:
    library = with_it(later("本通知自2019年5月1日起施行，嘉政办发〔2017〕62号同时废止。"))
    notice = library.notice("jzbf-2017-62")
    assert library.validity(notice, date(2019, 4, 30)) == Validity.IN_FORCE
    assert library.validity(notice, date(2019, 5, 1)) == Validity.SUPERSEDED


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("关于调整市区国有土地上房屋征收相关补偿标准的通知", {"jzbf-2017-62"}),
        ("关于重新公布市区国有土地上房屋征收相关补偿标准（试行）的通知", {"jzbf-2017-62"}),
        ("关于印发嘉兴市大气重污染应急预案（2019年修订）的通知", {"jzbf-2017-63"}),
        ("关于表彰先进单位的通知", set()),
    ],
)
def test_a_matter_that_is_set_anew_needs_no_words_of_repeal(title: str, ids: set[str]) -> None:
    assert set(replaced(later("经市政府同意，现予公布。", title=title))) == ids


@pytest.mark.parametrize(
    ("said", "how", "clause", "old", "words"),
    [
        ("将第一条第（二）项中的“18元”修改为“20元”。", "修改", "jzbf-2017-62.1.2", "18元", "20元"),
        (
            "第一条第（一）项修改为：“（一）搬迁补偿。每户2000元。”",
            "修改",
            "jzbf-2017-62.1.1",
            "",
            "（一）搬迁补偿。每户2000元。",
        ),
        ("一、（一）中每户1500元调整为每户2000元。", "修改", "jzbf-2017-62.1.1", "每户1500元", "每户2000元"),
        ("将三环内标准由每平方米18元提高到每平方米20元。", "修改", None, "每平方米18元", "每平方米20元"),
        ("删去第一条第（二）项。", "删去", "jzbf-2017-62.1.2", "", ""),
        ("增加一条，作为第三条：“三、本标准由市建委负责解释。”", "增加", None, "", "三、本标准由市建委负责解释。"),
    ],
)
def test_a_change_of_a_clause_is_placed_and_worded(
    said: str, how: str, clause: str | None, old: str, words: str
) -> None:
    notice = later(f"对{STANDARD}（嘉政办发〔2017〕62号）作如下修改：", f"一、{said}")
    (change,) = with_it(notice).succession.amendments
    found = (
        change.wording.how,
        change.amended.id if change.amended else None,
        change.wording.old,
        change.wording.words,
    )
    assert found == (how, clause, old, words)
    assert change.clause.id == "jzbf-2019-7.1"


def test_a_notice_that_changes_nothing_has_no_changes() -> None:
    notice = later("各单位要根据《嘉兴市大气重污染应急预案》修改完善本单位方案，将预案第三条落实到人。")
    assert with_it(notice).succession.amendments == ()


def test_the_bulletin_itself_replaces_nothing() -> None:
    assert not load_library().succession


@pytest.mark.parametrize("signed", ["西陵市人民政府办公室", "市人民政府办公室", "市政府办公室"])
def test_a_standard_of_another_city_changes_nothing_though_its_title_names_no_place(signed: str) -> None:
    ours = later("经市政府同意，现予公布。", title="关于调整市区国有土地上房屋征收相关补偿标准的通知")
    theirs = _of_other_city(signed, "关于调整市区国有土地上房屋征收相关补偿标准的通知")
    replacements = Library((*load_library().notices, ours, theirs)).succession.replacements
    assert {(one.earlier.id, one.later.id) for one in replacements} == {("jzbf-2017-62", "jzbf-2019-7")}


def test_a_number_of_another_city_with_the_same_initials_repeals_nothing_of_ours() -> None:
    theirs = _of_other_city("锦阳市人民政府办公室", "关于征收标准的通知", "锦政办发〔2017〕62号文件同时废止。", "锦")
    assert not with_it(theirs).succession.replacements


def _of_other_city(signed: str, title: str, said: str = "经市政府同意，现予公布。", code: str = "西") -> Notice:
    text = f"{title}\n{code}政办发〔2020〕9号\n{HEAD}{said}\n{signed}\n2020年3月1日\n"
    return take_in(text.encode(), "other.txt").notices[0]


def test_a_decision_on_several_documents_changes_each_by_its_own_paragraphs() -> None:
    notice = later(
        f"一、对{STANDARD}（嘉政办发〔2017〕62号）作出修改",
        "（一）将第三条修改为：“三、本标准由市建委解释。”",
        "（二）增加一条，作为第二条：“二、低保家庭加发。”",
        "二、对《嘉兴市犬类管理规定》（嘉政发〔2012〕5号）作出修改",
        "将第一条中的“三百元”修改为“五百元”。",
        title="关于修改部分文件的决定",
    )
    made = with_it(notice).succession.amendments
    assert [(one.earlier.id, one.wording.how, one.amended, one.place) for one in made if one.wording.inserts] == [
        ("jzbf-2017-62", "增加", None, "第二条")
    ]
    assert {one.clause.path for one in made} == {"一、（一）", "一、（二）"}


def test_a_document_named_with_a_number_that_it_was_printed_without_is_the_one_of_that_title() -> None:
    law = "嘉兴市供水价格管理办法\n（2016年3月2日嘉兴市人民政府令第3号公布）\n第一条 为规范水价，制定本办法。\n第二条 每立方米2.20元。\n"
    earlier = take_in(law.encode(), "law.txt").notices[0]
    notice = later(
        "对《嘉兴市供水价格管理办法》（嘉政令〔2016〕3号）作如下修改：", "一、将第二条修改为：“每立方米2.60元。”"
    )
    [change] = Library((earlier, notice)).succession.amendments
    assert (change.earlier, change.place, change.wording.words) == (earlier, "第二条", "每立方米2.60元。")
