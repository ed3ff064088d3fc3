"""`gongbao serve` while the corpus changes: what was taken in is answered, and nobody who asks meanwhile is let down."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import upkeep

GONGBAO = Path(sys.executable).with_name("gongbao")
PATIENCE = 60.0
OLD = "谁分管市环保局"
NEW = "公园停车场每小时收费多少"
NOTICE = """嘉兴市人民政府办公室关于调整公园停车收费的通知
嘉政办发〔2018〕12号

各县（市、区）人民政府，市政府各部门、直属各单位：
经市政府同意，现将有关事项通知如下：
一、收费标准
公园停车场每小时收费3元。
本通知自2018年5月1日起施行。

嘉兴市人民政府办公室
2018年4月8日
"""


class Asker(threading.Thread):
    """Asks one thing after another, each on a connection of its own, until told to stop; remembers what failed."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url, self.replies, self.failed, self._stop_asking = url, 0, [], threading.Event()

    def run(self) -> None:
        while not self._stop_asking.is_set():
            try:
                said = httpx.post(f"{self.url}/api/chat", json={"message": OLD}, timeout=PATIENCE)
                wrong = said.status_code != 200 or said.json()["kind"] != "lookup"
            except httpx.HTTPError as error:
                self.failed.append(repr(error))
            else:
                self.failed += [said.text] if wrong else []
                self.replies += 1

    def stop(self) -> None:
        self._stop_asking.set()
        self.join(PATIENCE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def url(data: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a serving process over a data directory."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGBAO_")}
    settings = {"GONGBAO_DATA_DIR": str(data), "GONGBAO_LOG_LEVEL": "error"}
    command = [str(GONGBAO), "serve", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=kept | settings)
    assert server.stderr
    told = re.search(r"http://\S+", server.stderr.readline())
    assert told
    yield told[0]
    server.terminate()
    server.communicate(timeout=PATIENCE)


@pytest.fixture
def asker(url: str) -> Iterator[Asker]:
    until(lambda: answers(url))
    asking = Asker(url)
    asking.start()
    yield asking
    asking.stop()


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def until(holds: Callable[[], bool]) -> None:
    """Tries again until it holds; fails after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came about"


def say(url: str, message: str) -> httpx.Response:
    return httpx.post(f"{url}/api/chat", json={"message": message, "as_of": "2018-06-01"}, timeout=PATIENCE)


def ready(url: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{url}/readyz").json()
    return found


def back_to(version: str, found: dict[str, Any]) -> bool:
    return found["corpus_version"] == version and not found["problems"]


def test_a_notice_is_answered_while_others_ask_on(asker: Asker, data: Path, tmp_path: Path) -> None:
    before = ready(asker.url)["corpus_version"]
    assert "3元" not in say(asker.url, NEW).json()["answer"]
    source = tmp_path / "parks.txt"
    source.write_text(NOTICE, encoding="utf-8")

    upkeep.add([source], data)
    until(lambda: ready(asker.url)["corpus_version"] != before)
    said = say(asker.url, NEW)
    assert "3元" in said.json()["answer"]
    assert said.headers["X-Corpus-Version"] == said.json()["corpus_version"] == ready(asker.url)["corpus_version"]

    stored = data / "corpus" / "notices" / "jzbf-2018-12.json"
    kept = stored.read_text(encoding="utf-8")
    stored.write_text(kept[:100], encoding="utf-8")
    until(lambda: bool(ready(asker.url)["problems"]))
    assert "jzbf-2018-12.json is no JSON" in ready(asker.url)["problems"][0]
    assert "3元" in say(asker.url, NEW).json()["answer"]

    stored.unlink()
    until(lambda: back_to(before, ready(asker.url)))
    assert "3元" not in say(asker.url, NEW).json()["answer"]

    asker.stop()
    assert asker.failed == []
    assert asker.replies > 20
