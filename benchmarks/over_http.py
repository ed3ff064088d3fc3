"""Requests a second over HTTP with one worker beside the bare route, start-up time, and memory."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import AbstractContextManager
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
    with tempfile.TemporaryDirectory() as folder, _gongbao() as ours, _gongbao(folder) as lasting:
        starts.append(ours.seconds)
        fresh = ours.megabytes()
        with _bare(ours, folder) as bare:
            rates = {
                name: _loaded(server, mixed) for name, server in (("ours", ours), ("lasting", lasting), ("bare", bare))
            }
        full = ours.megabytes()
    return [
        (f"HTTP, one worker, {generator()}, {CONNECTIONS} connections, mixed questions", _said(rates["ours"])),
        ("HTTP, the same with conversations kept in SQLite", _said(rates["lasting"])),
        ("HTTP, bare FastAPI route echoing the same reply model", _said(rates["bare"])),
        ("HTTP, share of the bare route", f"{rates['ours'].rate / rates['bare'].rate:.0%}"),
        (f"start of `gongbao serve` to first reply, median of {STARTS}", f"{median(starts):.2f} s"),
        ("memory of the worker, fresh / after the load", f"{fresh:.0f} MB / {full:.0f} MB"),
    ]


def _gongbao(data_dir: str = "") -> AbstractContextManager[Server]:
    port = free_port()
    environment = {"GONGBAO_DATA_DIR": data_dir} if data_dir else {}
    return running([GONGBAO, "serve", "--port", str(port)], port, environment)


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
