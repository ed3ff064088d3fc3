"""Made notices of other places, in every format a clerk may have: the same words, the same tree, whatever they come in."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made.typesetting import as_docx, as_markdown, as_pdf, as_site_page
from test_decoding_properties import wrapped

from corpus.bulletin import Bulletin
from corpus.check import account
from corpus.model import Notice
from corpus.reception import receive
from corpus.taking_in import take_in

MADE = Path(__file__).parent / "made"
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(MADE.glob("*.txt"))}
#: Characters that a font may leave in place of marks: none of them are those of the first bulletin's font.
RARE = dict(zip("，、。：；（）《》“”〔〕", "鞣镢畲锷莘鍌壈譬粩輨懜馑蚪", strict=True))
FAMILIAR = dict(zip("，、。：；（）《》“”〔〕", "柴菊泊蚁轿浊贱兔倔拐绒膝腔", strict=True))
#: The first bulletin's own characters, each for another mark.
EXCHANGED = dict(zip("，、。：；（）《》“”〔〕", "尧遥渊曳袁页叶冤野院也冶曰", strict=True))
ONE_IN = 2000


def garbled(text: str, font: dict[str, str]) -> str:
    return "".join(font.get(char, char) for char in text)


def numbered(text: str) -> str:
    return "article" if "第一条" in text else "han_brackets" if "（一）" in text else "han"


def number_of(text: str) -> str:
    return next((line for line in text.split("\n")[:3] if line.endswith("号")), "")


FORMATS: dict[str, tuple[str, Callable[[str], bytes | str]]] = {
    "GB 18030": ("notice.txt", lambda text: text.encode("gb18030")),
    "UTF-16 without mark": ("notice.txt", lambda text: text.encode("utf-16-le")),
    "UTF-8 with mark": ("notice.txt", lambda text: text.encode("utf-8-sig")),
    "site page": ("notice.html", lambda text: as_site_page(text, number_of(text))),
    "Word": ("notice.docx", lambda text: as_docx(text, numbered(text))),
    "Markdown": ("notice.md", as_markdown),
}


def read(content: bytes | str, name: str) -> Bulletin:
    return take_in(content.encode() if isinstance(content, str) else content, name)


def words(notice: Notice) -> str:
    return "".join("".join(clause.text.split()) for clause in notice.clauses)


def tree(notice: Notice) -> list[tuple[str, str, str]]:
    return [(clause.id, clause.path, clause.kind) for clause in notice.clauses]


def facts(notice: Notice) -> tuple[object, ...]:
    return notice.id, notice.document_number, notice.title, notice.date, notice.effective_from, notice.valid_until


def wrong(one: str, other: str) -> int:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal")


def holds_the_same(bulletin: Bulletin, source: str) -> None:
    [expected], [notice] = read(source, "source.txt").notices, bulletin.notices
    assert wrong(words(expected), words(notice)) <= len(words(expected)) / ONE_IN
    assert tree(notice) == tree(expected)
    assert facts(notice) == facts(expected)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize(("name", "make"), FORMATS.values(), ids=FORMATS)
def test_a_notice_reads_the_same_in_every_format(source: str, name: str, make: Callable[[str], bytes | str]) -> None:
    holds_the_same(read(make(source), name), source)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_two_columns_are_read_one_after_the_other(source: str, browser: Any) -> None:
    bulletin = read(as_pdf(source, browser), "notice.pdf")
    holds_the_same(bulletin, source)
    assert {"人民政府公报 2022年第3期", "— 1 —"} <= {piece.text for piece in bulletin.furniture}


def test_items_inside_a_paragraph_that_is_set_in_stay_there_wherever_a_line_breaks(browser: Any) -> None:
    inside = (
        "申请人应当提交下列材料："
        + "".join(f"（{number}）{'有关证明材料' * 2}；" for number in "一二三四五六七八九") * 3
    )
    source = SOURCES["law"].replace("第四条 经批准", f"第四条 {inside}\n第五条 经批准")
    holds_the_same(read(as_pdf(source, browser), "notice.pdf"), source)


@pytest.mark.parametrize("font", [RARE, FAMILIAR, EXCHANGED], ids=["rare", "familiar", "exchanged"])
def test_a_font_never_seen_before_is_undone(font: dict[str, str]) -> None:
    bulletin_text = "\n".join(SOURCES[name] for name in ("opinion", "plan", "standard"))
    garbled_text = garbled(bulletin_text, font)
    bulletin = read(garbled_text, "garbled.txt")
    read_back = "".join(words(notice) for notice in bulletin.notices)
    assert wrong("".join(bulletin_text.split()), read_back) <= len(bulletin_text) / ONE_IN
    assert bulletin.font_map == "inferred"
    assert any(f"{font['，']}→，" in warning for warning in bulletin.warnings)


def test_a_garbled_font_in_print_is_undone_too(browser: Any) -> None:
    source = SOURCES["law"]
    bulletin = read(as_pdf(garbled(source, RARE), browser), "garbled.pdf")
    [expected], [notice] = read(source, "law.txt").notices, bulletin.notices
    assert wrong(words(expected), words(notice)) <= len(source) / ONE_IN
    assert [clause.path for clause in notice.clauses] == [clause.path for clause in expected.clauses]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_clean_text_is_left_untouched(source: str) -> None:
    assert read(source, "clean.txt").font_map == ""


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_hard_wraps_are_joined(source: str) -> None:
    set_in = "\n".join(wrapped(f"　　{line}", 30) if "\t" not in line else line for line in source.split("\n"))
    [expected], [notice] = read(source, "source.txt").notices, read(set_in, "wrapped.txt").notices
    assert tree(notice) == tree(expected)
    assert [clause.text for clause in notice.clauses[1:]] == [clause.text for clause in expected.clauses[1:]]


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize(("name", "make"), FORMATS.values(), ids=FORMATS)
def test_every_character_of_a_file_is_accounted_for(source: str, name: str, make: Callable[[str], bytes | str]) -> None:
    content = make(source)
    received = content.encode() if isinstance(content, str) else content
    bulletin = take_in(received, name)
    assert not list(account(receive(received, name).text, name, bulletin.notices, bulletin.furniture))


@pytest.mark.parametrize("path", sorted(MADE.glob("*.tree")), ids=lambda path: path.stem)
def test_the_tree_is_the_one_that_was_written_by_hand(path: Path) -> None:
    [notice] = read(SOURCES[path.stem], f"{path.stem}.txt").notices
    assert [clause.path for clause in notice.clauses if clause.label] == path.read_text(encoding="utf-8").splitlines()


def test_words_that_name_an_item_are_no_item() -> None:
    text = SOURCES["law"].replace(
        "（三）公布规划图", "（一）至（二）项所列的河道，第三条规定的除外。\n（三）公布规划图"
    )
    [notice] = read(text, "law.txt").notices
    paths = [clause.path for clause in notice.clauses if clause.label]
    assert paths.count("第三条（一）") == 1


def test_a_number_that_is_skipped_or_repeated_is_kept_and_told_with_its_line() -> None:
    text = SOURCES["opinion"].replace("三、保障措施", "四、保障措施").replace("（二）发展居家", "（一）发展居家")
    bulletin = read(text, "opinion.txt")
    assert [warning for warning in bulletin.warnings if warning.startswith("line")] == [
        "line 15: lzbf-2020-17.2.1: （一） is printed where another number was expected",
        "line 15: lzbf-2020-17.2.1: the number （一） is printed twice",
        "line 23: lzbf-2020-17.4: 四、 is printed where another number was expected",
    ]


def test_a_clause_that_speaks_as_sites_do_stays() -> None:
    text = SOURCES["law"].replace(
        "第四条 经批准", "第四条 河道保护经费的主要来源：\n（一）财政拨款；\n（二）社会捐赠。\n第四条之一 经批准"
    )
    holds_the_same(read(as_site_page(text, ""), "notice.html"), text)


def test_a_number_between_the_headline_and_the_text_of_a_page_belongs_to_the_notice() -> None:
    rest = "".join(f"<p>{line}</p>" for line in SOURCES["opinion"].split("\n")[2:])
    title, number = SOURCES["opinion"].split("\n")[:2]
    page = (
        f"<table><tr><td><font size=5>{title}</font></td></tr><tr><td>【字号：<a>大</a> <a>中</a> <a>小</a>】</td></tr>"
        f"<tr><td>{number}</td></tr><tr><td>{rest}</td></tr><tr><td>1 <a>2</a> <a>下一页</a></td></tr></table>"
    )
    site = f"<html><head><title>{title}-临江市人民政府</title></head><body>{page}</body></html>"
    holds_the_same(read(site, "notice.html"), SOURCES["opinion"])


def test_a_head_of_two_rows_is_one_head() -> None:
    cells = "<tr><td rowspan=2>违法行为</td><td colspan=2>罚款（元）</td></tr><tr><td>个人</td><td>单位</td></tr>"
    rows = "<tr><td>未登记</td><td>500</td><td>2000</td></tr><tr><td>不牵绳</td><td>200</td><td>1000</td></tr>"
    page = f"<html><body><p>梅湾市人民政府关于养犬处罚的通告</p><p>一、处罚标准如下。</p><table>{cells}{rows}</table></body></html>"
    clauses = read(page, "notice.html").notices[0].clauses
    assert [clause.text for clause in clauses[2:]] == [
        "违法行为 罚款（元）\n个人 单位",
        "未登记 500 2000",
        "不牵绳 200 1000",
    ]
