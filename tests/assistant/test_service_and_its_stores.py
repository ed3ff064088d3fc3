"""The one door: sessions under ids nobody can guess, two messages at once, stores that fail, bad inputs, opinions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dialogue import ACCEPTANCE, IN_FORCE
from redis_server import RedisServer
from waiting import until

from assistant.computing import BadInputs
from assistant.conversations import Conversation
from assistant.feedback import Feedback
from assistant.keeping import Keeping
from assistant.knowledge import Knowledge
from assistant.service import Service, UnknownId
from assistant.sessions import (
    Guarded,
    MemorySessions,
    Sessions,
    SqliteSessions,
    StoreError,
    TooLarge,
    new_session_id,
    open_sessions,
)

HOME = "我家要拆迁能拿多少钱"


class BrokenSessions:
    """A store that neither reads nor writes."""

    asked = 0

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        self.asked += 1
        raise StoreError

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        self.asked += 1
        raise StoreError

    def remove(self, session_id: str) -> bool:
        self.asked += 1
        raise StoreError

    def close(self) -> None:
        """Nothing was held."""


class Meeting:
    """A store that lets two messages of one conversation meet: both have read before either writes."""

    def __init__(self, kept: Sessions) -> None:
        self._kept, self._both, self._reads = kept, threading.Barrier(2, timeout=10), threading.local()

    def get(self, session_id: str) -> tuple[Conversation, int] | None:
        found = self._kept.get(session_id)
        if not hasattr(self._reads, "done"):
            self._reads.done = True
            self._both.wait()
        return found

    def put(self, session_id: str, conversation: Conversation, revision: int) -> bool:
        return self._kept.put(session_id, conversation, revision)

    def remove(self, session_id: str) -> bool:
        return self._kept.remove(session_id)

    def close(self) -> None:
        self._kept.close()


@pytest.fixture
def service(known: Knowledge) -> Iterator[Service]:
    opened = Service(known, MemorySessions(), Keeping(Feedback()))
    yield opened
    opened.close()


STORES = ["memory", "sqlite", "redis"]


def a_store(kind: str, folder: Path, seconds: float, request: pytest.FixtureRequest) -> Sessions:
    if kind == "redis":
        server: RedisServer = request.getfixturevalue("redis_server")
        server.empty()
        return open_sessions(server.url, None, seconds)
    return open_sessions(kind, folder, seconds)


@pytest.fixture(params=STORES)
def sessions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sessions]:
    kept = a_store(request.param, tmp_path, 3600, request)
    yield kept
    kept.close()


@pytest.fixture(params=STORES)
def brief(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sessions]:
    """A store in which everything has expired at once."""
    seconds = 0.001 if request.param == "redis" else -1
    kept = a_store(request.param, tmp_path, seconds, request)
    yield kept
    kept.close()


def without_ids(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "session_id"}


def test_a_conversation_goes_on_under_its_id(service: Service) -> None:
    first = service.reply(HOME, as_of=IN_FORCE)
    second = service.reply("三环内", first["session_id"], IN_FORCE)
    assert second["session_id"] == first["session_id"]
    assert second["clarification"]["slot"] == "area"


@pytest.mark.parametrize("session_id", [None, "", "unknown", "x" * 5000, "' OR 1=1 --", "\x00"])
def test_an_unknown_id_starts_anew_under_another(service: Service, session_id: str | None) -> None:
    said = service.reply("那三环外呢", session_id, IN_FORCE)
    assert said["session_id"] != session_id
    assert len(said["session_id"]) >= 32


def test_no_id_is_given_twice() -> None:
    assert len({new_session_id() for _ in range(1000)}) == 1000


def test_the_same_question_gives_the_same_reply_but_for_the_id(service: Service) -> None:
    one, other = service.reply(ACCEPTANCE, as_of=IN_FORCE), service.reply(ACCEPTANCE, as_of=IN_FORCE)
    assert one["session_id"] != other["session_id"]
    assert without_ids(one) == without_ids(other)


def test_one_session_learns_nothing_of_another(service: Service) -> None:
    service.reply("我家123平三环里选期房，过渡一年半，一共能拿多少", as_of=IN_FORCE)
    other = service.reply(HOME, as_of=IN_FORCE)
    for message in ("三环内", "再说一遍", "我告诉过你什么", "原文"):
        assert "123" not in service.reply(message, other["session_id"], IN_FORCE)["answer"]


def test_what_a_channel_does_with_a_reply_changes_no_other_reply(service: Service) -> None:
    first = service.reply(ACCEPTANCE, as_of=IN_FORCE)
    before = len(first["citations"])
    first["citations"].clear()
    assert len(service.reply(ACCEPTANCE, as_of=IN_FORCE)["citations"]) == before


def test_a_forgotten_conversation_starts_anew(service: Service) -> None:
    session_id = service.reply(HOME, as_of=IN_FORCE)["session_id"]
    assert service.forget(session_id)
    assert service.reply("三环内", session_id, IN_FORCE)["session_id"] != session_id


def test_forgetting_what_is_not_there_is_said(service: Service) -> None:
    assert not service.forget("unknown")


def test_two_messages_at_once_lose_nothing(known: Knowledge, sessions: Sessions) -> None:
    alone = Service(known, sessions, Keeping(Feedback()))
    session_id = alone.reply(HOME, as_of=IN_FORCE)["session_id"]
    together = Service(known, Meeting(sessions), Keeping(Feedback()))
    _at_once(*(lambda said=said: together.reply(said, session_id, IN_FORCE) for said in ("三环内", "期房")))
    found = sessions.get(session_id)
    assert found is not None
    conversation, revision = found
    assert (conversation.turns, revision) == (3, 3)
    assert conversation.form is not None
    assert conversation.form.given["ring"] == "inside"
    sessions.remove(session_id)


def _at_once(*calls: Callable[[], object]) -> None:
    failed: list[BaseException] = []

    def run(call: Callable[[], object]) -> None:
        try:
            call()
        except BaseException as error:  # handed to the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert failed == []


def test_many_messages_at_once_are_all_counted(known: Knowledge, sessions: Sessions) -> None:
    service = Service(known, sessions, Keeping(Feedback()))
    session_id = service.reply(HOME, as_of=IN_FORCE)["session_id"]
    _at_once(*[lambda: service.reply("谢谢", session_id, IN_FORCE)] * 4)
    found = sessions.get(session_id)
    assert found is not None
    assert found[0].turns == 5


def test_a_stored_conversation_is_read_back(sessions: Sessions) -> None:
    state = Conversation(topic="leaders", focus={"units": ["市环保局"]}, turns=2)
    assert sessions.put("a", state, 0)
    assert sessions.get("a") == (state, 1)


def test_what_was_read_before_another_wrote_is_not_stored(sessions: Sessions) -> None:
    sessions.put("a", Conversation(turns=1), 0)
    assert sessions.put("a", Conversation(turns=2), 1)
    assert not sessions.put("a", Conversation(turns=9), 1)
    assert sessions.get("a") == (Conversation(turns=2), 2)


def test_a_new_conversation_never_takes_the_place_of_another(sessions: Sessions) -> None:
    sessions.put("a", Conversation(turns=1), 0)
    assert not sessions.put("a", Conversation(turns=9), 0)


def test_what_was_removed_is_gone(sessions: Sessions) -> None:
    sessions.put("a", Conversation(turns=1), 0)
    assert (sessions.remove("a"), sessions.remove("a"), sessions.get("a")) == (True, False, None)


def test_what_has_expired_is_gone(brief: Sessions) -> None:
    brief.put("a", Conversation(turns=1), 0)
    until(lambda: brief.get("a") is None)


def test_an_expired_conversation_starts_anew(known: Knowledge, brief: Sessions) -> None:
    service = Service(known, brief, Keeping(Feedback()))
    first = service.reply(HOME, as_of=IN_FORCE)
    until(lambda: brief.get(first["session_id"]) is None)
    second = service.reply("120平", first["session_id"], IN_FORCE)
    assert second["session_id"] != first["session_id"]


def test_the_oldest_conversations_make_room() -> None:
    sessions = MemorySessions(most=2)
    for name in "abc":
        sessions.put(name, Conversation(turns=1), 0)
    assert [sessions.get(name) is not None for name in "abc"] == [False, True, True]


def test_conversations_outlive_a_restart(known: Knowledge, tmp_path: Path) -> None:
    first = Service(known, SqliteSessions(tmp_path / "s.sqlite3"), Keeping(Feedback()))
    session_id = first.reply(HOME, as_of=IN_FORCE)["session_id"]
    first.close()
    second = Service(known, SqliteSessions(tmp_path / "s.sqlite3"), Keeping(Feedback()))
    assert second.reply("三环内", session_id, IN_FORCE)["clarification"]["slot"] == "area"
    second.close()


def test_a_conversation_stored_by_another_version_starts_anew(known: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite3"
    service = Service(known, SqliteSessions(path), Keeping(Feedback()))
    session_id = service.reply(ACCEPTANCE, as_of=IN_FORCE)["session_id"]
    connection = sqlite3.connect(path)
    connection.execute("UPDATE sessions SET state = replace(state, '\"version\": ', '\"version\": 9')")
    connection.commit()
    connection.close()
    assert service.reply("那三环外呢", session_id, IN_FORCE)["calculation"] is None
    service.close()


def test_a_store_that_fails_costs_the_memory_and_not_the_answer(known: Knowledge) -> None:
    service = Service(known, BrokenSessions(), Keeping(Feedback()))
    said = service.reply(ACCEPTANCE, "known before", IN_FORCE)
    assert said["calculation"]["result"] == {"value": 41880, "unit": "元"}
    assert "暂时不能记住对话" in said["answer"]


def test_what_was_said_of_a_failed_store_is_not_said_when_it_works(known: Knowledge, service: Service) -> None:
    Service(known, BrokenSessions(), Keeping(Feedback())).reply(ACCEPTANCE, as_of=IN_FORCE)
    assert "暂时不能记住" not in service.reply(ACCEPTANCE, as_of=IN_FORCE)["answer"]


def test_a_service_whose_store_fails_says_so_and_still_answers(known: Knowledge, service: Service) -> None:
    assert service.readiness()["remembers"]
    readiness = Service(known, BrokenSessions(), Keeping(Feedback())).readiness()
    assert (readiness["ready"], readiness["remembers"]) == (True, False)
    assert "the session store does not answer" in readiness["problems"]


def test_a_store_that_fails_is_not_asked_for_every_message(known: Knowledge) -> None:
    broken = BrokenSessions()
    service = Service(known, broken, Keeping(Feedback()))
    for _ in range(20):
        service.reply("谢谢", "a" * 48, IN_FORCE)
    assert broken.asked <= 3


@pytest.mark.parametrize("sessions", ["sqlite", "redis"], indirect=True)
def test_a_conversation_that_has_grown_too_large_is_not_kept_and_the_store_still_works(sessions: Sessions) -> None:
    guarded = Guarded(sessions)
    with pytest.raises(TooLarge):
        guarded.put("a", Conversation(focus={"units": "平" * 30_000}), 0)
    assert not guarded.writing.down
    assert guarded.put("a", Conversation(turns=1), 0)


def test_a_conversation_goes_on_where_it_stood_once_its_store_is_back(known: Knowledge) -> None:
    kept = MemorySessions()
    session_id = Service(known, kept, Keeping(Feedback())).reply(HOME, as_of=IN_FORCE)["session_id"]
    meanwhile = Service(known, BrokenSessions(), Keeping(Feedback())).reply("谁分管市环保局", session_id, IN_FORCE)
    after = Service(known, kept, Keeping(Feedback())).reply("三环内", meanwhile["session_id"], IN_FORCE)
    assert after["clarification"]["slot"] == "area"


@pytest.mark.parametrize(
    ("name", "inputs", "wrong"),
    [
        ("relocation", {}, {"option", "ring", "area", "months"}),
        ("relocation", {"ring": "within"}, {"ring", "option", "area", "months"}),
        ("relocation", {"option": "cash", "area": -5}, {"area"}),
        ("relocation", {"option": "cash", "area": 0}, {"area"}),
        ("relocation", {"option": "cash", "area": 10**12}, {"area"}),
        ("relocation", {"option": "cash", "area": "many"}, {"area"}),
        ("relocation", {"option": "cash", "area": True}, {"area"}),
        ("relocation", {"option": "cash", "area": float("nan")}, {"area"}),
        ("relocation", {"option": "cash", "area": float("inf")}, {"area"}),
        ("relocation", {"option": "cash", "area": []}, {"area"}),
        ("relocation", {"option": "cash", "area": {"a": 1}}, {"area"}),
        ("relocation", {"option": "cash", "area": [80, "x"]}, {"area"}),
        ("relocation", {"option": "cash", "area": [80] * 101}, {"area"}),
        ("relocation", {"option": "cash", "ring": ["inside", "within"]}, {"ring"}),
        ("relocation", {"option": "cash", "ring": ["inside", "outside"], "area": [80, 90, 100]}, {"area"}),
        ("relocation", {"option": "cash", "turnover_housing": "yes"}, {"turnover_housing"}),
        ("relocation", {"option": "cash", "households": 1.5}, {"households"}),
        ("relocation", {"option": "cash", "colour": "red"}, {"colour"}),
        ("relocation", {"output": "weather"}, {"output"}),
        ("relocation", {"output": 7}, {"output"}),
        ("alert_level", {"aqi": 200.5}, {"aqi"}),
        ("alert_level", {"aqi": None}, {"aqi"}),
        ("road_watering", {"level": "red", "temperature": 61}, {"temperature"}),
        ("staged_acceptance", {"floors": 0}, {"floors"}),
    ],
    ids=str,
)
def test_every_bad_input_is_named(service: Service, name: str, inputs: dict[str, Any], wrong: set[str]) -> None:
    with pytest.raises(BadInputs) as caught:
        service.compute(name, inputs, IN_FORCE)
    assert wrong <= set(caught.value.problems)
    assert all(caught.value.problems.values())


def test_a_vanishing_total_is_a_bad_input(service: Service) -> None:
    with pytest.raises(BadInputs):
        service.compute("presale", {"total": "1e-20", "invested": 10**13}, IN_FORCE)


def test_a_number_too_fine_to_measure_is_a_bad_input(service: Service) -> None:
    home = {"ring": "inside", "area": "1e-9999", "option": "future_housing", "months": 1}
    with pytest.raises(BadInputs):
        service.compute("relocation", home, IN_FORCE)


def test_a_rule_is_computed_from_named_inputs_as_in_a_conversation(service: Service) -> None:
    talked = service.reply(ACCEPTANCE, as_of=IN_FORCE)["calculation"]
    direct = service.compute(talked["name"], talked["inputs"], IN_FORCE)["calculation"]
    assert direct["steps"] == talked["steps"]
    assert direct["result"] == talked["result"]
    assert direct["receipt"] == talked["receipt"]


def test_a_presale_is_computed_from_its_two_amounts(service: Service) -> None:
    said = service.compute("presale", {"total": 400_000_000, "invested": 100_000_000}, IN_FORCE)
    assert str(said["calculation"]["result"]["value"]).startswith("已达到")


def test_before_its_first_day_a_rule_computes_nothing(service: Service) -> None:
    said = service.compute("provident_fund", {"limit": 600_000}, date(2017, 10, 19))
    assert said["calculation"] is None
    assert "2017年10月20日" in said["answer"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda service: service.rule("weather"),
        lambda service: service.compute("weather", {}),
        lambda service: service.document("jzbf-1999-1"),
        lambda service: service.clause("jzbf-2017-62.99"),
        lambda service: service.feedback("unknown", 0, True),
    ],
    ids=["rule", "compute", "document", "clause", "feedback"],
)
def test_what_is_not_there_is_refused_by_name(service: Service, ask: Callable[[Service], object]) -> None:
    with pytest.raises(UnknownId):
        ask(service)


def test_the_clauses_of_a_notice_are_listed_as_printed(service: Service, known: Knowledge) -> None:
    listed = service.document("jzbf-2017-62", IN_FORCE)
    assert [one["text"] for one in listed["clauses"]] == [
        one.text for one in known.library.notice("jzbf-2017-62").clauses
    ]
    assert listed["validity"] == "in_force"


def test_every_rule_lists_figures_that_stand_in_their_clauses(service: Service) -> None:
    for rule in service.rules():
        assert rule["figures"]
        for figure in rule["figures"]:
            text = service.clause(figure["clause_id"], IN_FORCE)["text"]
            assert figure["value"] in "".join(text.split()), figure


def test_a_search_gives_best_first_and_says_why(service: Service) -> None:
    hits = service.search("黄色预警学校停课", limit=5, as_of=IN_FORCE)["hits"]
    assert 0 < len(hits) <= 5
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert all(hit["matched"] and hit["score"] > 0 for hit in hits)


@pytest.mark.parametrize("query", ["", "   ", "zzzz", "😀"])
def test_a_search_without_a_known_word_finds_nothing(service: Service, query: str) -> None:
    assert service.search(query)["hits"] == []


@pytest.fixture
def opinions() -> Iterator[Feedback]:
    kept = Feedback()
    yield kept
    kept.close()


def test_an_opinion_is_kept_with_question_kind_and_clauses(known: Knowledge, opinions: Feedback) -> None:
    service = Service(known, MemorySessions(), Keeping(opinions))
    session_id = service.reply("谁分管市环保局", as_of=IN_FORCE)["session_id"]
    service.feedback(session_id, 0, False, "不对")
    (one,) = opinions.all()
    assert (one.helpful, one.comment, one.kind, one.clauses) == (False, "不对", "lookup", "jzf-2017-32.9")


def test_an_opinion_is_kept_without_personal_numbers(known: Knowledge, opinions: Feedback) -> None:
    service = Service(known, MemorySessions(), Keeping(opinions))
    session_id = service.reply("谁分管市环保局，我的电话13800138000", as_of=IN_FORCE)["session_id"]
    service.feedback(session_id, 0, True, "身份证11010519491231002X，卡6222021234567890123")
    (one,) = opinions.all()
    kept = f"{one.question}{one.comment}"
    assert not any(number in kept for number in ("13800138000", "11010519491231002X", "6222021234567890123"))


@pytest.mark.parametrize("turn", [-1, 1, 99])
def test_an_opinion_on_a_turn_that_was_not_is_refused(service: Service, turn: int) -> None:
    session_id = service.reply(ACCEPTANCE, as_of=IN_FORCE)["session_id"]
    with pytest.raises(UnknownId):
        service.feedback(session_id, turn, True)


def test_a_conversation_is_kept_without_personal_numbers(known: Knowledge) -> None:
    sessions = MemorySessions()
    service = Service(known, sessions, Keeping(Feedback()))
    session_id = service.reply("谁分管市环保局，我的身份证11010519491231002X", as_of=IN_FORCE)["session_id"]
    found = sessions.get(session_id)
    assert found is not None
    assert "11010519491231002x" not in found[0].to_json().lower()
