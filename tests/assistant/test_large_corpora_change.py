"""A large corpus changes: its index is built by who changes it, so that who serves has it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import upkeep
from assistant.indexing import made_from
from assistant.stored import load_knowledge
from corpus.library import Library, load_library
from indexes import large

ARTICLES = 2100  # more than make a corpus large


def law(number: int) -> str:
    """The text of a notice with very many articles."""
    articles = "\n".join(f"第{at}条 第{at}类摊位每日清扫{at}次。" for at in range(1, ARTICLES + 1))
    head = (
        f"嘉兴市人民政府关于印发集市管理办法的通知\n嘉政发〔2019〕{number}号\n各县（市、区）人民政府，市政府各部门：\n"
    )
    return f"{head}《集市管理办法》已经市政府同意，现印发给你们，请认真贯彻执行。\n嘉兴市人民政府\n2019年3月1日\n集市管理办法\n{articles}\n"


def test_who_serves_reads_what_who_added_has_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = tmp_path / "built"
    monkeypatch.setattr(large, "BUILT", built)
    source = tmp_path / "law.txt"
    source.write_text(law(30), encoding="utf-8")
    upkeep.add([source], tmp_path / "data")
    (file,) = built.iterdir()
    made = file.stat().st_mtime_ns
    known = load_knowledge(tmp_path / "data")
    assert [one.stat().st_mtime_ns for one in built.iterdir()] == [made]
    hits = known.index.search({"摊位": 1.0, "1234": 1.0, "清扫": 1.0}, limit=1)
    assert "第1234类摊位" in hits[0].clause.text


def test_the_order_in_which_notices_came_makes_no_other_index() -> None:
    library = load_library()
    turned = Library(tuple(reversed(library.notices)))
    assert made_from(turned, {}) == made_from(library, {})
    assert made_from(Library(library.notices[1:]), {}) != made_from(library, {})
    assert made_from(library, {"jzbf-2017-62.1.2": ("房租补多少",)}) != made_from(library, {})
