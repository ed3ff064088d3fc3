"""Two cities' notices whose numbers have the same initials live side by side, in whatever order they were taken in."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from later_texts import notice_text

from assistant import upkeep
from assistant.service import open_service
from assistant.stored import TAKEN_IN
from corpus.check import check
from corpus.library import load_library
from corpus.taking_in import take_in

FEES = {"海": ("海宁市", 3), "湖": ("湖州市", 4)}
PLAIN = "hzbf-2019-12"


def parks(sign: str) -> str:
    city, fee = FEES[sign]
    said = f"一、停车。公园停车场每小时收费{fee}元。"
    return notice_text("关于调整公园停车收费的通知", f"{sign}政办发〔2019〕12号", said, issuer=f"{city}人民政府办公室")


def add(folder: Path, sign: str) -> tuple[str, str]:
    """Takes in a city's notice, always from a file of one name; what became of it, and its id."""
    source = folder / sign / "notice.txt"
    source.parent.mkdir(exist_ok=True)
    source.write_text(parks(sign), encoding="utf-8")
    taken = upkeep.add([source], folder / "data").taken[0]
    return taken.states[0], taken.notices[0]["id"]


@pytest.mark.parametrize("order", list(permutations(FEES)), ids="".join)
def test_the_first_bears_the_plain_id_and_the_second_a_longer_one(order: tuple[str, str], tmp_path: Path) -> None:
    first, second = order
    assert add(tmp_path, first) == ("new", PLAIN)
    state, longer = add(tmp_path, second)
    assert state == "new"
    assert longer != PLAIN
    assert add(tmp_path, first) == ("unchanged", PLAIN)
    assert add(tmp_path, second) == ("unchanged", longer)

    library = load_library(tmp_path / "data" / TAKEN_IN)
    assert check(library) == []
    assert {library.notice(PLAIN).document_number[0], library.notice(longer).document_number[0]} == set(order)

    upkeep.remove([f"{first}政办发〔2019〕12号"], tmp_path / "data")
    assert add(tmp_path, second) == ("known", longer)  # kept under another file's name, since that one was taken
    assert add(tmp_path, first) == ("new", PLAIN)


def test_answers_cite_the_one_that_is_asked_about(tmp_path: Path) -> None:
    ids = {sign: add(tmp_path, sign)[1] for sign in FEES}
    service = open_service(tmp_path / "data")
    for sign, (city, fee) in FEES.items():
        said = service.reply(f"{city}公园停车场每小时收费多少")
        assert f"{fee}元" in said["answer"]
        cited = said["citations"][0]
        assert cited["url"].startswith(f"/documents/{ids[sign]}#{ids[sign]}.")
        assert service.document(ids[sign])["title"].startswith(city)
    service.close()


def test_a_repeal_by_number_ends_the_right_one(tmp_path: Path) -> None:
    ids = {sign: add(tmp_path, sign)[1] for sign in FEES}
    title, number, ends = "关于废止文件的通知", "湖政办发〔2020〕3号", "湖政办发〔2019〕12号自2020年6月1日起废止。"
    (tmp_path / "later.txt").write_text(
        notice_text(title, number, ends, issuer="湖州市人民政府办公室"), encoding="utf-8"
    )
    upkeep.add([tmp_path / "later.txt"], tmp_path / "data")
    ended = {one.earlier.id for one in upkeep.stored_library(tmp_path / "data").succession.replacements}
    assert ended == {ids["湖"]}


def test_both_may_be_printed_in_one_file() -> None:
    bulletin = take_in("\n\n".join(map(parks, FEES)).encode(), "two.txt")
    plain, longer = (notice.id for notice in bulletin.notices)
    assert plain == PLAIN
    assert longer != PLAIN
    assert all(clause.id.startswith(f"{longer}.") for clause in bulletin.notices[1].clauses)
