"""Workers that die, servers that are told to stop, data that cannot be read."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from served import GONGBAO, NOTE, Served, all_that_comes, request
from waiting import until

from corpus.library import HOME
from indexes.segmenter import BUILT

TALKERS = 6


class Talker(threading.Thread):
    """Somebody with an area of their own, who changes the option again and again and checks that it is theirs."""

    def __init__(self, server: Served, area: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self._port, self._area, self._stop_talking = server.port, area, stop
        self.lost, self.turns, self.wrong = 0, 0, [""] * 0

    def run(self) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{self._port}", timeout=20) as web:
            session_id = None
            says = f"我家{self._area}平三环里选期房，过渡一年半，一共能拿多少"
            while not self._stop_talking.is_set():
                try:
                    reply = web.post("/api/chat", json={"message": says, "session_id": session_id}).json()
                except httpx.TransportError:
                    self.lost += 1
                    continue
                self.turns += 1
                mine = reply["kind"] == "calculation" and reply["calculation"]["inputs"]["area"] == self._area
                if not mine or session_id not in (None, reply["session_id"]) or NOTE in reply["answer"]:
                    self.wrong.append(f"{self._area}: {says} {reply['answer']}")
                session_id = reply["session_id"]
                says = "那三环外呢" if self.turns % 2 else "那三环内呢"


def spread_over_all(server: Served) -> None:
    """Of many connections every worker takes some."""
    before = {pid: server.open_files(pid) for pid in server.workers()}
    connections = [server.connected() for _ in range(40)]
    until(lambda: all(server.open_files(pid) > files for pid, files in before.items()))
    for each in connections:
        each.close()


def test_a_worker_that_is_killed_takes_only_what_it_was_answering_with_it(
    serve: Callable[..., Served], tmp_path: Path
) -> None:
    server = serve("--workers", "2", GONGBAO_DATA_DIR=str(tmp_path / "data"))
    until(lambda: len(server.workers()) == 2)
    spread_over_all(server)
    stop = threading.Event()
    talkers = [Talker(server, 101 + place, stop) for place in range(TALKERS)]
    for each in talkers:
        each.start()
    until(lambda: all(each.turns > 10 for each in talkers))
    killed = server.workers()[0]
    os.kill(killed, signal.SIGKILL)
    after = [each.turns for each in talkers]
    until(lambda: all(each.turns > turns + 10 for each, turns in zip(talkers, after, strict=True)))
    until(lambda: len(server.workers()) == 2 and killed not in server.workers(), 20)
    stop.set()
    for each in talkers:
        each.join(20)
    assert [wrong for each in talkers for wrong in each.wrong] == []
    assert all(each.lost <= 1 for each in talkers)
    assert server.counted("gongbao_answers_total") >= sum(each.turns for each in talkers)
    assert server.stop() == 0


def test_who_is_asking_when_it_stops_is_still_answered(serve: Callable[..., Served]) -> None:
    server = serve()
    sent = request("谁分管市环保局", "Expect: 100-continue")
    with server.connected() as asking:
        asking.sendall(sent[:-5])
        assert asking.recv(100).startswith(b"HTTP/1.1 100 ")  # what is missing is waited for
        server.process.send_signal(signal.SIGTERM)
        until(lambda: not _listens(server.port))
        asking.sendall(sent[-5:])
        assert b"200 OK" in all_that_comes(asking)
    assert server.process.wait(20) == 0


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def refused(folder: Path, *more: str, **settings: str) -> str:
    """The one line with which a server says why it does not start."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGBAO_")}
    command = [GONGBAO, "serve", "--port", "0", *more]
    done = subprocess.run(
        command, env={**kept, **settings}, cwd=folder, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_notice_that_cannot_be_read_stops_the_start_and_is_named(tmp_path: Path, workers: str) -> None:
    taken_in = tmp_path / "data" / "corpus" / "notices"
    taken_in.mkdir(parents=True)
    whole = (HOME / "notices" / "jzbf-2017-62.json").read_bytes()
    (taken_in / "jzbf-2017-62.json").write_bytes(whole[: len(whole) // 2])
    said = refused(tmp_path, "--workers", workers, GONGBAO_DATA_DIR=str(tmp_path / "data"))
    assert "jzbf-2017-62.json is no JSON" in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"GONGBAO_SESSIONS": "mysql://root:geheim@db"}, "GONGBAO_SESSIONS"),
        ({"GONGBAO_SESSIONS": "mysql://root:geheim@db", "GONGBAO_WORKERS": "2"}, "GONGBAO_SESSIONS"),
        ({"GONGBAO_SESSIONS": "memory", "GONGBAO_WORKERS": "2"}, "GONGBAO_SESSIONS"),
        ({"GONGBAO_DATA_DIR": "/dev/null/data"}, "GONGBAO_SESSIONS"),
        ({"GONGBAO_TRUSTED_HOPS": "-1"}, "GONGBAO_TRUSTED_HOPS"),
    ],
    ids=lambda one: "+".join(one) if isinstance(one, dict) else "",
)
def test_a_wrong_setting_stops_the_start_and_is_named(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    told = refused(tmp_path, **settings)
    assert said in told
    assert "geheim" not in told


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    cache = BUILT / "jieba.cache"
    sound = cache.read_bytes()
    try:
        cache.write_bytes(sound[:1000])
        done = subprocess.run(
            [GONGBAO, "ask", "谁分管市环保局"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert "洪湖鹏" in done.stdout
        assert cache.stat().st_size == len(sound)
    finally:
        cache.write_bytes(sound)
