"""What keeps conversations fails while questions come: Redis held, stopped, full; no room left on the disk; the clock moved."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis_server import RedisServer
from served import NOTE, Served
from waiting import until

FORM = "我家要拆迁能拿多少钱"
QUESTION = "谁分管市环保局"
A_DAY = 86400
SMALL_FILES = "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)); os.execv(sys.argv[1], sys.argv[1:])"
MOVED_CLOCK = """
import pathlib, time
_real, _moved = time.time, pathlib.Path(__file__).with_name("seconds")
time.time = lambda: _real() + float(_moved.read_text())
"""


@pytest.fixture(scope="module")
def server(redis: RedisServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    running = Served(tmp_path_factory.mktemp("server"), GONGBAO_SESSIONS=redis.url)
    yield running
    running.end()


def goes_on(server: Served, session_id: str) -> bool:
    """Whether the form that this conversation began is still open."""
    reply = server.ask("三环内", session_id)
    return reply["session_id"] == session_id and (reply["clarification"] or {}).get("slot") == "area"


def answered_quickly_without_memory(server: Served, session_id: str) -> None:
    server.ask(QUESTION)  # what finds out
    began = time.monotonic()
    replies = [server.ask(QUESTION, session_id) for _ in range(20)]
    assert time.monotonic() - began < 2
    assert all(NOTE in reply["answer"] and reply["citations"] for reply in replies)
    ready = server.ready()
    assert ready["ready"]
    assert not ready["remembers"]
    assert ready["problems"] == ["the session store does not answer"]


def test_a_redis_that_hangs_costs_the_memory_for_as_long_as_it_hangs(redis: RedisServer, server: Served) -> None:
    session_id, errors = server.ask(FORM)["session_id"], server.counted("gongbao_store_errors_total")
    redis.hold()
    answered_quickly_without_memory(server, session_id)
    assert server.counted("gongbao_store_errors_total") > errors
    redis.go_on()
    until(lambda: server.ready()["remembers"])
    assert goes_on(server, session_id)


def test_a_redis_that_stops_and_comes_back_is_used_again(redis: RedisServer, server: Served) -> None:
    session_id = server.ask(FORM)["session_id"]
    redis.stop()
    answered_quickly_without_memory(server, session_id)
    redis.start()
    until(lambda: server.ready()["remembers"])
    assert server.ask(QUESTION, session_id)["session_id"] != session_id  # this Redis has kept nothing
    assert goes_on(server, server.ask(FORM)["session_id"])


def test_a_redis_that_is_full_costs_the_memory_until_there_is_room(redis: RedisServer, server: Served) -> None:
    session_id = server.ask(FORM)["session_id"]
    redis.fill()
    replies = [server.ask(QUESTION, session_id) for _ in range(3)]
    assert all(NOTE in reply["answer"] for reply in replies)
    redis.make_room()
    until(lambda: NOTE not in server.ask("谢谢", session_id)["answer"])
    assert server.ask(FORM, session_id)["session_id"] == session_id


def test_each_outage_is_said_once_and_so_is_its_end(server: Served) -> None:
    fails, works = ([line["store"] for line in server.logged(f"store {said}")] for said in ("fails", "works again"))
    assert sorted(fails) == sorted(works)
    assert 3 <= len(fails) <= 6  # three outages, of reading, of writing, or of both


def test_a_full_disk_costs_memory_and_opinions_and_not_the_answers(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    server = serve(under=(sys.executable, "-c", SMALL_FILES), GONGBAO_DATA_DIR=str(tmp_path / "data"))
    session_id = server.ask(FORM)["session_id"]
    opinion = {"session_id": session_id, "turn": 0, "helpful": False, "comment": "不" * 1000}
    until(lambda: server.web.post("/api/feedback", json=opinion).status_code == 503)
    refused = server.web.post("/api/feedback", json=opinion)
    assert refused.headers["retry-after"]
    until(lambda: NOTE in server.ask(QUESTION)["answer"])
    assert all(server.ask(QUESTION)["kind"] == "lookup" for _ in range(5))
    assert server.counted("gongbao_store_errors_total") >= 2
    assert sorted(line["store"] for line in server.logged("store fails")) == ["conversations, writing", "feedback"]
    assert server.stop() == 0


def test_a_clock_that_is_moved_ends_no_conversation_before_its_time(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(MOVED_CLOCK, encoding="utf-8")
    moved = tmp_path / "seconds"
    moved.write_text("0", encoding="utf-8")
    server = serve(PYTHONPATH=str(tmp_path), GONGBAO_DATA_DIR=str(tmp_path / "data"))
    session_id = server.ask(FORM)["session_id"]
    for seconds, expected in ((-A_DAY, True), (A_DAY, True), (9 * A_DAY, False)):
        (tmp_path / "new").write_text(str(seconds), encoding="utf-8")
        (tmp_path / "new").replace(moved)  # at once: the server reads it all the time
        assert goes_on(server, session_id) == expected
        server.ask(FORM, session_id)
    assert server.counted("gongbao_store_errors_total") == 0
