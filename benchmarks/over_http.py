"""Requests a second over HTTP beside the bare route, by workers and by store, start-up time, and memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.load import CONNECTIONS, Load, generator, load
from benchmarks.questions import questions
from benchmarks.servers import GONGBAO, Server, ask, free_port, running

ROUNDS = 2
STARTS = 3
QUESTION = "我家120平三环里选期房，过渡一年半，一共能拿多少"

Row = tuple[str, str]


def measure() -> list[Row]:
    """Rows of the table."""
    mixed = questions("*.jsonl")
    starts = [_start_up() for _ in range(STARTS - 1)]
    with tempfile.TemporaryDirectory() as folder:
        with _gongbao() as ours:
            starts.append(ours.seconds)
            fresh = ours.megabytes()
            with _bare(ours, folder) as bare:
                alone, peer = _loaded(ours, mixed), _loaded(bare, mixed)
            full = ours.megabytes()
        kept = [(said, _kept(mixed, workers, settings)) for said, workers, settings in _stores(folder)]
    return [
        (f"HTTP, one worker, {generator()}, {CONNECTIONS} connections, mixed questions", _said(alone)),
        ("HTTP, bare FastAPI route echoing the same reply model", _said(peer)),
        ("HTTP, share of the bare route", f"{alone.rate / peer.rate:.0%}"),
        *((f"HTTP, {said}", _said(load)) for said, load in kept),
        (f"start of `gongbao serve` to first reply, median of {STARTS}", f"{median(starts):.2f} s"),
        ("memory of the worker, fresh / after the load", f"{fresh:.0f} MB / {full:.0f} MB"),
    ]


def _stores(folder: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Where conversations are kept, with how many workers, and the settings that say so."""
    for workers, said in ((1, "one worker"), (2, "two workers")):
        yield f"{said}, conversations in SQLite", workers, {"GONGBAO_DATA_DIR": f"{folder}/{workers}"}
    if shutil.which("redis-server"):
        with _redis(folder) as address:
            for workers, said in ((1, "one worker"), (2, "two workers")):
                yield f"{said}, conversations in Redis", workers, {"GONGBAO_SESSIONS": address}


def _kept(mixed: list[str], workers: int, settings: dict[str, str]) -> Load:
    with _gongbao(workers, settings) as server:
        for _ in range(workers - 1):  # so that every worker has heard every question
            for question in mixed * 2:
                ask(server.port, question)
        return _loaded(server, mixed)


def _gongbao(workers: int = 1, settings: Mapping[str, str] | None = None) -> AbstractContextManager[Server]:
    port = free_port()
    command = [GONGBAO, "serve", "--port", str(port), "--workers", str(workers)]
    return running(command, port, settings)


@contextmanager
def _redis(folder: str) -> Iterator[str]:
    """The address of a Redis that keeps nothing on disk."""
    address = f"{folder}/redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", address, "--save", ""]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        yield f"unix://{address}"
    finally:
        process.terminate()
        process.wait()


def _bare(ours: Server, folder: str) -> AbstractContextManager[Server]:
    prepared = Path(folder, "reply.json")
    prepared.write_text(json.dumps(ask(ours.port, QUESTION)), encoding="utf-8")
    port = free_port()
    return running([sys.executable, "-m", "benchmarks.bare", str(port), str(prepared)], port)


def _start_up() -> float:
    with _gongbao() as server:
        return server.seconds


def _loaded(server: Server, mixed: list[str]) -> Load:
    """The best of some rounds; what disturbs a round makes it slower, never faster."""
    for question in mixed:
        ask(server.port, question)
    return max((load(server.port, mixed) for _ in range(ROUNDS)), key=lambda one: one.rate)


def _said(one: Load) -> str:
    failed = f", {one.failed} failed" if one.failed else ""
    return f"{one.rate:,.0f} requests/s (median {one.median:.1f} ms, p99 {one.p99:.1f} ms{failed})"
