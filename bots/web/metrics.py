"""What is counted, for Prometheus; one registry per application, shared between workers through files."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from assistant.service import JSON, Service

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_LOOK_AGAIN = 1.0


class Metrics:
    """The counters, and the one place that asks now and then whether the corpus is loaded."""

    media_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        kept: dict[str, Any] = {"registry": self._registry}
        self.requests = Counter("gongbao_requests_total", "HTTP requests", ("method", "route", "status"), **kept)
        self.latency = Histogram("gongbao_request_seconds", "HTTP latency", ("route",), buckets=_SECONDS, **kept)
        self.answers = Counter("gongbao_answers_total", "Answers by kind", ("kind",), **kept)
        self.answer_seconds = Histogram(
            "gongbao_answer_seconds", "Time of the core by kind", ("kind",), buckets=_SECONDS, **kept
        )
        self.rules = Counter("gongbao_rule_uses_total", "Calculations by rule", ("rule",), **kept)
        self.feedback = Counter("gongbao_feedback_total", "Feedback", ("helpful",), **kept)
        self.failures = Counter("gongbao_failures_total", "Unexpected errors by class", ("error",), **kept)
        self.store_errors = Counter("gongbao_store_errors_total", "Stores that failed", ("store", "error"), **kept)
        self._of_request: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._of_kind: dict[str, tuple[Counter, Histogram]] = {}
        self._loaded, self._asked = False, float("-inf")

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            merged = CollectorRegistry()
            MultiProcessCollector(merged)  # type: ignore[no-untyped-call]
            return generate_latest(merged)
        return generate_latest(self._registry)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one request."""
        key = (method, route, status)
        if key not in self._of_request:
            self._of_request[key] = self.requests.labels(*key), self.latency.labels(route)
        counter, latency = self._of_request[key]
        counter.inc()
        latency.observe(seconds)

    def store_failed(self, store: str, error: str) -> None:
        """Counts one failure of a store, by the class of its error."""
        self.store_errors.labels(store, error).inc()

    @contextmanager
    def answering(self) -> Iterator[Callable[[JSON], None]]:
        """Times one answer of the core; the caller notes what it was."""
        began = time.perf_counter()

        def note(reply: JSON) -> None:
            kind = reply["kind"]
            if kind not in self._of_kind:
                self._of_kind[kind] = self.answers.labels(kind), self.answer_seconds.labels(kind)
            counter, latency = self._of_kind[kind]
            counter.inc()
            latency.observe(time.perf_counter() - began)
            if reply.get("calculation"):
                self.rules.labels(reply["calculation"]["name"]).inc()

        yield note

    def loaded(self, service: Service) -> bool:
        """Whether the core has clauses to answer from; looked up at most once a second."""
        now = time.monotonic()
        if now - self._asked > _LOOK_AGAIN:
            found = service.readiness()
            self._loaded, self._asked = bool(found.get("ready") or found.get("clauses")), now
        return self._loaded
