"""What people ask is counted, what they ask in vain is kept for a time, and an answer never waits for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dialogue import ACCEPTANCE, IN_FORCE

from assistant import records as kept
from assistant.conversations import Conversation
from assistant.feedback import Feedback, Opinion
from assistant.keeping import Keeping, open_keeping
from assistant.knowledge import Knowledge
from assistant.records import Note, Records
from assistant.service import Service
from assistant.sessions import MemorySessions

REFUSED = "动物园里的孔雀归谁来喂养"
DAY = 86400


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records(tmp_path / "records.sqlite3", 30)
    yield opened
    opened.close()


@pytest.fixture
def ask(known: Knowledge, records: Records) -> Callable[..., Any]:
    service = Service(known, MemorySessions(), Keeping(Feedback(), records))

    def ask(*messages: str, session_id: str | None = None) -> Any:
        for message in messages:
            session_id = service.reply(message, session_id, IN_FORCE)["session_id"]
        return service, session_id

    return ask


def test_a_question_asked_in_vain_is_kept_with_what_was_said_before(ask: Any, records: Records) -> None:
    ask("谁分管市环保局", REFUSED)
    (one,) = records.unanswered(30)
    assert (one.kind, one.question) == ("no_answer", REFUSED)
    assert [(said.question, said.kind) for said in one.said] == [("谁分管市环保局", "lookup")]


def test_an_answered_question_is_counted_and_its_words_are_not_kept(ask: Any, records: Records, tmp_path: Path) -> None:
    ask(ACCEPTANCE)
    ask(ACCEPTANCE)
    assert [(one.kind, one.topic, one.number) for one in records.counts(1)] == [("calculation", "jzbf-2017-62", 2)]
    assert "120平" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8", "replace")


def test_a_question_of_ours_that_was_left_is_kept(ask: Any, records: Records) -> None:
    ask("我家要拆迁能拿多少钱", "谁分管市环保局")
    assert [(one.kind, one.question) for one in records.unanswered(30)] == [("abandoned", "我家要拆迁能拿多少钱")]


def test_a_question_of_ours_that_was_answered_is_not(ask: Any, records: Records) -> None:
    ask("我家要拆迁能拿多少钱", "三环内", "120平")
    assert records.unanswered(30) == []


def test_personal_numbers_are_not_kept(ask: Any, records: Records, tmp_path: Path) -> None:
    ask("我的电话13800138000", f"{REFUSED}，身份证11010519491231002X，住中山路12号3号楼")
    records.flush()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8", "replace")
    assert REFUSED in written
    assert not any(number in written for number in ("13800138000", "11010519491231002", "12号", "3号楼"))


def test_who_forgets_a_conversation_leaves_nothing_of_it(ask: Any, records: Records) -> None:
    service, session_id = ask(REFUSED)
    ask("孔雀开屏的时候可以拍照吗")
    service.forget(session_id)
    assert [one.question for one in records.unanswered(30)] == ["孔雀开屏的时候可以拍照吗"]


def test_nothing_is_kept_for_longer_than_is_set(records: Records) -> None:
    now = time.time()
    for days in (31, 29):
        records.note(Note(now - days * DAY, "s", "no_answer", "", f"{days}天前问的", ()))
    assert [one.question for one in records.unanswered(365)] == ["29天前问的"]
    assert len(records.counts(365)) == 1


def test_opinions_are_not_kept_for_longer_than_is_set() -> None:
    feedback = Feedback(days=30)
    for days in (31, 29):
        feedback.add(Opinion(time.time() - days * DAY, "s", 0, False, f"{days}", "", "", ""))
    assert [one.comment for one in feedback.all()] == ["29"]


def test_an_opinion_comes_with_the_conversation_up_to_that_turn(known: Knowledge) -> None:
    feedback = Feedback()
    service = Service(known, MemorySessions(), Keeping(feedback))
    session_id = None
    for message in ("谁分管市环保局", ACCEPTANCE, "谁分管市教育局"):
        session_id = service.reply(message, session_id, IN_FORCE)["session_id"]
    assert session_id is not None
    service.feedback(session_id, 1, False, "算错了")
    (one,) = feedback.all()
    assert (one.question, one.kind) == (ACCEPTANCE, "calculation")
    assert [said.question for said in one.said] == ["谁分管市环保局", ACCEPTANCE]
    assert session_id not in str(one)


def test_an_answer_is_given_where_nothing_can_be_written(
    known: Knowledge, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("no directory")
    broken = Records(tmp_path / "taken" / "records.sqlite3", 30)
    service = Service(known, MemorySessions(), Keeping(Feedback(), broken))
    with caplog.at_level(logging.ERROR, "gongbao.store"):
        for _ in range(3):
            assert service.reply(REFUSED, as_of=IN_FORCE)["kind"] == "no_answer"
            broken.flush()
    assert broken.lost == 3
    assert len(caplog.records) == 1
    assert REFUSED not in caplog.text
    broken.close()


def test_a_damaged_file_is_set_aside_and_writing_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite3"
    path.write_bytes(b"no database" * 1000)
    records = Records(path, 30)
    records.note(Note(time.time(), "s", "no_answer", "", REFUSED, ()))
    assert [one.question for one in records.unanswered(1)] == [REFUSED]
    assert len(list(tmp_path.glob("records.sqlite3.damaged-*"))) == 1
    records.close()


def test_notes_beyond_what_memory_holds_are_counted_as_lost(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    for _ in range(5):
        records.note(Note(time.time(), "s", "lookup", "", "", ()))
    assert records.lost == 3


def test_processes_count_into_one_file(tmp_path: Path) -> None:
    one, other = (Records(tmp_path / "records.sqlite3", 30) for _ in range(2))
    for opened in (one, other, one):
        opened.note(Note(time.time(), "s", "lookup", "n", "", ()))
        opened.flush()
    assert [each.number for each in other.counts(1)] == [3]
    one.close()
    other.close()


def test_who_keeps_nothing_removes_what_was_kept(tmp_path: Path) -> None:
    before = open_keeping(tmp_path, 30)
    assert before.records is not None
    before.records.note(Note(time.time(), "s", "no_answer", "", REFUSED, ()))
    before.judge("s", 0, False, "不对", Conversation(turns=1))
    before.close()
    assert list(tmp_path.iterdir()) != []
    after = open_keeping(tmp_path, 0)
    after.judge("s", 0, False, "不对", Conversation(turns=1))
    assert after.opinions() == []
    assert list(tmp_path.iterdir()) == []
    after.close()
