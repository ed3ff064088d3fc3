"""The library: finding notices and clauses, and whether a notice holds on a day."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from corpus.library import Library, UnknownClauseError, UnknownNoticeError
from corpus.model import CitationError, Validity


def test_a_number_finds_its_notice_however_its_brackets_are_typed(library: Library) -> None:
    for typed in ("嘉政办发〔2017〕62号", "嘉政办发[2017]62号", "嘉政办发（2017） 62号"):
        notice = library.by_number(typed)
        assert notice is not None
        assert notice.id == "jzbf-2017-62"
    assert library.by_number("嘉政办发〔2017〕99号") is None


def test_unknown_ids_are_refused(library: Library) -> None:
    with pytest.raises(UnknownNoticeError):
        library.notice("jzbf-2017-99")
    with pytest.raises(UnknownClauseError):
        library.clause("jzbf-2017-62.9")


def test_children_come_in_printed_order(library: Library) -> None:
    assert [clause.label for clause in library.children("jzbf-2017-63.4.4.4.2")] == list("①②③④⑤⑥⑦⑧")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2017, 10, 19), Validity.NOT_YET),
        (date(2017, 10, 20), Validity.IN_FORCE),
        (date(2020, 12, 31), Validity.IN_FORCE),
        (date(2021, 1, 1), Validity.EXPIRED),
    ],
)
def test_a_notice_holds_from_its_first_to_its_last_day(library: Library, day: date, state: Validity) -> None:
    assert library.validity(library.notice("jzbf-2017-61"), day) is state


def test_a_later_notice_takes_over_on_the_day_it_takes_effect(library: Library) -> None:
    old = library.notice("jzbf-2017-62")
    new = replace(old, id="jzbf-2019-1", effective_from=date(2019, 5, 1), supersedes=(old.id,))
    both = Library([old, new])
    assert both.validity(old, date(2019, 4, 30)) is Validity.IN_FORCE
    assert both.validity(old, date(2019, 5, 1)) is Validity.SUPERSEDED


def test_the_version_changes_with_any_word(library: Library) -> None:
    first = library.notices[0]
    changed = replace(first, clauses=(replace(first.clauses[0], text="改"), *first.clauses[1:]))
    assert Library([first]).version == Library([first]).version
    assert Library([first]).version != Library([changed]).version


def test_words_that_do_not_stand_in_a_clause_cannot_be_cited(library: Library) -> None:
    clause = library.clause("jzbf-2017-62.1.1")
    assert clause.cite("予以每户1500元搬迁补偿费").clause is clause
    with pytest.raises(CitationError):
        clause.cite("予以每户1600元搬迁补偿费")


def test_loading_the_library_needs_neither_dictionary_nor_pinyin() -> None:
    code = "import sys, corpus.library as it; it.load_library(); sys.exit(bool({'jieba', 'pypinyin', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
