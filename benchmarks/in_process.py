"""Time per reply in process: questions heard for the first time by a warm core, and the same ones heard again."""

from __future__ import annotations

import time
from statistics import median

from assistant.service import Service, open_service
from benchmarks.questions import questions

Row = tuple[str, str]


def measure() -> list[Row]:
    """Rows of the table."""
    service = open_service()
    _timed(service, questions("*-dev*.jsonl"))
    held = questions("*-held*.jsonl")
    first, again = _timed(service, held), _timed(service, held)
    return [
        (f"time per reply, {len(held)} questions new to a warm core", _said(first)),
        ("time per reply, the same questions again", _said(again)),
    ]


def _timed(service: Service, asked: list[str]) -> list[float]:
    times = []
    for question in asked:
        began = time.perf_counter()
        reply = service.reply(question)
        times.append((time.perf_counter() - began) * 1000)
        service.forget(reply["session_id"])
    return times


def _said(times: list[float]) -> str:
    return f"median {median(times):.2f} ms, p95 {sorted(times)[int(len(times) * 0.95)]:.2f} ms"
