"""What staff add counts at once, in every process, and is gone when it is undone; what leads nowhere is refused."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from waiting import until

from assistant.evaluation import evaluate
from assistant.service import Service, StoreError, UnknownId, open_passing_service, open_service
from assistant.staff import Desk, Expected, Refused
from assistant.staff.ledger import Entry, Ledger, What

REFUSED = "动物园里的孔雀归谁来喂养"
CLAUSE = "jzbf-2017-62.1.2"
DAY = date(2018, 1, 1)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def service(data_dir: Path) -> Iterator[Service]:
    opened = open_service(data_dir)
    yield opened
    opened.close()


@pytest.fixture
def desk(service: Service, data_dir: Path) -> Iterator[Desk]:
    opened = Desk(service, data_dir)
    yield opened
    for one in opened.history():
        opened.undo("cleaner", one["number"])


@pytest.fixture
def cited(service: Service) -> Callable[[str], list[str]]:
    return lambda question: [one["clause_id"] for one in service.reply(question, as_of=DAY)["citations"]]


def test_an_attached_question_cites_the_clause_until_it_is_undone(
    desk: Desk, cited: Callable[[str], list[str]]
) -> None:
    assert cited(REFUSED) == []
    desk.attach("wang", REFUSED, CLAUSE)
    assert cited(REFUSED) == [CLAUSE]
    desk.undo("li", desk.history()[0]["number"])
    assert cited(REFUSED) == []


def test_another_process_reads_the_same(desk: Desk, data_dir: Path) -> None:
    desk.attach("wang", REFUSED, CLAUSE)
    elsewhere = open_passing_service(data_dir)
    assert [one["clause_id"] for one in elsewhere.reply(REFUSED, as_of=DAY)["citations"]] == [CLAUSE]


def test_a_process_that_serves_follows_within_seconds(
    desk: Desk, data_dir: Path, cited: Callable[[str], list[str]]
) -> None:
    elsewhere = open_service(data_dir, follow=True)
    try:
        desk.attach("wang", REFUSED, CLAUSE)
        until(lambda: elsewhere.reply(REFUSED, as_of=DAY)["citations"] != [])
        desk.undo("wang", desk.history()[0]["number"])
        until(lambda: elsewhere.reply(REFUSED, as_of=DAY)["citations"] == [])
    finally:
        elsewhere.close()


def test_a_word_means_its_concept(desk: Desk, service: Service) -> None:
    desk.add_word("wang", "挪窝钱", "搬迁补偿")
    reply = service.reply("选期房的挪窝钱是多少", as_of=DAY)
    assert reply["citations"][0]["clause_id"] == "jzbf-2017-62.1.1"


def test_the_history_says_who_and_when(desk: Desk) -> None:
    desk.attach("wang", REFUSED, CLAUSE)
    number = desk.history()[0]["number"]
    desk.undo("li", number)
    desk.undo("zhao", number)
    latest = desk.history()[0]
    assert (latest["who"], latest["undone_by"]) == ("wang", "li")
    assert latest["at"] and latest["undone_at"]
    told = {"question": REFUSED, "clause_id": CLAUSE, "clause": "嘉政办发〔2017〕62号一、（二）"}
    assert latest["what"] == told


def test_a_case_of_the_exam_can_be_run(desk: Desk, data_dir: Path) -> None:
    desk.add_case("wang", REFUSED, ["谁分管市环保局"], Expected(["no_answer"]))
    desk.add_case("wang", "三环内的过渡费每平方米多少", [], Expected(["clause", "lookup"], CLAUSE, ["18"]))
    bank = data_dir / "banks" / "staff.jsonl"
    cases = [json.loads(line) for line in bank.read_text(encoding="utf-8").splitlines()]
    assert [turn["say"] for turn in cases[0]["turns"]] == ["谁分管市环保局", REFUSED]
    assert evaluate([bank], open_passing_service(data_dir)).percent == 100
    desk.undo("wang", desk.history()[0]["number"])
    assert len(bank.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("word", "concept", "why"),
    [
        ("挪窝钱", "没有这个概念", "词库里没有“没有这个概念”"),
        ("搬家费", "搬迁补偿", "已经是“搬迁补偿”的说法"),
        ("~.*", "搬迁补偿", "不能以“~”开头"),
        ("钱", "搬迁补偿", "须有2到20个字"),
    ],
)
def test_a_word_that_leads_nowhere_is_refused(desk: Desk, word: str, concept: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.add_word("wang", word, concept)
    assert all(one["undone_by"] for one in desk.history())


def test_a_question_for_no_clause_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有这一条"):
        desk.attach("wang", REFUSED, "jzbf-2017-62.99")


@pytest.mark.parametrize(
    ("expected", "why"),
    [(Expected([]), "至少选一种"), (Expected(["clause"]), "选出应当引用的条款")],
    ids=["none", "open"],
)
def test_a_case_that_proves_nothing_is_refused(desk: Desk, expected: Expected, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.add_case("wang", REFUSED, [], expected)


def test_what_staff_type_is_masked_too(desk: Desk) -> None:
    desk.attach("wang", f"{REFUSED}，电话13800138000", CLAUSE)
    assert desk.history()[0]["what"]["question"] == f"{REFUSED}，电话[电话]"


def test_questions_asked_in_vain_are_grouped_by_likeness(desk: Desk, service: Service) -> None:
    for question in ("孔雀开屏的时候可以拍照吗", REFUSED, "动物园的孔雀该归谁喂养", REFUSED):
        service.reply(question, as_of=DAY)
    groups = [[one["question"] for one in group["questions"]] for group in desk.unanswered(30)]
    assert len(groups[0]) >= 3
    assert set(groups[0]) == {REFUSED, "动物园的孔雀该归谁喂养"}
    assert ["孔雀开屏的时候可以拍照吗"] in groups
    assert desk.question(desk.unanswered(30)[0]["questions"][0]["number"])["question"] in groups[0]
    with pytest.raises(UnknownId):
        desk.question(10**9)


def test_counts_have_every_day_and_the_topics(desk: Desk, service: Service) -> None:
    service.reply("谁分管市环保局", as_of=DAY)
    counts = desk.counts(7)
    assert len(counts["days"]) == 7
    assert counts["days"][-1]["kinds"]["lookup"] >= 1
    (asked,) = [one for one in counts["topics"] if one["id"] == "jzf-2017-32"]
    assert asked["title"].startswith("嘉政发〔2017〕32号")
    assert asked["days"][-1] == asked["number"] >= 1


def test_an_unhelpful_answer_comes_with_its_conversation(desk: Desk, service: Service) -> None:
    session_id = service.reply("谁分管市环保局", as_of=DAY)["session_id"]
    service.feedback(session_id, 0, False, "我问的是去年")
    latest = desk.unhelpful(7)[0]
    assert (latest["question"], latest["comment"], latest["clauses"]) == (
        "谁分管市环保局",
        "我问的是去年",
        ["jzf-2017-32.9"],
    )
    assert latest["said"][0]["kind"] == "lookup"


def test_what_cannot_be_published_is_not_entered(tmp_path: Path) -> None:
    full = True

    def publish(entries: list[Entry]) -> None:
        if full and any(one.in_force for one in entries):
            raise OSError(errno.ENOSPC, "no space left")

    ledger = Ledger(tmp_path / "staff.sqlite3", publish)
    with pytest.raises(StoreError):
        ledger.add("wang", What.WORD, {"word": "挪窝钱", "concept": "搬迁补偿"})
    assert ledger.entries() == []
    full = False
    assert ledger.add("wang", What.WORD, {"word": "挪窝钱", "concept": "搬迁补偿"}).in_force


def test_a_damaged_file_of_additions_stops_the_start_and_is_written_anew_when_deleted(tmp_path: Path) -> None:
    first = open_service(tmp_path)
    Desk(first, tmp_path).attach("wang", REFUSED, CLAUSE)
    first.close()
    published = tmp_path / "additions" / "in_force.json"
    published.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="written anew from the history"):
        open_service(tmp_path)
    published.unlink()
    second = open_service(tmp_path)
    Desk(second, tmp_path)
    assert [one["clause_id"] for one in second.reply(REFUSED, as_of=DAY)["citations"]] == [CLAUSE]
    second.close()
