"""The check proves that nothing is lost, doubled or invented, and says where it is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from corpus_samples import SAMPLES

from corpus.check import check
from corpus.library import Library, load_library
from corpus.model import Notice
from corpus.storage import StorageError, load_notice, notice_json, save
from corpus.taking_in import take_in

SOURCE = "two-clean-notices.txt"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A small corpus of its own: a source and what is read from it."""
    (tmp_path / "bulletins").mkdir()
    shutil.copy(SAMPLES / SOURCE, tmp_path / "bulletins" / SOURCE)
    save(take_in(tmp_path / "bulletins" / SOURCE), tmp_path)
    return tmp_path


def said(directory: Path) -> str:
    return "\n".join(f"{problem.where}: {problem.what}" for problem in check(load_library(directory)))


def store(notice: Notice, directory: Path) -> None:
    (directory / "notices" / f"{notice.id}.json").write_text(notice_json(notice), encoding="utf-8")


def test_the_corpus_of_the_house_is_sound(library: Library) -> None:
    assert check(library) == []


def test_a_sound_corpus_has_no_problems(corpus: Path) -> None:
    assert said(corpus) == ""


def test_a_character_dropped_from_a_clause_is_found(corpus: Path) -> None:
    notice = load_library(corpus).notice("hzf-2019-13")
    clauses = tuple(replace(clause, text=clause.text.replace("鼓励", "")) for clause in notice.clauses)
    store(replace(notice, clauses=clauses), corpus)
    assert "hzf-2019-13.1.3: its text is not what stands at its place in the source" in said(corpus)


def test_a_clause_dropped_is_found_character_by_character(corpus: Path) -> None:
    notice = load_library(corpus).notice("hzf-2019-13")
    store(replace(notice, clauses=notice.clauses[:-1]), corpus)
    assert "湖 is accounted for 0 times" in said(corpus)


def test_a_clause_printed_twice_is_found(corpus: Path) -> None:
    notice = load_library(corpus).notice("hzf-2019-13")
    twin = replace(notice.clauses[-1], id="hzf-2019-13.twin")
    store(replace(notice, clauses=(*notice.clauses, twin)), corpus)
    assert "湖 is accounted for 2 times" in said(corpus)


def test_a_source_that_changed_makes_the_stored_notices_stale(corpus: Path) -> None:
    source = corpus / "bulletins" / SOURCE
    source.write_text(source.read_text(encoding="utf-8").replace("有效期5年", "有效期3年"), encoding="utf-8")
    assert "hzbf-2019-12: what is stored is not what the source says now" in said(corpus)


def test_a_missing_source_is_named(corpus: Path) -> None:
    (corpus / "bulletins" / SOURCE).unlink()
    assert f"{SOURCE}: the source file is missing" in said(corpus)


def test_a_missing_parent_is_found(corpus: Path) -> None:
    notice = load_library(corpus).notice("hzf-2019-13")
    clauses = tuple(clause for clause in notice.clauses if clause.id != "hzf-2019-13.1")
    store(replace(notice, clauses=clauses), corpus)
    assert "hzf-2019-13.1.1: its parent hzf-2019-13.1 is missing" in said(corpus)


def test_stored_notices_come_back_as_they_were(corpus: Path) -> None:
    bulletin = take_in(corpus / "bulletins" / SOURCE)
    assert load_library(corpus).notices == bulletin.notices


def test_a_file_that_is_no_notice_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"id": "x"}', encoding="utf-8")
    with pytest.raises(StorageError, match=r"broken\.json"):
        load_notice(path)
